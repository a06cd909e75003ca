package io.keyaudit.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * OKX on loopback: {@code GET /api/v5/account/config} and {@code GET /api/v5/public/time}, production and demo on one
 * host as in truth. Thread-safe.
 */
public final class OkxService extends ExchangeService<OkxKey> {
    private static final String CONFIG = "/api/v5/account/config";
    private static final Pattern THREE_FRACTION_DIGITS = Pattern.compile("[^.]{19}\\.[0-9]{3}Z");
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final int CALLS = 5;

    private OkxService(ExchangeOptions options) {
        super("okx", options, CONFIG);
    }

    /** Starts a service without keys, with the default options. */
    public static OkxService start() {
        return start(ExchangeOptions.defaults());
    }

    /**
     * Starts a service without keys.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static OkxService start(ExchangeOptions options) {
        return new OkxService(options);
    }

    @Override
    Reply answer(Request request) {
        if (!request.method().equals("GET")) {
            return Reply.empty(404);
        }
        return switch (request.path()) {
            case "/api/v5/public/time" -> success(Map.of("ts", String.valueOf(now().toEpochMilli())));
            case CONFIG -> config(request);
            default -> Reply.empty(404);
        };
    }

    private Reply config(Request request) {
        Optional<String> apiKey = request.header("OK-ACCESS-KEY");
        Optional<String> signature = request.header("OK-ACCESS-SIGN");
        Optional<String> timestamp = request.header("OK-ACCESS-TIMESTAMP");
        Optional<String> passphrase = request.header("OK-ACCESS-PASSPHRASE");
        if (apiKey.isEmpty()) {
            return OkxErrors.NO_KEY_HEADER.asReply();
        }
        if (passphrase.isEmpty()) {
            return OkxErrors.NO_PASSPHRASE_HEADER.asReply();
        }
        if (signature.isEmpty()) {
            return OkxErrors.NO_SIGNATURE_HEADER.asReply();
        }
        if (timestamp.isEmpty()) {
            return OkxErrors.NO_TIMESTAMP_HEADER.asReply();
        }
        Optional<Instant> sent = instant(timestamp.get());
        if (sent.isEmpty()) {
            return OkxErrors.BAD_TIMESTAMP.asReply();
        }
        if (Duration.between(sent.get(), now().truncatedTo(ChronoUnit.MILLIS))
                        .abs()
                        .compareTo(WINDOW)
                > 0) {
            return OkxErrors.LATE.asReply();
        }
        return key(apiKey.get())
                .map(key -> config(key, request, timestamp.get(), passphrase.get(), signature.get()))
                .orElseGet(OkxErrors.NO_KEY::asReply);
    }

    private static Optional<Instant> instant(String timestamp) {
        try {
            return THREE_FRACTION_DIGITS.matcher(timestamp).matches()
                    ? Optional.of(Instant.parse(timestamp))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Reply config(OkxKey key, Request request, String timestamp, String passphrase, String signature) {
        boolean demo = request.header("x-simulated-trading").orElse("0").equals("1");
        switch (key.status()) {
            case DISABLED -> {
                return OkxErrors.INVALID_KEY.asReply();
            }
            case EXPIRED, OTHER_HOST -> {
                return OkxErrors.NO_KEY.asReply();
            }
            case ACTIVE -> {}
        }
        if (key.demo() != demo) {
            return OkxErrors.OTHER_ENVIRONMENT.asReply();
        }
        if (!Signatures.same(utf8(key.passphrase()), utf8(passphrase))) {
            return OkxErrors.BAD_PASSPHRASE.asReply();
        }
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String signed = timestamp + request.method() + request.path() + query + request.body();
        byte[] expected = Signatures.hmac("HmacSHA256", utf8(key.signingKey().secret()), utf8(signed));
        if (!Signatures.same(expected, Signatures.fromBase64(signature))) {
            return OkxErrors.BAD_SIGNATURE.asReply();
        }
        if (!isCallerListed(key)) {
            return OkxErrors.BAD_ADDRESS.asReply();
        }
        return isWithinLimit(key.account(), CALLS, Duration.ofSeconds(2))
                ? success(data(described(key)))
                : OkxErrors.TOO_MANY_REQUESTS.asReply();
    }

    private static Reply success(Map<String, Object> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", "0");
        body.put("msg", "");
        body.put("data", List.of(data));
        return Reply.json(200, body);
    }

    /** Beside what concerns the key there is much that concerns the account. */
    private static Map<String, Object> data(OkxKey key) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("uid", key.account());
        data.put("mainUid", key.mainAccount());
        data.put("acctLv", "3");
        data.put("autoLoan", true);
        data.put("level", "Lv1");
        data.put("posMode", "net_mode");
        data.put("label", key.label());
        data.put("roleType", "0");
        data.put("traderInsts", List.of());
        data.put("opAuth", "1");
        data.put("kycLv", "3");
        data.put("ip", String.join(",", key.addresses()));
        data.put("perm", String.join(",", key.words()));
        data.put("enableSpotBorrow", false);
        data.put("type", key.isOfSubAccount() ? "1" : "0");
        data.put("settleCcy", "USDC");
        return data;
    }
}
