package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Binance on loopback: {@code GET /sapi/v1/account/apiRestrictions}, signed in its query, and {@code GET /api/v3/time}.
 * Thread-safe.
 */
public final class BinanceService extends ExchangeService<BinanceKey> {
    private static final String RESTRICTIONS = "/sapi/v1/account/apiRestrictions";
    private static final String SIGNATURE = "&signature=";
    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{13}");
    private static final Pattern MICROSECONDS = Pattern.compile("[0-9]{16}");
    private static final Pattern WINDOW = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,3})?");
    private static final BigDecimal DEFAULT_WINDOW = BigDecimal.valueOf(5000);
    private static final BigDecimal LARGEST_WINDOW = BigDecimal.valueOf(60_000);
    private static final BigDecimal AHEAD = BigDecimal.valueOf(1000);
    private static final int CALLS_A_MINUTE = 12_000;

    private BinanceService(ExchangeOptions options) {
        super("binance", options, RESTRICTIONS);
    }

    /** Starts a service without keys, with the default options. */
    public static BinanceService start() {
        return start(ExchangeOptions.defaults());
    }

    /**
     * Starts a service without keys.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static BinanceService start(ExchangeOptions options) {
        return new BinanceService(options);
    }

    @Override
    Reply answer(Request request) {
        if (!request.method().equals("GET")) {
            return Reply.empty(404);
        }
        return switch (request.path()) {
            case "/api/v3/time" -> Reply.json(200, Map.of("serverTime", now().toEpochMilli()));
            case RESTRICTIONS ->
                isWithinLimit(caller(), CALLS_A_MINUTE, Duration.ofMinutes(1))
                        ? restrictions(request)
                        : BinanceErrors.TOO_MANY_REQUESTS.asReply();
            default -> Reply.empty(404);
        };
    }

    private Reply restrictions(Request request) {
        String apiKey = request.header("X-MBX-APIKEY").orElse("");
        if (apiKey.isBlank() || apiKey.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return BinanceErrors.BAD_KEY_FORMAT.asReply();
        }
        int end = request.query().indexOf(SIGNATURE);
        if (end < 0) {
            return BinanceErrors.BAD_SIGNATURE.asReply();
        }
        String signed = request.query().substring(0, end);
        if (!isTimely(signed)) {
            return BinanceErrors.BAD_TIMESTAMP.asReply();
        }
        String signature = request.query().substring(end + SIGNATURE.length());
        return key(apiKey)
                .map(key -> restrictions(key, signed, signature))
                .orElseGet(BinanceErrors.INVALID_KEY_IP_OR_PERMISSION::asReply);
    }

    private Reply restrictions(BinanceKey key, String signed, String signature) {
        if (key.status() == KeyStatus.OTHER_HOST) {
            return BinanceErrors.BAD_KEY_FORMAT.asReply();
        }
        if (key.status() != KeyStatus.ACTIVE) {
            return BinanceErrors.INVALID_KEY_IP_OR_PERMISSION.asReply();
        }
        if (!hasSigned(key.signingKey(), signed, signature)) {
            return BinanceErrors.BAD_SIGNATURE.asReply();
        }
        boolean readingOff = Boolean.FALSE.equals(key.flags().get("enableReading"));
        return readingOff || !isCallerListed(key)
                ? BinanceErrors.INVALID_KEY_IP_OR_PERMISSION.asReply()
                : Reply.json(200, body(described(key)));
    }

    /** The signature is the last parameter, percent-encoded if it is base64; a further parameter is no base64. */
    private static boolean hasSigned(SigningKey signingKey, String signed, String signature) {
        if (signingKey instanceof SigningKey.Pair pair) {
            boolean encoded = signature.chars().noneMatch(c -> "+/=&".indexOf(c) >= 0);
            return encoded
                    && Signatures.verifies(
                            pair.publicKey(), utf8(signed), Signatures.fromBase64(URLDecoder.decode(signature, UTF_8)));
        }
        byte[] expected = Signatures.hmac("HmacSHA256", utf8(signingKey.secret()), utf8(signed));
        return Signatures.same(expected, Signatures.fromHex(signature));
    }

    /** Returns whether {@code timestamp < serverTime + 1000 && serverTime - timestamp <= recvWindow}, in milliseconds. */
    private boolean isTimely(String query) {
        String timestamp = parameter(query, "timestamp").orElse("");
        String window = parameter(query, "recvWindow").orElse(DEFAULT_WINDOW.toPlainString());
        if (!WINDOW.matcher(window).matches() || new BigDecimal(window).compareTo(LARGEST_WINDOW) > 0) {
            return false;
        }
        BigDecimal sent;
        if (MILLISECONDS.matcher(timestamp).matches()) {
            sent = new BigDecimal(timestamp);
        } else if (MICROSECONDS.matcher(timestamp).matches()) {
            sent = new BigDecimal(timestamp).movePointLeft(3);
        } else {
            return false;
        }
        BigDecimal now = BigDecimal.valueOf(now().toEpochMilli());
        return sent.compareTo(now.add(AHEAD)) < 0 && now.subtract(sent).compareTo(new BigDecimal(window)) <= 0;
    }

    /** Returns the parameter's value, if it was sent exactly once. */
    private static Optional<String> parameter(String query, String name) {
        List<String> values = Arrays.stream(query.split("&", -1))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> parameter.substring(name.length() + 1))
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static Map<String, Object> body(BinanceKey key) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ipRestrict", !key.addresses().isEmpty());
        if (key.createdAt() != null) {
            body.put("createTime", key.createdAt().toEpochMilli());
        }
        body.putAll(key.flags());
        if (key.tradingExpiresAt() != null) {
            body.put("tradingAuthorityExpirationTime", key.tradingExpiresAt().toEpochMilli());
        }
        return body;
    }
}
