package io.keyaudit.exchange.bitget;

import io.keyaudit.Secret;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.SigningKey;

/** Signs requests that have no body. */
record BitgetSigner(Secret apiKey, SigningKey key, Secret passphrase, boolean demo) implements RequestSigner {
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
