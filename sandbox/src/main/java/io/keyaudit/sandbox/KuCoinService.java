package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * KuCoin on loopback: {@code GET /api/v1/user/api-key}, the same for unified accounts at {@code /api/ua/v1/user/api-key},
 * and {@code GET /api/v1/timestamp}. Thread-safe.
 */
public final class KuCoinService extends ExchangeService<KuCoinKey> {
    private static final String KEY = "/api/v1/user/api-key";
    private static final String UNIFIED_KEY = "/api/ua/v1/user/api-key";
    private static final List<String> HEADERS =
            List.of("KC-API-KEY", "KC-API-SIGN", "KC-API-TIMESTAMP", "KC-API-PASSPHRASE", "KC-API-KEY-VERSION");
    private static final Set<String> VERSIONS = Set.of("2", "3");
    private static final Duration WINDOW = Duration.ofSeconds(5);
    /** Each costs 20 of the 2000 that a user has in 30 seconds. */
    private static final int CALLS = 100;

    private static final Duration CALLS_IN = Duration.ofSeconds(30);

    private KuCoinService(ExchangeOptions options) {
        super("kucoin", options, KEY);
    }

    /** Starts a service without keys, with the default options. */
    public static KuCoinService start() {
        return start(ExchangeOptions.defaults());
    }

    /**
     * Starts a service without keys.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static KuCoinService start(ExchangeOptions options) {
        return new KuCoinService(options);
    }

    @Override
    Reply answer(Request request) {
        if (!request.method().equals("GET")) {
            return Reply.empty(404);
        }
        return switch (request.path()) {
            case "/api/v1/timestamp" -> success(now().toEpochMilli());
            case KEY, UNIFIED_KEY -> describe(request);
            default -> Reply.empty(404);
        };
    }

    private Reply describe(Request request) {
        if (HEADERS.stream().anyMatch(name -> request.header(name).isEmpty())) {
            return KuCoinErrors.MISSING_HEADER.asReply();
        }
        if (!VERSIONS.contains(request.header("KC-API-KEY-VERSION").orElseThrow())) {
            return KuCoinErrors.BAD_VERSION.asReply();
        }
        if (request.header("Content-Type")
                .filter(type -> !type.startsWith("application/json"))
                .isPresent()) {
            return KuCoinErrors.BAD_MEDIA_TYPE.asReply();
        }
        if (!isWithin(WINDOW, request.header("KC-API-TIMESTAMP").orElseThrow())) {
            return KuCoinErrors.BAD_TIMESTAMP.asReply();
        }
        return key(request.header("KC-API-KEY").orElseThrow())
                .filter(key -> key.status() == KeyStatus.ACTIVE)
                .map(key -> describe(request, key))
                .orElseGet(KuCoinErrors.NO_KEY::asReply);
    }

    private Reply describe(Request request, KuCoinKey key) {
        String query = request.query().isEmpty() ? "" : "?" + URLDecoder.decode(request.query(), UTF_8);
        String message =
                request.header("KC-API-TIMESTAMP").orElseThrow() + "GET" + request.path() + query + request.body();
        if (!isMac(key, message, request.header("KC-API-SIGN").orElseThrow())) {
            return KuCoinErrors.BAD_SIGNATURE.asReply();
        }
        if (!isMac(key, key.passphrase(), request.header("KC-API-PASSPHRASE").orElseThrow())) {
            return KuCoinErrors.BAD_PASSPHRASE.asReply();
        }
        if (!isCallerListed(key)) {
            return KuCoinErrors.BAD_ADDRESS.asReply();
        }
        if (!isWithinLimit(key.account(), CALLS, CALLS_IN)) {
            return KuCoinErrors.TOO_MANY_REQUESTS.asReply();
        }
        return key.words().contains("General")
                ? success(data(described(key), request.path().equals(UNIFIED_KEY)))
                : KuCoinErrors.NO_PERMISSION.asReply();
    }

    private static boolean isMac(KuCoinKey key, String message, String base64) {
        byte[] expected = Signatures.hmac("HmacSHA256", utf8(key.signingKey().secret()), utf8(message));
        return Signatures.same(expected, Signatures.fromBase64(base64));
    }

    private static Reply success(Object data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", "200000");
        body.put("data", data);
        return Reply.json(200, body);
    }

    private static Map<String, Object> data(KuCoinKey key, boolean unified) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("remark", key.remark());
        data.put("apiKey", key.apiKey());
        data.put("apiVersion", key.version());
        // Both spellings were seen; here the older keys show the one of the older pages.
        data.put("permission", String.join(key.version() == 2 ? ", " : ",", key.words()));
        if (!key.addresses().isEmpty()) {
            data.put("ipWhitelist", String.join(",", key.maskedAddresses()));
        }
        data.put("createdAt", key.createdAt().toEpochMilli());
        data.put("uid", Long.parseLong(key.account()));
        if (key.master() != null) {
            data.put("isMaster", key.master());
            if (!key.master()) {
                data.put("subName", "sub" + key.account());
            }
        }
        if (unified) {
            data.put("region", "EU");
            data.put("kycStatus", 2);
            data.put("siteType", "global");
        }
        return data;
    }
}
