package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request that a published client has signed, with made-up credentials; from {@code signed-requests.json}. */
record SignedRequest(Map<?, ?> data) {

    static List<SignedRequest> of(String service) {
        try (InputStream resource = SignedRequest.class.getResourceAsStream("signed-requests.json")) {
            assertThat(resource).isNotNull();
            return JsonReader.read(new String(resource.readAllBytes(), UTF_8)) instanceof List<?> all
                    ? all.stream()
                            .map(row -> new SignedRequest((Map<?, ?>) row))
                            .filter(request -> request.text("service").equals(service))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        Object value = data.get(name);
        return value == null ? "" : String.valueOf(value);
    }

    /** The options of a service whose time is that of the request. */
    ExchangeOptions atItsTime() {
        return ExchangeOptions.defaults()
                .withClock(Clock.fixed(Instant.ofEpochMilli(Long.parseLong(text("at"))), ZoneOffset.UTC));
    }

    SigningKey signingKey() {
        if (text("publicKey").isEmpty()) {
            return new SigningKey.Shared(text("secret"));
        }
        return new SigningKey.Pair("not needed", publicKey(Base64.getDecoder().decode(text("publicKey"))));
    }

    private static PublicKey publicKey(byte[] encoded) {
        try {
            // An Ed25519 key takes 44 bytes and a point on P-256 takes 91; an RSA key is longer.
            String algorithm = encoded.length == 44 ? "Ed25519" : encoded.length == 91 ? "EC" : "RSA";
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Http.Answer send(ExchangeService<?> service) {
        return send(service, text("target"), Map.of());
    }

    /** Sends another target, and other headers in place of those of the same names. */
    Http.Answer send(ExchangeService<?> service, String target, Map<String, String> otherHeaders) {
        Map<String, String> headers = new HashMap<>();
        if (data.get("headers") instanceof Map<?, ?> published) {
            published.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
        }
        headers.putAll(otherHeaders);
        return new Http(service.endpoint(), headers).call(text("method"), target, text("body"));
    }

    @Override
    public String toString() {
        return text("id");
    }
}
