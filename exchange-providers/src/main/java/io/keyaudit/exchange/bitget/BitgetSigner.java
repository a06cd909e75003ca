package io.keyaudit.exchange.bitget;

import io.keyaudit.Secret;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.http.signing.PrivateKey;
import io.keyaudit.http.signing.SigningKey;
import io.keyaudit.spi.ProviderException;

/** Signs requests that have no body. */
record BitgetSigner(Secret apiKey, SigningKey key, Secret passphrase, boolean demo) implements RequestSigner {
    /** @throws ProviderException if the secret begins as a private key does and is none */
    static BitgetSigner of(Secret apiKey, Secret secret, Secret passphrase, boolean demo) throws ProviderException {
        SigningKey key = PrivateKey.isPem(secret) ? PrivateKey.ofPem(secret) : HmacKey.ofText(Hash.SHA256, secret);
        return new BitgetSigner(apiKey, key, passphrase, demo);
    }

    @Override
    public ServiceRequest sign(ServiceRequest request, SigningContext context) {
        String time = String.valueOf(context.time().toEpochMilli());
        ServiceRequest signed = request.header("ACCESS-KEY", apiKey.reveal())
                .header(
                        "ACCESS-SIGN",
                        key.sign(time + request.method() + request.target()).base64())
                .header("ACCESS-TIMESTAMP", time)
                .header("ACCESS-PASSPHRASE", passphrase.reveal())
                .header("locale", "en-US");
        return demo ? signed.header("PAPTRADING", "1") : signed;
    }
}
