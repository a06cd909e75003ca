package io.keyaudit.docspace;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.http.FeignConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.JsonStream;
import io.keyaudit.spi.KeyListing;
import io.keyaudit.spi.KeyListing.Coverage;
import io.keyaudit.spi.ProviderException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads one answer that lists keys, key by key. What many keys have in common is kept once: a portal's list is long and
 * its owners and sets of scopes are few.
 */
final class DocSpaceInventory {
    private static final Map<String, String> DETAILS = Map.of("basis", "the portal's list of keys");

    private final SnapshotMaker maker;
    private final Predicate<String> askedWith;
    private final Map<String, KeyOwner> owners = new HashMap<>();
    private final Map<List<String>, SnapshotMaker.Scopes> scopes = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private boolean callerListed;

    /** An inventory in which keys of such endings have been used by the audit itself. */
    DocSpaceInventory(SnapshotMaker maker, Predicate<String> askedWith) {
        this.maker = maker;
        this.askedWith = askedWith;
    }

    KeyListing list(
            FeignConversation<DocSpaceApi> portal,
            Credentials caller,
            Instant asked,
            Consumer<? super KeySnapshot> each)
            throws ProviderException {
        String callersPostfix = DocSpaceSession.postfix(caller);
        try (JsonStream answer = portal.call(DocSpaceApi::allKeys)) {
            Evidence evidence = portal.evidence(Evidence.Method.INFERRED, DETAILS);
            JsonAnswer envelope = answer.elements("response", element -> {
                DocSpaceKey key = read(element);
                callerListed |= key.postfix().equals(callersPostfix);
                each.accept(snapshot(key, asked, evidence));
            });
            throwIfStated(envelope);
            // What an administrator's list would hold, too, so that one without it has lost something.
            if (!callerListed) {
                throw new ProviderException(
                        FailureKind.PROTOCOL,
                        "the portal's list lacks the very key that asked for it, so it is not whole");
            }
            return new KeyListing(ids.size(), coverage(), evidence.calls());
        }
    }

    /** The error that the answer states around its list; its status was that of a success. */
    static void throwIfStated(JsonAnswer envelope) throws HttpException {
        Optional<HttpException> error = DocSpaceErrors.stated(envelope);
        if (error.isPresent()) {
            throw error.get();
        }
    }

    private DocSpaceKey read(JsonAnswer element) throws HttpException {
        DocSpaceKey key = DocSpaceKey.read(element);
        if (!ids.add(key.id())) {
            throw element.notUnderstood("has the id of another key");
        }
        return key.owner()
                .map(owner -> key.withOwner(owners.computeIfAbsent(owner.id(), absent -> owner)))
                .orElse(key);
    }

    private KeySnapshot snapshot(DocSpaceKey key, Instant asked, Evidence evidence) {
        SnapshotMaker.Scopes shared = scopes.computeIfAbsent(key.scopes(), SnapshotMaker.Scopes::of);
        return maker.snapshot(
                key,
                shared,
                key.attributes(asked, askedWith.test(key.postfix()), shared.managesKeysByRight()),
                evidence);
    }

    /** An administrator sees everybody's keys; the portal does not say whether the caller is one. */
    private Coverage coverage() {
        return owners.size() > 1 ? Coverage.ALL_USERS : Coverage.UNKNOWN;
    }
}
