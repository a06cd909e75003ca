package io.keyaudit.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bybit on loopback: {@code GET /v5/user/query-api} and {@code GET /v5/market/time}. Thread-safe. */
public final class BybitService extends ExchangeService<BybitKey> {
    private static final String QUERY_API = "/v5/user/query-api";
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{13}");
    private static final Pattern WINDOW = Pattern.compile("[0-9]{1,6}");
    private static final long AHEAD = 1000;
    private static final int CALLS_A_SECOND = 10;

    private BybitService(ExchangeOptions options) {
        super("bybit", options, QUERY_API);
    }

    /** Starts a service without keys, with the default options. */
    public static BybitService start() {
        return start(ExchangeOptions.defaults());
    }

    /**
     * Starts a service without keys.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static BybitService start(ExchangeOptions options) {
        return new BybitService(options);
    }

    @Override
    Reply answer(Request request) {
        if (!request.method().equals("GET")) {
            return Reply.empty(404);
        }
        if (!request.body().isEmpty()) {
            return Reply.empty(403);
        }
        return switch (request.path()) {
            case "/v5/market/time" -> time();
            case QUERY_API -> queryApi(request);
            default -> Reply.empty(404);
        };
    }

    private Reply queryApi(Request request) {
        Optional<String> apiKey = request.header("X-BAPI-API-KEY");
        Optional<String> timestamp = request.header("X-BAPI-TIMESTAMP");
        Optional<String> signature = request.header("X-BAPI-SIGN");
        if (apiKey.isEmpty() || timestamp.isEmpty() || signature.isEmpty()) {
            return Reply.empty(401);
        }
        String window = request.header("X-BAPI-RECV-WINDOW").orElse("");
        if (!isTimely(timestamp.get(), window.isEmpty() ? "5000" : window)) {
            return error(10002);
        }
        String signed = timestamp.get() + apiKey.get() + window + request.query();
        return key(apiKey.get())
                .map(key -> queryApi(key, signed, signature.get()))
                .orElseGet(() -> error(10003));
    }

    private Reply queryApi(BybitKey key, String signed, String signature) {
        boolean expired =
                key.status() == KeyStatus.EXPIRED || (key.expiresAt() != null && !now().isBefore(key.expiresAt()));
        if (!expired && key.status() != KeyStatus.ACTIVE) {
            return error(10003);
        }
        if (!hasSigned(key.signingKey(), signed, signature)) {
            return error(10004);
        }
        if (expired) {
            return error(33004);
        }
        if (!isCallerListed(key)) {
            return error(10010);
        }
        return isWithinLimit(key.account(), CALLS_A_SECOND, Duration.ofSeconds(1))
                ? success(result(described(key)))
                : error(10006);
    }

    private static boolean hasSigned(SigningKey signingKey, String signed, String signature) {
        if (signingKey instanceof SigningKey.Pair pair) {
            return Signatures.verifies(pair.publicKey(), utf8(signed), Signatures.fromBase64(signature));
        }
        byte[] expected = Signatures.hmac("HmacSHA256", utf8(signingKey.secret()), utf8(signed));
        return Signatures.same(expected, Signatures.fromLowerCaseHex(signature));
    }

    /** Returns whether {@code server_time - recv_window <= timestamp < server_time + 1000}. */
    private boolean isTimely(String timestamp, String window) {
        if (!TIMESTAMP.matcher(timestamp).matches() || !WINDOW.matcher(window).matches()) {
            return false;
        }
        long ahead = Long.parseLong(timestamp) - now().toEpochMilli();
        return -Long.parseLong(window) <= ahead && ahead < AHEAD;
    }

    private Reply time() {
        long nanos = NonceUnit.NANOSECONDS.nonceAt(now());
        return success(Map.of("timeSecond", String.valueOf(now().getEpochSecond()), "timeNano", String.valueOf(nanos)));
    }

    private Reply success(Map<String, Object> result) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("retCode", 0);
        body.put("retMsg", "");
        body.put("result", result);
        body.put("retExtInfo", Map.of());
        body.put("time", now().toEpochMilli());
        return Reply.json(200, body);
    }

    private Reply error(int code) {
        return BybitErrors.of(code, now()).asReply();
    }

    private Map<String, Object> result(BybitKey key) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", "2208369");
        result.put("note", key.note());
        result.put("apiKey", key.apiKey());
        if (key.readOnly() != null) {
            result.put("readOnly", key.readOnly());
        }
        result.put("secret", "");
        result.put("permissions", key.permissions());
        result.put("ips", key.addresses().isEmpty() ? List.of("*") : key.addresses());
        result.put("type", key.thirdPartyApp() ? 2 : 1);
        Instant expiresAt = key.expiresAt();
        result.put(
                "deadlineDay",
                expiresAt == null ? -2 : Duration.between(now(), expiresAt).toDays());
        result.put("expiredAt", expiresAt == null ? "1970-01-01T00:00:00Z" : expiresAt.toString());
        result.put("createdAt", key.createdAt().toString());
        result.put("unified", 0);
        result.put("uta", 1);
        result.put("userID", Long.valueOf(key.account()));
        result.put("inviterID", 0);
        result.put("vipLevel", "PRO-1");
        result.put("rsaPublicKey", key.signingKey() instanceof SigningKey.Pair pair ? pair.publicKeyPem() : "");
        result.put("isMaster", key.master());
        result.put("parentUid", key.master() ? "0" : "1448938");
        result.put("kycLevel", "LEVEL_1");
        result.put("kycRegion", "MYS");
        result.put("userIDInt64", "0");
        return result;
    }
}
