package io.keyaudit.exchange;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Secret;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.nonce.NonceSequence;
import io.keyaudit.http.nonce.NonceStrategy;
import io.keyaudit.http.nonce.NonceUnit;
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

    /** The field of the passphrase that an owner chose for the key, at exchanges that want one. */
    public static final String PASSPHRASE = "passphrase";

    /** The units in which programs count nonces at exchanges that only want them to grow. */
    public static final List<NonceUnit> NONCE_UNITS =
            List.of(NonceUnit.SECONDS, NonceUnit.MILLIS, NonceUnit.MICROS, NonceUnit.NANOS);

    /** Returns the key's public half. */
    public Secret apiKey() {
        return credentials.get(API_KEY);
    }

    /** Returns what the key's requests are signed with. */
    public Secret apiSecret() {
        return credentials.get(API_SECRET);
    }

    /**
     * Returns the key that the secret is, at an exchange whose keys have a shared secret.
     *
     * @throws ProviderException of kind {@link FailureKind#CONFIGURATION} if it is a private key
     */
    public HmacKey sharedSecret(Hash hash) throws ProviderException {
        if (PrivateKey.isPem(apiSecret())) {
            throw new ProviderException(
                    FailureKind.CONFIGURATION,
                    "the secret is a private key; " + provider.describe().displayName()
                            + " is asked about keys with a shared secret only");
        }
        return HmacKey.ofText(hash, apiSecret());
    }

    /**
     * Returns the key that the secret is: a private key in PEM, or else a shared secret for HMAC-SHA256.
     *
     * @param kinds of private keys that the exchange takes, by their algorithms in JSON Web Signatures: {@code RS256} for
     *     RSA, {@code EdDSA} for Ed25519
     * @throws ProviderException of kind {@link FailureKind#CONFIGURATION} if it is PEM that cannot be read, or a private
     *     key of another kind
     */
    public SigningKey signingKey(String... kinds) throws ProviderException {
        if (!PrivateKey.isPem(apiSecret())) {
            return HmacKey.ofText(Hash.SHA256, apiSecret());
        }
        PrivateKey key = PrivateKey.ofPem(apiSecret());
        if (!List.of(kinds).contains(key.jwsAlgorithm())) {
            throw new ProviderException(
                    FailureKind.CONFIGURATION,
                    "the private key is one for " + key.jwsAlgorithm() + "; "
                            + provider.describe().displayName() + " takes " + String.join(" and ", kinds));
        }
        return key;
    }

    /**
     * Takes the key's nonces, by the option {@code nonce}.
     *
     * @throws ProviderException if it cannot be waited for whoever has them
     */
    public NonceSequence nonces() throws ProviderException {
        NonceStrategy strategy = new NonceStrategy(NONCE_UNITS, context.option(NonceStrategy.OPTION));
        return NonceSequence.take(context, strategy, apiKey().reveal());
    }

    /** Returns what is known of the key before anything was asked: which environment it is of, by its host. */
    public KeyAttributes attributes() {
        return KeyAttributes.unknown().withEnvironment(provider.environment(context.endpoint()));
    }

    /** Begins to talk about the key. */
    public HttpConversation converse(RequestSigner signer) {
        return http.converse(credentials, signer);
    }

    /** Starts the snapshot of a key that the exchange accepted, and which is therefore active. */
    public KeySnapshot.Builder snapshot(
            HttpConversation conversation, ScopeResolution resolution, Collection<String> nativeScopes) {
        return snapshot(conversation, resolution, nativeScopes, Map.of());
    }

    /**
     * Starts such a snapshot.
     *
     * @param details that its evidence shows
     */
    public KeySnapshot.Builder snapshot(
            HttpConversation conversation,
            ScopeResolution resolution,
            Collection<String> nativeScopes,
            Map<String, String> details) {
        return KeySnapshot.builder(provider.id(), context.endpoint())
                .state(KeyState.ACTIVE)
                .permissions(resolution.permissions())
                .nativeScopes(List.copyOf(nativeScopes))
                .unrecognizedScopes(resolution.unrecognized())
                .evidence(conversation.evidence(Evidence.Method.INTROSPECTED, details));
    }
}
