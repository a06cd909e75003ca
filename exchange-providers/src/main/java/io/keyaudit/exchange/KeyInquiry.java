package io.keyaudit.exchange;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.http.signing.PrivateKey;
import io.keyaudit.http.signing.SigningKey;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ScopeResolution;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The inspection of one key.
 *
 * @param provider the exchange's provider
 * @param context of the session
 * @param http the way to the exchange
 * @param credentials the key's
 */
public record KeyInquiry(
        ExchangeProvider provider, ProviderContext context, GuardedHttp http, Credentials credentials) {
    /** The field that every exchange calls so: the key's public half. */
    public static final String API_KEY = "apiKey";

    /** The field that every exchange calls so: what the key's requests are signed with. */
    public static final String API_SECRET = "apiSecret";

    /** Returns the key's public half. */
    public Secret apiKey() {
        return credentials.get(API_KEY);
    }

    /** Returns what the key's requests are signed with. */
    public Secret apiSecret() {
        return credentials.get(API_SECRET);
    }

    /**
     * Returns the key that the secret is: a private key in PEM, or else a shared secret for HMAC-SHA256.
     *
     * @throws ProviderException of kind {@link io.keyaudit.FailureKind#CONFIGURATION} if it is PEM that cannot be read
     */
    public SigningKey signingKey() throws ProviderException {
        return PrivateKey.isPem(apiSecret()) ? PrivateKey.ofPem(apiSecret()) : HmacKey.ofText(Hash.SHA256, apiSecret());
    }

    /** Begins to talk about the key. */
    public HttpConversation converse(RequestSigner signer) {
        return http.converse(credentials, signer);
    }

    /** Starts the snapshot of a key that the exchange accepted. */
    public KeySnapshot.Builder snapshot(
            HttpConversation conversation, ScopeResolution resolution, Collection<String> nativeScopes) {
        return KeySnapshot.builder(provider.id(), context.endpoint())
                .permissions(resolution.permissions())
                .nativeScopes(List.copyOf(nativeScopes))
                .unrecognizedScopes(resolution.unrecognized())
                .evidence(conversation.evidence(Evidence.Method.INTROSPECTED, Map.of()));
    }
}
