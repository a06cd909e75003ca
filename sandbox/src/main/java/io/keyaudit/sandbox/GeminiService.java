package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gemini on loopback: {@code POST /v1/roles} without a body, its payload and nonce in a header. Thread-safe.
 */
public final class GeminiService extends NonceService<GeminiKey> {
    private static final String ROLES = "/v1/roles";
    private static final Pattern NONCE = Pattern.compile("[0-9]{1,20}");
    private static final int NONCE_BITS = 64;
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private GeminiService(ExchangeOptions options) {
        super("gemini", options, ROLES);
    }

    /** Starts a service without keys, with the default options. */
    public static GeminiService start() {
        return start(ExchangeOptions.defaults());
    }

    /**
     * Starts a service without keys.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static GeminiService start(ExchangeOptions options) {
        return new GeminiService(options);
    }

    @Override
    Reply answer(Request request) {
        return request.method().equals("POST") && request.path().equals(ROLES) ? roles(request) : Reply.empty(404);
    }

    private Reply roles(Request request) {
        return key(request.header("X-GEMINI-APIKEY").orElse(""))
                .filter(key -> key.status() == KeyStatus.ACTIVE)
                .map(key -> roles(request, key))
                .orElseGet(GeminiErrors.BAD_KEY::asReply);
    }

    private Reply roles(Request request, GeminiKey key) {
        String payload = request.header("X-GEMINI-PAYLOAD").orElse("");
        byte[] expected = Signatures.hmac("HmacSHA384", utf8(key.signingKey().secret()), utf8(payload));
        byte[] actual =
                Signatures.fromLowerCaseHex(request.header("X-GEMINI-SIGNATURE").orElse(""));
        // The body is not signed, and so there must be none.
        if (!Signatures.same(expected, actual) || !request.body().isEmpty()) {
            return GeminiErrors.BAD_SIGNATURE.asReply();
        }
        Map<?, ?> fields = fields(payload);
        if (!ROLES.equals(fields.get("request"))) {
            return GeminiErrors.BAD_ENDPOINT.asReply();
        }
        boolean accepted =
                nonce(fields.get("nonce")).filter(nonce -> accepts(key, nonce)).isPresent();
        return accepted ? Reply.json(200, body(described(key))) : GeminiErrors.BAD_NONCE.asReply();
    }

    private boolean accepts(GeminiKey key, long nonce) {
        return key.timeBased() ? isNow(nonce) : memory(key.apiKey()).accepts(nonce);
    }

    /** Returns whether the nonce is the time, in seconds or milliseconds. */
    private boolean isNow(long nonce) {
        long now = now().toEpochMilli();
        long window = WINDOW.toMillis();
        return Math.abs(now - nonce) <= window || Math.abs(Math.floorDiv(now, 1000) - nonce) <= WINDOW.toSeconds();
    }

    private static Map<?, ?> fields(String payload) {
        try {
            String json = new String(Signatures.fromBase64(payload), UTF_8);
            return JsonReader.read(json) instanceof Map<?, ?> fields ? fields : Map.of();
        } catch (MalformedJsonException e) {
            return Map.of();
        }
    }

    /** Returns the nonce as an unsigned number of 64 bits; it is a number, or its digits as a string. */
    private static Optional<Long> nonce(@Nullable Object value) {
        String digits = value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
        return NONCE.matcher(digits).matches()
                        && new BigDecimal(digits).toBigInteger().bitLength() <= NONCE_BITS
                ? Optional.of(Long.parseUnsignedLong(digits))
                : Optional.empty();
    }

    private static Map<String, Object> body(GeminiKey key) {
        Map<String, Object> body = new LinkedHashMap<>(key.roles());
        if (key.isMaster()) {
            body.put("counterparty_id", "EMONNYXH");
        }
        return body;
    }
}
