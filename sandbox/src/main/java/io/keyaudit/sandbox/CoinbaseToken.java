package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON web token of one request, read but not yet judged.
 *
 * @param text the whole token
 * @param signed header and claims as they were signed
 * @param signature in base64url
 */
record CoinbaseToken(String text, Map<?, ?> header, Map<?, ?> claims, String signed, String signature) {
    private static final Pattern FORM =
            Pattern.compile("Bearer ((?<signed>(?<header>[\\w-]+)\\.(?<claims>[\\w-]+))\\.(?<signature>[\\w-]+))");
    private static final List<String> ISSUERS = List.of("cdp", "coinbase-cloud");
    private static final int LONGEST_LIFE = 120;

    /** Returns the token of an {@code Authorization} header, if it has the form of one. */
    static Optional<CoinbaseToken> read(String authorization) {
        Matcher form = FORM.matcher(authorization);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CoinbaseToken(
                    form.group(1),
                    fields(form.group("header")),
                    fields(form.group("claims")),
                    form.group("signed"),
                    form.group("signature")));
        } catch (IllegalArgumentException | MalformedJsonException e) {
            return Optional.empty();
        }
    }

    String key() {
        return String.valueOf(header.get("kid"));
    }

    /** Returns whether the key has signed this, by the algorithm of its kind. */
    boolean isSignedBy(SigningKey.Pair pair) {
        String algorithm = pair.publicKey().getAlgorithm().equals("EC") ? "ES256" : "EdDSA";
        return algorithm.equals(header.get("alg"))
                && "JWT".equals(header.get("typ"))
                && header.get("nonce") instanceof String nonce
                && !nonce.isEmpty()
                && Signatures.verifies(pair.publicKey(), signed.getBytes(US_ASCII), signatureBytes());
    }

    /** Returns whether the claims are those of a request of this key, in the form of the official clients or of others. */
    boolean isFor(String uri) {
        return key().equals(claims.get("sub"))
                && ISSUERS.contains(String.valueOf(claims.get("iss")))
                && (uri.equals(claims.get("uri")) || List.of(uri).equals(claims.get("uris")));
    }

    /** Returns whether the token lives two minutes at most, and its time is at most as far from the service's. */
    boolean isTimely(long now) {
        if (!(claims.get("nbf") instanceof BigDecimal from) || !(claims.get("exp") instanceof BigDecimal to)) {
            return false;
        }
        long begins = from.longValue();
        long ends = to.longValue();
        return ends - begins <= LONGEST_LIFE && now < ends && begins - now <= LONGEST_LIFE;
    }

    private byte[] signatureBytes() {
        try {
            return Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return Signatures.NONE;
        }
    }

    private static Map<?, ?> fields(String base64) {
        String json = new String(Base64.getUrlDecoder().decode(base64), UTF_8);
        return JsonReader.read(json) instanceof Map<?, ?> fields ? fields : Map.of();
    }

    /** Shows nothing: whoever has the token can use it. */
    @Override
    public String toString() {
        return "CoinbaseToken[]";
    }
}
