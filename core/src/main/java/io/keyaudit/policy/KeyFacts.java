package io.keyaudit.policy;

import io.keyaudit.Fact;
import io.keyaudit.Grant;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.PermissionSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds facts about one key against what a rule expects of them. */
final class KeyFacts {
    /** Services fix the moments of creation and expiry one after the other, and round them. */
    private static final Duration ROUNDING = Duration.ofMinutes(1);

    private final KeySnapshot key;
    private final KeyAttributes attributes;
    private final Instant now;
    private final Verdict verdict;

    KeyFacts(KeySnapshot key, Instant now, Verdict verdict) {
        this.key = key;
        this.attributes = key.attributes();
        this.now = now;
        this.verdict = verdict;
    }

    void judge(Expectation expectation) {
        if (expectation instanceof Expectation.StateIn states) {
            state(states.states());
        } else if (expectation instanceof Expectation.MustExpire) {
            mustExpire();
        } else if (expectation instanceof Expectation.MaxLifetime lifetime) {
            lifetime(lifetime.limit());
        } else if (expectation instanceof Expectation.MaxAge age) {
            age(age.limit());
        } else if (expectation instanceof Expectation.MaxUnused unused) {
            unused(unused.limit());
        } else if (expectation instanceof Expectation.Used) {
            used();
        } else if (expectation instanceof Expectation.Restricted) {
            restricted();
        } else if (expectation instanceof Expectation.RecognizedScopes) {
            recognizedScopes();
        } else if (expectation instanceof Expectation.OwnerActive) {
            ownerActive();
        }
    }

    private void state(Set<KeyState> states) {
        if (states.contains(key.state())) {
            return;
        }
        if (key.state() == KeyState.UNKNOWN) {
            verdict.doubt("whether it is active: the service does not tell");
        } else {
            verdict.breach("is " + key.state().text() + ", not "
                    + states.stream().sorted().map(KeyState::text).collect(Collectors.joining(" or ")));
        }
    }

    private void mustExpire() {
        if (attributes.expiresAt() instanceof Fact.None<Instant>) {
            verdict.breach("never expires");
        } else if (!attributes.expiresAt().reported()) {
            verdict.doubt("when it expires: the service does not tell");
        }
    }

    private void lifetime(Duration limit) {
        mustExpire();
        Optional<Instant> expiry = attributes.expiresAt().toOptional();
        if (expiry.isEmpty()) {
            return;
        }
        String expires = "expires on " + Phrase.day(expiry.get()) + ", more than " + Phrase.duration(limit);
        Optional<Instant> created = attributes.createdAt().toOptional();
        if (created.isEmpty()) {
            if (isOver(Duration.between(now, expiry.get()), limit)) {
                verdict.breach(expires + " from now");
            } else {
                verdict.doubt("how long it lives: the service does not tell when it was created");
            }
        } else if (isOver(Duration.between(created.get(), expiry.get()), limit)) {
            verdict.breach(expires + " after it was created");
        } else if (created.get().isAfter(now) || created.get().isAfter(expiry.get())) {
            verdict.doubt("how long it lives: it expires on " + Phrase.day(expiry.get())
                    + " and was created, says the service, on " + Phrase.day(created.get()));
        }
    }

    private static boolean isOver(Duration lifetime, Duration limit) {
        return lifetime.minus(ROUNDING).compareTo(limit) > 0;
    }

    private void age(Duration limit) {
        Optional<Instant> created = attributes.createdAt().toOptional();
        if (created.isEmpty()) {
            verdict.doubt("how old it is: the service does not tell when it was created");
        } else {
            since(created.get(), limit, "was created on", "how old it is");
        }
    }

    private void unused(Duration limit) {
        String question = "how long it has been unused";
        Optional<Instant> created = attributes.createdAt().toOptional();
        if (attributes.lastUsedAt() instanceof Fact.Known<Instant> used) {
            since(used.value(), limit, "was last used on", question);
        } else if (attributes.lastUsedAt() instanceof Fact.None<Instant>) {
            if (created.isEmpty()) {
                verdict.doubt(question + ": it was never used, and the service does not tell when it was created");
            } else {
                since(created.get(), limit, "was never used since it was created on", question);
            }
        } else if (created.isEmpty() || !isWithin(Duration.between(created.get(), now), limit)) {
            verdict.doubt(question
                    + ": the service does not tell when it was last used, or tells of no use but the audit's own");
        }
    }

    /** A moment that must lie in the past, and not too far. */
    private void since(Instant moment, Duration limit, String what, String question) {
        Duration past = Duration.between(moment, now);
        if (past.isNegative()) {
            verdict.doubt(question + ": the service says that it " + what + " " + Phrase.day(moment)
                    + ", which is yet to come");
        } else if (!isWithin(past, limit)) {
            verdict.breach(what + " " + Phrase.day(moment) + ", more than " + Phrase.duration(limit) + " ago");
        }
    }

    private static boolean isWithin(Duration past, Duration limit) {
        return !past.isNegative() && past.compareTo(limit) <= 0;
    }

    private void used() {
        if (attributes.lastUsedAt() instanceof Fact.None<Instant>) {
            verdict.breach("was never used");
        } else if (attributes
                .lastUsedAt()
                .toOptional()
                .filter(used -> !used.isAfter(now))
                .isEmpty()) {
            verdict.doubt("whether it was ever used, other than by the audit");
        }
    }

    private void restricted() {
        PermissionSet permissions = key.permissions();
        if (permissions.unrestricted()) {
            verdict.breach("has full access, also to what does not exist yet");
            return;
        }
        boolean uncertain = permissions.permissions().isEmpty()
                || !permissions.withGrant(Grant.UNKNOWN).isEmpty()
                || !key.unrecognizedScopes().isEmpty();
        if (uncertain && permissions.withGrant(Grant.DENIED).isEmpty()) {
            verdict.doubt("whether it has full access: nothing is known to be denied to it");
        }
    }

    private void recognizedScopes() {
        if (!key.unrecognizedScopes().isEmpty()) {
            verdict.breach("has scopes that are not recognised: "
                    + Phrase.quoted(key.unrecognizedScopes().stream().sorted().toList()));
        }
    }

    boolean tellsWhetherOwnerIsActive() {
        return attributes.owner() instanceof Fact.None<KeyOwner>
                || attributes
                        .owner()
                        .toOptional()
                        .map(owner -> owner.active().reported())
                        .orElse(false);
    }

    private void ownerActive() {
        Optional<KeyOwner> owner = attributes.owner().toOptional();
        if (attributes.owner() instanceof Fact.None<KeyOwner>) {
            verdict.breach("belongs to nobody");
        } else if (owner.isEmpty()) {
            verdict.doubt("whose key it is: the service does not tell");
        } else if (owner.get().active() instanceof Fact.None<Boolean>) {
            verdict.breach("belongs to an account that is gone");
        } else if (!owner.get().active().reported()) {
            verdict.doubt("whether its owner's account is active: the service does not tell");
        } else if (owner.get().active().equals(Fact.known(false))) {
            verdict.breach("belongs to an account that is disabled");
        }
    }
}
