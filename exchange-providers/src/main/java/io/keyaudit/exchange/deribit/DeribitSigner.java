package io.keyaudit.exchange.deribit;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.spi.ProviderException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Signs requests. The one for a token has the signature in place of the secret, every scope, and the shortest life.
 *
 * @param apiKey fit to stand in JSON
 * @param nonces random texts of letters and digits
 */
record DeribitSigner(String apiKey, HmacKey key, Supplier<String> nonces) implements RequestSigner {
    private static final Pattern API_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    /** All that can be had, so that the answer says what the key has of it. */
    private static final String SCOPE = DeribitScopes.SCOPES.stream()
                    .map(scope -> scope + DeribitScopes.READ_WRITE)
                    .collect(Collectors.joining(" "))
            + " expires:60";

    private static final String BODY = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"public/auth\",\"params\":"
            + "{\"grant_type\":\"client_signature\",\"client_id\":\"%s\",\"timestamp\":%d,\"nonce\":\"%s\",\"data\":\"\","
            + "\"signature\":\"%s\",\"scope\":\"" + SCOPE + "\"}}";

    /** What is sent, as a regular expression. */
    static final String ALLOWED = Pattern.quote(BODY)
            .replaceFirst("%s", "\\\\E[A-Za-z0-9_-]+\\\\Q")
            .replaceFirst("%d", "\\\\E[0-9]+\\\\Q")
            .replaceFirst("%s", "\\\\E[A-Za-z0-9]+\\\\Q")
            .replaceFirst("%s", "\\\\E[0-9a-f]{64}\\\\Q");

    /** @throws ProviderException if the key does not have Deribit's form */
    static DeribitSigner of(Secret apiKey, HmacKey secret, Supplier<String> nonces) throws ProviderException {
        if (!API_KEY.matcher(apiKey.reveal()).matches()) {
            throw new ProviderException(
                    FailureKind.CONFIGURATION,
                    "the API key does not have the form of a Deribit client id: letters, digits, - and _");
        }
        return new DeribitSigner(apiKey.reveal(), secret, nonces);
    }

    @Override
    public ServiceRequest sign(ServiceRequest request, SigningContext context) {
        long time = context.time().toEpochMilli();
        String nonce = nonces.get();
        if (request.method().equals("POST")) {
            return request.body("application/json", BODY.formatted(apiKey, time, nonce, signature(time, nonce, "")));
        }
        String data = request.method() + '\n' + request.target() + "\n\n";
        return request.header(
                "Authorization",
                "deri-hmac-sha256 id=%s,ts=%d,nonce=%s,sig=%s"
                        .formatted(apiKey, time, nonce, signature(time, nonce, data)));
    }

    private String signature(long time, String nonce, String data) {
        return key.sign(time + "\n" + nonce + "\n" + data).hex();
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "DeribitSigner[]";
    }
}
