package io.keyaudit.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bitget on loopback: {@code GET /api/v2/spot/account/info}, for production and demo keys, and
 * {@code GET /api/v2/public/time}. Thread-safe.
 */
public final class BitgetService extends ExchangeService<BitgetKey> {
    private static final String INFO = "/api/v2/spot/account/info";
    /** Not documented by the exchange where the errors are; clients go by it. */
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private BitgetService(ExchangeOptions options) {
        super("bitget", options, INFO);
    }

    /** Starts a service without keys, with the default options. */
    public static BitgetService start() {
        return start(ExchangeOptions.defaults());
    }

    /**
     * Starts a service without keys.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static BitgetService start(ExchangeOptions options) {
        return new BitgetService(options);
    }

    @Override
    Reply answer(Request request) {
        if (!request.method().equals("GET")) {
            return Reply.empty(404);
        }
        return switch (request.path()) {
            case "/api/v2/public/time" -> success(Map.of("serverTime", String.valueOf(now().toEpochMilli())));
            case INFO -> info(request);
            default -> Reply.empty(404);
        };
    }

    private Reply info(Request request) {
        String apiKey = request.header("ACCESS-KEY").orElse("");
        if (apiKey.isBlank()) {
            return BitgetErrors.BAD_KEY.asReply();
        }
        String timestamp = request.header("ACCESS-TIMESTAMP").orElse("");
        if (!timestamp.matches("[0-9]{13}")) {
            return BitgetErrors.BAD_TIMESTAMP.asReply();
        }
        if (!isWithin(WINDOW, timestamp)) {
            return BitgetErrors.OLD_TIMESTAMP.asReply();
        }
        boolean demo = request.header("PAPTRADING").filter("1"::equals).isPresent();
        return key(apiKey)
                .filter(key -> key.status() == KeyStatus.ACTIVE && key.demo() == demo)
                .map(key -> info(request, timestamp, key))
                .orElseGet(BitgetErrors.NO_KEY::asReply);
    }

    private Reply info(Request request, String timestamp, BitgetKey key) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String signed = timestamp + "GET" + request.path() + query + request.body();
        if (!hasSigned(key.signingKey(), signed, request.header("ACCESS-SIGN").orElse(""))) {
            return BitgetErrors.BAD_SIGNATURE.asReply();
        }
        if (!request.header("ACCESS-PASSPHRASE").orElse("").equals(key.passphrase())) {
            return BitgetErrors.BAD_PASSPHRASE.asReply();
        }
        if (!isCallerListed(key)) {
            return BitgetErrors.BAD_ADDRESS.asReply();
        }
        return isWithinLimit(key.account(), 1, Duration.ofSeconds(1))
                ? success(data(described(key)))
                : BitgetErrors.TOO_MANY_REQUESTS.asReply();
    }

    private static boolean hasSigned(SigningKey signingKey, String signed, String base64) {
        byte[] signature = Signatures.fromBase64(base64);
        return signingKey instanceof SigningKey.Pair pair
                ? Signatures.verifies(pair.publicKey(), utf8(signed), signature)
                : Signatures.same(Signatures.hmac("HmacSHA256", utf8(signingKey.secret()), utf8(signed)), signature);
    }

    private Reply success(Object data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", "00000");
        body.put("msg", "success");
        body.put("requestTime", now().toEpochMilli());
        body.put("data", data);
        return Reply.json(200, body);
    }

    private static Map<String, Object> data(BitgetKey key) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("userId", key.account());
        data.put("inviterId", "1");
        data.put("ips", String.join(",", key.addresses()));
        data.put("authorities", key.words());
        if (key.parent() != null) {
            data.put("parentId", key.parent());
        }
        data.put("traderType", "trader");
        data.put("channelCode", "XXX");
        data.put("channel", "YYY");
        data.put("regisTime", "1246566789345");
        return data;
    }
}
