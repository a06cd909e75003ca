package io.keyaudit.exchange;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Restriction;
import io.keyaudit.Secret;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ScopeResolution;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * Returns the restriction of a key to a sub-account that the exchange does not name: none for a main account's.
     *
     * @param subAccount whether the key belongs to one; empty if that is not known
     */
    public static Fact<List<Restriction>> subAccount(Optional<Boolean> subAccount) {
        if (subAccount.isEmpty()) {
            return Fact.unknown();
        }
        return subAccount.get() ? Fact.known(List.of(new Restriction("sub-account", "not named"))) : Fact.none();
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
