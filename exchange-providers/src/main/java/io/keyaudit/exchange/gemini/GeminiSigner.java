package io.keyaudit.exchange.gemini;

import io.keyaudit.Secret;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.spi.ProviderException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Signs requests, whose path and nonce are in a header. */
record GeminiSigner(Secret apiKey, HmacKey key, NonceSource nonces) implements RequestSigner {
    /** Where the next nonce comes from. */
    @FunctionalInterface
    interface NonceSource {
        long next() throws ProviderException;
    }

    @Override
    public ServiceRequest sign(ServiceRequest request, SigningContext context) throws ProviderException {
        String json = "{\"request\":\"%s\",\"nonce\":\"%d\"}".formatted(request.path(), nonces.next());
        String payload = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        return request.header("Content-Type", "text/plain")
                .header("Cache-Control", "no-cache")
                .header("X-GEMINI-APIKEY", apiKey.reveal())
                .header("X-GEMINI-PAYLOAD", payload)
                .header("X-GEMINI-SIGNATURE", key.sign(payload).hex());
    }
}
