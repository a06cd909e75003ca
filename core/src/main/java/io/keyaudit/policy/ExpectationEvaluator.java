package io.keyaudit.policy;

import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.Grant;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.PermissionSet;
import io.keyaudit.policy.Violation.OwnerProblem;
import io.keyaudit.policy.Violation.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Judges facts about one key by what a rule expects of them. */
final class ExpectationEvaluator {
    /** Services fix the moments of creation and expiry one after the other, and round them. */
    private static final Duration ROUNDING = Duration.ofMinutes(1);

    private final KeySnapshot key;
    private final KeyAttributes attributes;
    private final Instant now;
    private final Function<FactKind, Uncertainty.UnknownFact> unknown;
    private final List<Reason> reasons = new ArrayList<>();

    private ExpectationEvaluator(KeySnapshot key, Instant now, Function<FactKind, Uncertainty.UnknownFact> unknown) {
        this.key = key;
        this.attributes = key.attributes();
        this.now = now;
        this.unknown = unknown;
    }

    /**
     * Returns the reasons why the key is not as expected, or might not be; none if it is.
     *
     * @param unknown says why a fact is unknown
     * @throws IllegalArgumentException if one key alone does not show it
     */
    static List<Reason> judge(
            Expectation expectation,
            KeySnapshot key,
            Instant now,
            Function<FactKind, Uncertainty.UnknownFact> unknown) {
        ExpectationEvaluator evaluator = new ExpectationEvaluator(key, now, unknown);
        evaluator.judge(expectation);
        return evaluator.reasons;
    }

    private void judge(Expectation expectation) {
        if (expectation instanceof Expectation.StateIn states) {
            state(states.states());
        } else if (expectation instanceof Expectation.MustExpire) {
            mustExpire();
        } else if (expectation instanceof Expectation.MaxLifetime lifetime) {
            lifetime(lifetime.limit());
        } else if (expectation instanceof Expectation.ExpiresWithin within) {
            expiresWithin(within.limit());
        } else if (expectation instanceof Expectation.LastsFor least) {
            lastsFor(least.limit());
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
        } else if (expectation instanceof Expectation.AddressRestricted) {
            addressRestricted();
        } else if (expectation instanceof Expectation.OwnerActive) {
            ownerActive();
        } else {
            throw new IllegalArgumentException("not judged by one key: " + expectation);
        }
    }

    private void unknown(FactKind fact) {
        reasons.add(unknown.apply(fact));
    }

    private void state(Set<KeyState> states) {
        if (states.contains(key.state())) {
            return;
        }
        if (key.state() == KeyState.UNKNOWN) {
            unknown(FactKind.STATE);
        } else {
            reasons.add(new Violation.StateNotAllowed(key.state(), List.copyOf(states)));
        }
    }

    /** Returns when the key expires, if that is known. */
    private Optional<Instant> mustExpire() {
        if (attributes.expiresAt() instanceof Fact.None<Instant>) {
            reasons.add(new Violation.NeverExpires());
        } else if (!attributes.expiresAt().reported()) {
            unknown(FactKind.EXPIRY);
        }
        return attributes.expiresAt().toOptional();
    }

    private void expiresWithin(Duration limit) {
        mustExpire()
                .filter(expiry -> isOver(Duration.between(now, expiry), limit))
                .ifPresent(expiry -> reasons.add(new Violation.TooLong(Span.REMAINING, expiry, limit)));
    }

    private void lastsFor(Duration limit) {
        if (!attributes.expiresAt().reported()) {
            unknown(FactKind.EXPIRY);
        }
        attributes
                .expiresAt()
                .toOptional()
                .filter(expiry -> expiry.isBefore(now.plus(limit)))
                .ifPresent(expiry -> reasons.add(new Violation.ExpiresSoon(expiry, limit)));
    }

    private void lifetime(Duration limit) {
        Optional<Instant> expiry = mustExpire();
        if (expiry.isEmpty()) {
            return;
        }
        Optional<Instant> created = attributes.createdAt().toOptional();
        if (created.isEmpty()) {
            if (isOver(Duration.between(now, expiry.get()), limit)) {
                reasons.add(new Violation.TooLong(Span.REMAINING, expiry.get(), limit));
            } else {
                unknown(FactKind.CREATION);
            }
        } else if (isOver(Duration.between(created.get(), expiry.get()), limit)) {
            reasons.add(new Violation.TooLong(Span.LIFETIME, expiry.get(), limit));
        } else if (created.get().isAfter(now) || created.get().isAfter(expiry.get())) {
            reasons.add(new Uncertainty.ImplausibleFact(FactKind.CREATION, created.get()));
        }
    }

    private static boolean isOver(Duration lifetime, Duration limit) {
        return lifetime.minus(ROUNDING).compareTo(limit) > 0;
    }

    private void age(Duration limit) {
        Optional<Instant> created = attributes.createdAt().toOptional();
        if (created.isEmpty()) {
            unknown(FactKind.CREATION);
        } else {
            past(Span.AGE, FactKind.CREATION, created.get(), limit);
        }
    }

    private void unused(Duration limit) {
        Optional<Instant> created = attributes.createdAt().toOptional();
        if (attributes.lastUsedAt() instanceof Fact.Known<Instant> used) {
            past(Span.UNUSED, FactKind.LAST_USE, used.value(), limit);
        } else if (attributes.lastUsedAt() instanceof Fact.None<Instant>) {
            if (created.isEmpty()) {
                unknown(FactKind.CREATION);
            } else {
                past(Span.NEVER_USED, FactKind.CREATION, created.get(), limit);
            }
        } else if (created.isEmpty() || !isWithin(Duration.between(created.get(), now), limit)) {
            unknown(FactKind.LAST_USE);
        }
    }

    /** A moment that must lie in the past, and not too far. */
    private void past(Span span, FactKind fact, Instant moment, Duration limit) {
        Duration past = Duration.between(moment, now);
        if (past.isNegative()) {
            reasons.add(new Uncertainty.ImplausibleFact(fact, moment));
        } else if (!isWithin(past, limit)) {
            reasons.add(new Violation.TooLong(span, moment, limit));
        }
    }

    private static boolean isWithin(Duration past, Duration limit) {
        return !past.isNegative() && past.compareTo(limit) <= 0;
    }

    private void used() {
        if (attributes.lastUsedAt() instanceof Fact.None<Instant>) {
            reasons.add(new Violation.NeverUsed());
        } else if (!attributes.lastUsedAt().reported()) {
            unknown(FactKind.LAST_USE);
        } else {
            attributes
                    .lastUsedAt()
                    .toOptional()
                    .filter(used -> used.isAfter(now))
                    .ifPresent(used -> reasons.add(new Uncertainty.ImplausibleFact(FactKind.LAST_USE, used)));
        }
    }

    private void restricted() {
        PermissionSet permissions = key.permissions();
        if (permissions.unrestricted()) {
            reasons.add(new Violation.FullAccess());
            return;
        }
        boolean uncertain = permissions.permissions().isEmpty()
                || !permissions.withGrant(Grant.UNKNOWN).isEmpty()
                || !key.unrecognizedScopes().isEmpty();
        if (uncertain && permissions.withGrant(Grant.DENIED).isEmpty()) {
            reasons.add(new Uncertainty.UnknownFullAccess(key.unrecognizedScopes()));
        }
    }

    private void recognizedScopes() {
        if (!key.unrecognizedScopes().isEmpty()) {
            reasons.add(new Violation.UnrecognizedScopes(key.unrecognizedScopes()));
        }
    }

    private void addressRestricted() {
        if (!attributes.allowedAddresses().reported()) {
            unknown(FactKind.ALLOWED_ADDRESSES);
        } else if (attributes.allowedAddresses().toOptional().isEmpty()) {
            reasons.add(new Violation.AddressesUnrestricted());
        }
    }

    private void ownerActive() {
        Optional<KeyOwner> owner = attributes.owner().toOptional();
        if (attributes.owner() instanceof Fact.None<KeyOwner>) {
            reasons.add(new Violation.OwnerInactive(OwnerProblem.NONE));
        } else if (owner.isEmpty()) {
            unknown(FactKind.OWNER);
        } else if (owner.get().active() instanceof Fact.None<Boolean>) {
            reasons.add(new Violation.OwnerInactive(OwnerProblem.DELETED));
        } else if (!owner.get().active().reported()) {
            unknown(FactKind.OWNER_STATE);
        } else if (owner.get().active().equals(Fact.known(false))) {
            reasons.add(new Violation.OwnerInactive(OwnerProblem.DISABLED));
        }
    }
}
