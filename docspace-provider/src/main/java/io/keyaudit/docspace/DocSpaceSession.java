package io.keyaudit.docspace;

import static io.keyaudit.docspace.DocSpaceProvider.API_KEY;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeCatalogue;
import io.keyaudit.spi.ScopeResolution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one portal. */
final class DocSpaceSession implements ProviderSession {
    private static final int POSTFIX = 4;

    private final ProviderContext context;
    private final GuardedHttp http;

    DocSpaceSession(ProviderContext context) {
        this.context = context;
        this.http = GuardedHttp.create(
                context, DocSpaceProvider.LIMIT, DocSpaceApi.CALLS, DocSpaceProvider.CALLS, DocSpaceComplaints::read);
    }

    @Override
    public KeySnapshot inspect(Credentials credentials) throws ProviderException {
        Instant asked = context.clock().instant();
        HttpConversation<DocSpaceApi> portal = converse(credentials);
        try {
            DocSpaceKey key = DocSpaceKey.read(portal.call(DocSpaceApi::self).field("response"));
            if (!key.postfix().equals(postfix(credentials))) {
                throw new ProviderException(
                        FailureKind.PROTOCOL, "the portal answered about another key than the one that asked");
            }
            return snapshot(key, asked, portal.evidence(Evidence.Method.INTROSPECTED, Map.of()));
        } catch (HttpException failure) {
            if (failure.status() != 404) {
                throw failure;
            }
            return infer(portal, credentials, asked);
        }
    }

    /** For portals before v3.1.1, which cannot be asked about the calling key: finds it among those they list. */
    private KeySnapshot infer(HttpConversation<DocSpaceApi> portal, Credentials credentials, Instant asked)
            throws ProviderException {
        List<DocSpaceKey> matching = new ArrayList<>();
        for (JsonAnswer listed :
                portal.call(DocSpaceApi::keys).field("response").elements()) {
            DocSpaceKey key = DocSpaceKey.read(listed);
            if (key.postfix().equals(postfix(credentials))) {
                matching.add(key);
            }
        }
        if (matching.size() != 1) {
            throw new ProviderException(
                    FailureKind.PROTOCOL,
                    "this portal is too old to be asked about the calling key, and of the keys it lists "
                            + matching.size() + " end like this one, so which it is cannot be told");
        }
        return snapshot(
                matching.get(0),
                asked,
                portal.evidence(
                        Evidence.Method.INFERRED,
                        Map.of("matchedBy", "the only listed key with the same last " + POSTFIX + " characters")));
    }

    private KeySnapshot snapshot(DocSpaceKey key, Instant asked, Evidence evidence) {
        ScopeResolution resolved = key.unrestricted()
                ? new ScopeResolution(DocSpaceScopes.TABLE.unrestricted(), List.of())
                : DocSpaceScopes.TABLE.resolve(key.scopes());
        return new KeySnapshot(
                DocSpaceProvider.ID,
                context.endpoint(),
                resolved.permissions(),
                key.scopes(),
                resolved.unrecognized(),
                key.state(context.clock().instant()),
                key.attributes(asked),
                evidence);
    }

    @Override
    public Optional<ScopeCatalogue> scopeCatalogue() {
        return Optional.of(this::catalogue);
    }

    private List<String> catalogue(Credentials credentials) throws ProviderException {
        JsonAnswer scopes = converse(credentials).call(DocSpaceApi::catalogue).field("response");
        return scopes.texts().stream().sorted().toList();
    }

    private HttpConversation<DocSpaceApi> converse(Credentials credentials) {
        Secret key = credentials.get(API_KEY);
        // Without "Bearer" the server takes the key for a session token, refuses it, and writes it to its log.
        return http.converse(
                DocSpaceApi.class,
                credentials,
                (method, path, body) -> Map.of("Authorization", "Bearer " + key.reveal()));
    }

    private static String postfix(Credentials credentials) {
        String key = credentials.get(API_KEY).reveal();
        return key.substring(Math.max(0, key.length() - POSTFIX));
    }

    @Override
    public void close() {
        // Nothing is held: the JDK's client is shared by all sessions.
    }
}
