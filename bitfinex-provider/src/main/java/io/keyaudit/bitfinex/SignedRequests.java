package io.keyaudit.bitfinex;

import io.keyaudit.Credentials;
import io.keyaudit.Secret;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.nonce.NonceSequence;
import io.keyaudit.spi.ProviderException;

/** Signs requests, each with a nonce of its own. */
record SignedRequests(Credentials credentials, NonceSequence nonces) implements RequestSigner {
    @Override
    public ServiceRequest sign(ServiceRequest request, SigningContext context) throws ProviderException {
        long nonce = nonces.next();
        Secret secret = credentials.get(BitfinexProvider.API_SECRET);
        return request.header("bfx-nonce", String.valueOf(nonce))
                .header("bfx-apikey", credentials.get(BitfinexProvider.API_KEY).reveal())
                .header("bfx-signature", RequestSignature.of(secret, request.path(), nonce, request.body()));
    }
}
