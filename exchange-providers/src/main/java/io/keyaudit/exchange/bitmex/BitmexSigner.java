package io.keyaudit.exchange.bitmex;

import io.keyaudit.Secret;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.HmacKey;

/** Signs requests that have no body. */
record BitmexSigner(Secret apiKey, HmacKey key) implements RequestSigner {
    private static final long LIFE_IN_SECONDS = 60;

    @Override
    public ServiceRequest sign(ServiceRequest request, SigningContext context) {
        String expires = String.valueOf(context.time().getEpochSecond() + LIFE_IN_SECONDS);
        return request.header("api-key", apiKey.reveal())
                .header("api-expires", expires)
                .header(
                        "api-signature",
                        key.sign(request.method() + request.target() + expires).hex());
    }
}
