package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kraken on loopback: {@code POST /0/private/GetApiKeyInfo} and {@code GET /0/public/Time}. Thread-safe. */
public final class KrakenService extends NonceService<KrakenKey> {
    private static final String KEY_INFO = "/0/private/GetApiKeyInfo";
    private static final Pattern NONCE = Pattern.compile("[0-9]{1,20}");
    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");

    private final Map<String, KrakenCounter> counters = new ConcurrentHashMap<>();
    private final boolean limits;

    private KrakenService(ExchangeOptions options) {
        super("kraken", options, KEY_INFO);
        limits = options.limits();
    }

    /** Starts a service without keys, with the default options. */
    public static KrakenService start() {
        return start(ExchangeOptions.defaults());
    }

    /**
     * Starts a service without keys.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static KrakenService start(ExchangeOptions options) {
        return new KrakenService(options);
    }

    @Override
    Reply answer(Request request) {
        if (request.path().equals("/0/public/Time")) {
            return success(Map.of("unixtime", now().getEpochSecond()));
        }
        if (!request.path().equals(KEY_INFO) || !request.method().equals("POST")) {
            return KrakenErrors.UNKNOWN_METHOD.asReply();
        }
        Map<String, String> parameters;
        try {
            parameters = request.body().startsWith("{") ? ofJson(request.body()) : ofForm(request.body());
        } catch (MalformedJsonException e) {
            return KrakenErrors.BAD_ARGUMENTS.asReply();
        }
        return key(request.header("API-Key").orElse(""))
                .map(key -> keyInfo(key, request, parameters))
                .orElseGet(KrakenErrors.INVALID_KEY::asReply);
    }

    private Reply keyInfo(KrakenKey key, Request request, Map<String, String> parameters) {
        Instant validUntil = key.dates().validUntil();
        if (key.status() != KeyStatus.ACTIVE || (validUntil != null && !now().isBefore(validUntil))) {
            return KrakenErrors.INVALID_KEY.asReply();
        }
        String nonce = parameters.getOrDefault("nonce", "");
        byte[] signature = Signatures.fromBase64(request.header("API-Sign").orElse(""));
        if (!Signatures.same(sign(key, request.path(), nonce, request.body()), signature)) {
            return KrakenErrors.BAD_SIGNATURE.asReply();
        }
        if (limits
                && !counters.computeIfAbsent(key.account(), a -> new KrakenCounter())
                        .admits(now())) {
            return KrakenErrors.TOO_MANY_CALLS.asReply();
        }
        if (!isNonce(nonce) || !memory(key.apiKey()).accepts(Long.parseUnsignedLong(nonce))) {
            return KrakenErrors.BAD_NONCE.asReply();
        }
        boolean secondFactor = key.otp() == null || key.otp().equals(parameters.get("otp"));
        boolean listed = key.addresses().isEmpty()
                || key.addresses().stream()
                        .anyMatch(range -> AddressRange.of(range).contains(caller()));
        return secondFactor && listed
                ? success(spelled(described(key), Long.toUnsignedString(lastNonce(key.apiKey()))))
                : KrakenErrors.NO_PERMISSION.asReply();
    }

    /** HMAC-SHA512 of the path and the raw SHA-256 of nonce and body. */
    private static byte[] sign(KrakenKey key, String path, String nonce, String body) {
        byte[] digest = Signatures.sha256(utf8(nonce + body));
        byte[] start = utf8(path);
        byte[] message = ByteBuffer.allocate(start.length + digest.length)
                .put(start)
                .put(digest)
                .array();
        return Signatures.hmac(
                "HmacSHA512", Signatures.fromBase64(key.signingKey().secret()), message);
    }

    private static boolean isNonce(String text) {
        return NONCE.matcher(text).matches()
                && new BigDecimal(text).toBigInteger().bitLength() <= Long.SIZE;
    }

    private static Map<String, String> ofForm(String body) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : body.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        parameter.substring(0, equals), URLDecoder.decode(parameter.substring(equals + 1), UTF_8));
            }
        }
        return parameters;
    }

    private static Map<String, String> ofJson(String body) {
        Map<String, String> parameters = new HashMap<>();
        if (JsonReader.read(body) instanceof Map<?, ?> members) {
            members.forEach((name, value) -> parameters.put(String.valueOf(name), Objects.toString(value)));
        }
        return parameters;
    }

    private static Reply success(Map<String, ? extends @Nullable Object> result) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", List.of());
        body.put("result", result);
        return Reply.json(200, body);
    }

    /** Returns the fields as documented, or as clients have seen them. */
    private Map<String, Object> spelled(KrakenKey key, String nonce) {
        Map<String, Object> documented = fields(key, nonce);
        if (!key.snakeCase()) {
            return documented;
        }
        Map<String, Object> seen = new LinkedHashMap<>();
        documented.forEach((name, value) ->
                seen.put(CAPITAL.matcher(name).replaceAll("_$1").toLowerCase(Locale.ROOT), value));
        seen.put("nonce_window", String.valueOf(key.nonceWindow()));
        seen.put("ip_allowlist", key.addresses().isEmpty() ? List.of("") : key.addresses());
        return seen;
    }

    private Map<String, Object> fields(KrakenKey key, String nonce) {
        KrakenDates dates = key.dates();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiKeyName", key.name());
        fields.put("apiKey", key.apiKey());
        fields.put("nonce", nonce);
        fields.put("nonceWindow", key.nonceWindow());
        fields.put("permissions", key.words());
        fields.put("iban", "AA88 N84G WOAK NMOI");
        fields.put("validUntil", seconds(dates.validUntil()));
        fields.put("queryFrom", seconds(dates.queryFrom()));
        fields.put("queryTo", seconds(dates.queryTo()));
        fields.put("createdTime", seconds(dates.created()));
        fields.put("modifiedTime", seconds(dates.modified()));
        fields.put("ipAllowlist", key.addresses());
        fields.put("lastUsed", seconds(now()));
        return fields;
    }

    private static String seconds(@Nullable Instant time) {
        return time == null ? "0" : String.valueOf(time.getEpochSecond());
    }
}
