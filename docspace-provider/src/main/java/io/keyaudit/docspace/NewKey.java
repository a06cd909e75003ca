package io.keyaudit.docspace;

import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Secret;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.UncertainOutcomeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a draft becomes: what is expected of it, and what the portal made of it. */
record NewKey(ProviderContext context, KeyDraft draft) {
    private static final Pattern SECRET = Pattern.compile("sk-[A-Za-z0-9_-]{16,200}");

    /** The portal's clock is another one than ours, and a day is not always 24 hours long. */
    private static final Duration TOLERANCE = Duration.ofHours(26);

    KeySnapshot preview() {
        SnapshotMaker.Scopes scopes = scopes();
        Instant now = context.clock().instant();
        KeyAttributes attributes = KeyAttributes.unknown()
                .withLabel(Fact.known(draft.name()))
                .withCreatedAt(Fact.known(now))
                .withLastUsedAt(Fact.none())
                .withExpiresAt(Fact.knownOrNone(draft.days().map(days -> now.plus(Duration.ofDays(days)))))
                .withManagesKeys(scopes.managesKeysByRight());
        return new KeySnapshot(
                DocSpaceProvider.ID,
                context.endpoint(),
                scopes.resolution().permissions(),
                scopes.natives(),
                scopes.resolution().unrecognized(),
                KeyState.ACTIVE,
                attributes,
                new Evidence(Evidence.Method.INFERRED, List.of(), now, Map.of("basis", "a draft")));
    }

    private SnapshotMaker.Scopes scopes() {
        return SnapshotMaker.Scopes.of(draft.scopes().stream().distinct().toList());
    }

    CreatedKey read(JsonAnswer answer, Evidence evidence) throws HttpException, UncertainOutcomeException {
        DocSpaceKey key = DocSpaceKey.read(answer);
        String whole = answer.field("key").asString();
        if (!SECRET.matcher(whole).matches()) {
            throw unusable(key, "its secret is not in the answer");
        }
        Secret secret = Secret.of(whole);
        if (!key.postfix().equals(DocSpaceSession.postfix(secret))) {
            throw unusable(key, "the secret in the answer is another key's");
        }
        SnapshotMaker.Scopes made = SnapshotMaker.Scopes.of(key.scopes());
        if (!scopesAsAsked(made)) {
            throw unusable(key, "it does not have the scopes that were asked for");
        }
        if (!expiresAsAsked(key)) {
            throw unusable(key, "it does not expire as was asked for");
        }
        return new CreatedKey(
                secret,
                new SnapshotMaker(context)
                        .snapshot(
                                key,
                                made,
                                key.attributes(context.clock().instant(), false, made.managesKeysByRight()),
                                evidence));
    }

    private boolean scopesAsAsked(SnapshotMaker.Scopes made) {
        return draft.unrestricted()
                ? made.resolution().permissions().unrestricted()
                : new HashSet<>(made.natives()).equals(new HashSet<>(draft.scopes()));
    }

    private boolean expiresAsAsked(DocSpaceKey key) {
        if (draft.days().isEmpty() || key.expiresAt().isEmpty()) {
            return draft.days().isEmpty() && key.expiresAt().isEmpty();
        }
        Instant created = key.createdAt().orElse(context.clock().instant());
        Duration life = Duration.between(created, key.expiresAt().get());
        return life.minus(Duration.ofDays(draft.days().get())).abs().compareTo(TOLERANCE) <= 0;
    }

    /** There is a key now, but not one to hand over. */
    private static UncertainOutcomeException unusable(DocSpaceKey key, String why) {
        return new UncertainOutcomeException(
                FailureKind.PROTOCOL,
                "a key was created that is of no use: " + why + ". Revoke it; the portal gave it the id " + id(key));
    }

    private static String id(DocSpaceKey key) {
        return key.id().replaceAll("[^A-Za-z0-9-]", "?");
    }
}
