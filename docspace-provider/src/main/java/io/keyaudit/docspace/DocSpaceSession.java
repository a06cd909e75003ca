package io.keyaudit.docspace;

import static io.keyaudit.docspace.DocSpaceProvider.API_KEY;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.http.FeignConversation;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.JsonStream;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.spi.KeyInventory;
import io.keyaudit.spi.KeyListing;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeCatalogue;
import io.keyaudit.spi.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Asks one portal. */
final class DocSpaceSession implements ProviderSession {
    private static final int POSTFIX = 4;

    /** The part of a key's time that the question about its portal can take: it must not cost the key its answer. */
    private static final int QUESTIONS_SHARE = 3;

    private final ProviderContext context;
    private final SnapshotMaker maker;
    private final GuardedHttp http;
    private final KeyManagementQuestion question;

    /** The ends of the keys that this session has asked with, whose "last used" might be its own doing. */
    private final Set<String> askedWith = ConcurrentHashMap.newKeySet();

    DocSpaceSession(ProviderContext context) {
        this.context = context;
        this.maker = new SnapshotMaker(context);
        this.http = http(context, DocSpaceProvider.CALLS);
        GuardedHttp quickHttp = http(quick(context), DocSpaceProvider.QUESTIONS);
        this.question = new KeyManagementQuestion(credentials -> converse(quickHttp, credentials));
    }

    private static GuardedHttp http(ProviderContext context, int callBudget) {
        return GuardedHttp.builder(context)
                .limit(DocSpaceProvider.limit(context))
                .allow(DocSpaceApi.CALLS)
                .callBudget(callBudget)
                .errors(DocSpaceErrors::read)
                .build();
    }

    private static ProviderContext quick(ProviderContext context) {
        Timeouts all = context.timeouts();
        Duration share = all.total().dividedBy(QUESTIONS_SHARE);
        Timeouts quick = new Timeouts(all.connect(), all.within(share).read(), share);
        return context.with(quick);
    }

    @Override
    public KeySnapshot inspect(Credentials credentials) throws ProviderException {
        Instant asked = context.clock().instant();
        FeignConversation<DocSpaceApi> portal = converse(http, credentials);
        try {
            DocSpaceKey key = DocSpaceKey.read(portal.call(DocSpaceApi::self).field("response"));
            if (!key.postfix().equals(postfix(credentials))) {
                throw new ProviderException(
                        FailureKind.PROTOCOL, "the portal answered about another key than the one that asked");
            }
            return withKeyManagement(
                    key.withActiveOwner(), asked, credentials, portal.evidence(Evidence.Method.INTROSPECTED, Map.of()));
        } catch (HttpException failure) {
            if (failure.status() != 404) {
                throw failure;
            }
            return infer(portal, credentials, asked);
        }
    }

    private KeySnapshot withKeyManagement(DocSpaceKey key, Instant asked, Credentials credentials, Evidence evidence)
            throws ProviderException {
        SnapshotMaker.Scopes scopes = SnapshotMaker.Scopes.of(key.scopes());
        if (!scopes.showVersion()) {
            return maker.snapshot(key, scopes, key.attributes(asked, true, scopes.managesKeysByRight()), evidence);
        }
        KeyManagementQuestion.Answer answer = question.ask(credentials);
        List<String> calls = new ArrayList<>(evidence.calls());
        calls.addAll(answer.calls());
        return maker.snapshot(
                key,
                scopes,
                key.attributes(asked, true, answer.managesKeys()),
                new Evidence(evidence.method(), calls, evidence.observedAt(), evidence.details()));
    }

    /** For portals before v3.1.1, which cannot be asked about the calling key: finds it among those they list. */
    private KeySnapshot infer(FeignConversation<DocSpaceApi> portal, Credentials credentials, Instant asked)
            throws ProviderException {
        List<DocSpaceKey> matching = new ArrayList<>();
        try (JsonStream listed = portal.call(DocSpaceApi::allKeys)) {
            DocSpaceInventory.throwIfStated(listed.elements("response", element -> {
                DocSpaceKey key = DocSpaceKey.read(element);
                if (key.postfix().equals(postfix(credentials))) {
                    matching.add(key);
                }
            }));
        }
        if (matching.size() != 1) {
            throw new ProviderException(
                    FailureKind.PROTOCOL,
                    "this portal is too old to be asked about the calling key, and of the keys it lists "
                            + matching.size() + " end like this one, so which it is is unknown");
        }
        DocSpaceKey key = matching.get(0).withActiveOwner();
        SnapshotMaker.Scopes scopes = SnapshotMaker.Scopes.of(key.scopes());
        Fact<Boolean> managesKeys = scopes.managesKeysByRight();
        return maker.snapshot(
                key,
                scopes,
                key.attributes(asked, true, managesKeys),
                portal.evidence(
                        Evidence.Method.INFERRED,
                        Map.of("matchedBy", "the only listed key with the same last " + POSTFIX + " characters")));
    }

    @Override
    public Optional<ScopeCatalogue> scopeCatalogue() {
        return Optional.of(this::catalogue);
    }

    private List<String> catalogue(Credentials credentials) throws ProviderException {
        JsonAnswer scopes =
                converse(http, credentials).call(DocSpaceApi::catalogue).field("response");
        return scopes.asStrings().stream().sorted().toList();
    }

    @Override
    public Optional<KeyInventory> inventory() {
        return Optional.of(this::list);
    }

    private KeyListing list(Credentials credentials, Consumer<? super KeySnapshot> each) throws ProviderException {
        Instant asked = context.clock().instant();
        FeignConversation<DocSpaceApi> portal = converse(http, credentials);
        return new DocSpaceInventory(maker, askedWith::contains).list(portal, credentials, asked, each);
    }

    private FeignConversation<DocSpaceApi> converse(GuardedHttp way, Credentials credentials) {
        askedWith.add(postfix(credentials));
        return way.converse(DocSpaceApi.class, credentials, signer(credentials));
    }

    static RequestSigner signer(Credentials credentials) {
        Secret key = credentials.get(API_KEY);
        // Without "Bearer" the server takes the key for a session token, refuses it, and writes it to its log.
        return (request, at) -> request.header("Authorization", "Bearer " + key.reveal());
    }

    static String postfix(Credentials credentials) {
        return postfix(credentials.get(API_KEY));
    }

    static String postfix(Secret secret) {
        String key = secret.reveal();
        return key.substring(Math.max(0, key.length() - POSTFIX));
    }

    @Override
    public void close() {
        // Nothing is held: each request has a connection of its own.
    }
}
