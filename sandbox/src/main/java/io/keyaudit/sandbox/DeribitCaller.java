package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds out which Deribit key calls, by its secret, by a signature, or by a token. Thread-safe. */
final class DeribitCaller {
    static final Duration WINDOW = Duration.ofSeconds(60);
    private static final String SIGNED = "deri-hmac-sha256 ";
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final Function<String, Optional<DeribitKey>> keys;
    private final Predicate<String> timely;
    private final Map<String, DeribitKey> tokens = new ConcurrentHashMap<>();
    private final Set<String> usedNonces = ConcurrentHashMap.newKeySet();

    /**
     * A finder.
     *
     * @param keys finds a key that can be used, by its id
     * @param timely whether a time in milliseconds lies within {@link #WINDOW}
     */
    DeribitCaller(Function<String, Optional<DeribitKey>> keys, Predicate<String> timely) {
        this.keys = keys;
        this.timely = timely;
    }

    void remember(String token, DeribitKey key) {
        tokens.put(token, key);
    }

    Optional<DeribitKey> bySecret(String id, String secret) {
        return keys.apply(id).filter(key -> key.signingKey().secret().equals(secret));
    }

    /** Returns the key that has signed the data of {@code client_signature}. */
    Optional<DeribitKey> bySignature(Map<?, ?> parameters) {
        String time = parameters.get("timestamp") instanceof BigDecimal number ? number.toPlainString() : "";
        String data = text(parameters, "data");
        return signer(
                text(parameters, "client_id"), time, text(parameters, "nonce"), data, text(parameters, "signature"));
    }

    /** Returns the key that the header names, in any of the three ways. */
    Optional<DeribitKey> byHeader(Request request) {
        String header = request.header("Authorization").orElse("");
        if (header.startsWith(BEARER)) {
            return Optional.ofNullable(tokens.get(header.substring(BEARER.length())));
        }
        if (header.startsWith(BASIC)) {
            String pair = new String(Signatures.fromBase64(header.substring(BASIC.length())), UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : bySecret(pair.substring(0, colon), pair.substring(colon + 1));
        }
        return header.startsWith(SIGNED) ? bySigned(request, header.substring(SIGNED.length())) : Optional.empty();
    }

    private Optional<DeribitKey> bySigned(Request request, String list) {
        Map<String, String> parts = Arrays.stream(list.split(",", -1))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                .collect(Collectors.toMap(part -> part[0], part -> part[1], (one, other) -> ""));
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String data = request.method() + "\n" + request.path() + query + "\n" + request.body() + "\n";
        return signer(
                parts.getOrDefault("id", ""),
                parts.getOrDefault("ts", ""),
                parts.getOrDefault("nonce", ""),
                data,
                parts.getOrDefault("sig", ""));
    }

    private Optional<DeribitKey> signer(String id, String time, String nonce, String data, String signature) {
        byte[] message = ExchangeService.utf8(time + "\n" + nonce + "\n" + data);
        return keys.apply(id)
                .filter(key -> timely.test(time))
                .filter(key -> Signatures.same(
                        Signatures.hmac(
                                "HmacSHA256",
                                ExchangeService.utf8(key.signingKey().secret()),
                                message),
                        Signatures.fromLowerCaseHex(signature)))
                .filter(key -> usedNonces.add(id + " " + nonce));
    }

    private static String text(Map<?, ?> parameters, String name) {
        return parameters.get(name) instanceof String text ? text : "";
    }
}
