package io.keyaudit.exchange.coinbase;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.Jws;
import io.keyaudit.http.signing.PrivateKey;
import io.keyaudit.spi.ProviderException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Signs requests with a token each, which is good for two minutes and one request.
 *
 * @param apiKey fit to stand in JSON
 * @param key on P-256 or Ed25519
 * @param nonces random texts
 */
record CoinbaseSigner(String apiKey, PrivateKey key, Supplier<String> nonces) implements RequestSigner {
    private static final Pattern API_KEY = Pattern.compile("[A-Za-z0-9/_.-]+");
    private static final long LIFE_IN_SECONDS = 120;

    /** @throws ProviderException if the key or the secret does not have Coinbase's form */
    static CoinbaseSigner of(Secret apiKey, Secret secret, Supplier<String> nonces) throws ProviderException {
        if (!API_KEY.matcher(apiKey.reveal()).matches()) {
            throw invalid("the API key does not have Coinbase's form: organizations/.../apiKeys/..., or a UUID");
        }
        PrivateKey key = PrivateKey.isPem(secret) ? PrivateKey.ofPem(secret) : PrivateKey.ofEd25519Seed(secret);
        if (key.jwsAlgorithm().equals("RS256")) {
            throw invalid("the private key is an RSA key; Coinbase's are on P-256 or Ed25519");
        }
        return new CoinbaseSigner(apiKey.reveal(), key, nonces);
    }

    @Override
    public ServiceRequest sign(ServiceRequest request, SigningContext context) {
        long now = context.time().getEpochSecond();
        String header = "{\"alg\":\"%s\",\"kid\":\"%s\",\"nonce\":\"%s\",\"typ\":\"JWT\"}"
                .formatted(key.jwsAlgorithm(), apiKey, nonces.get());
        String payload = "{\"sub\":\"%s\",\"iss\":\"cdp\",\"nbf\":%d,\"exp\":%d,\"uri\":\"%s %s%s\"}"
                .formatted(apiKey, now, now + LIFE_IN_SECONDS, request.method(), context.host(), request.path());
        return request.header("Authorization", "Bearer " + Jws.compact(header, payload, key));
    }

    private static ProviderException invalid(String message) {
        return new ProviderException(FailureKind.CONFIGURATION, message);
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "CoinbaseSigner[]";
    }
}
