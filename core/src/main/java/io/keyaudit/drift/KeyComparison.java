package io.keyaudit.drift;

import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.Grant;
import io.keyaudit.KeyState;
import io.keyaudit.PermissionSet;
import io.keyaudit.Severity;
import io.keyaudit.policy.Change;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares what is remembered of one key at two times. Immutable. */
final class KeyComparison {
    private final Exposure exposure;

    KeyComparison(Exposure exposure) {
        this.exposure = exposure;
    }

    /** Returns the finding that a key was not there before. */
    Finding appeared(KeyRecord later) {
        return finding(
                        DriftRules.KEY_NEW,
                        later,
                        new Change.KeyAdded(
                                later.reading().map(KeyReading::permissions),
                                later.reading().map(Exposure::managesKeys).orElse(Grant.UNKNOWN)))
                .withSeverity(severity(later));
    }

    /** Returns the finding that a key is not there any more. */
    static Finding vanished(KeyRecord earlier) {
        return finding(DriftRules.KEY_VANISHED, earlier, new Change.KeyRemoved());
    }

    private static Finding finding(RuleDescription rule, KeyRecord key, Change change) {
        return Finding.of(rule, new Subject.Key(key.name()), change);
    }

    /** Returns what changed, sorted by rule; nothing about a key that can be read no more or was never read. */
    List<Finding> compare(KeyRecord earlier, KeyRecord later) {
        List<Finding> findings = new ArrayList<>();
        replaced(earlier, later).ifPresent(findings::add);
        if (later.reading().isPresent()) {
            KeyReading now = later.reading().get();
            if (earlier.reading().isPresent()) {
                KeyReading before = earlier.reading().get();
                boolean comparable = earlier.provider().equals(later.provider());
                AccessChanges access = new AccessChanges(exposure, later.provider());
                // Another provider's resources can have the same names; nothing is known of this one's.
                access.compare(comparable ? before : withoutAccess(before), now);
                findings.addAll(access.findings(later.name()));
                state(before.state(), now.state()).finding(later.name()).ifPresent(findings::add);
                expiry(before.expiresAt(), now.expiresAt())
                        .finding(later.name())
                        .ifPresent(findings::add);
                ConstraintChanges.compare(before.constraints(), now.constraints())
                        .finding(later.name())
                        .ifPresent(findings::add);
            } else {
                findings.add(finding(
                                DriftRules.KEY_NEW,
                                later,
                                new Change.ReadForTheFirstTime(now.permissions(), Exposure.managesKeys(now)))
                        .withSeverity(severity(later)));
            }
        }
        findings.sort(Comparator.comparing(finding -> finding.rule().id()));
        return List.copyOf(findings);
    }

    private Severity severity(KeyRecord record) {
        return record.reading()
                .map(reading -> exposure.of(record.provider(), reading))
                .orElse(Exposure.UNKNOWN);
    }

    private static KeyReading withoutAccess(KeyReading reading) {
        return new KeyReading(
                reading.state(),
                PermissionSet.of(List.of()),
                List.of(),
                List.of(),
                reading.id(),
                reading.hint(),
                reading.ownerId(),
                reading.createdAt(),
                reading.expiresAt(),
                Fact.unknown(),
                reading.constraints());
    }

    private static Optional<Finding> replaced(KeyRecord earlier, KeyRecord later) {
        Changes changes = new Changes(DriftRules.KEY_REPLACED);
        differ(changes, "provider", Fact.known(earlier.provider()), Fact.known(later.provider()));
        if (earlier.endpoint().isPresent() && later.endpoint().isPresent()) {
            differ(
                    changes,
                    "endpoint",
                    Fact.known(earlier.endpoint().get()),
                    Fact.known(later.endpoint().get()));
        }
        if (earlier.reading().isPresent() && later.reading().isPresent()) {
            KeyReading before = earlier.reading().get();
            KeyReading now = later.reading().get();
            differ(changes, "id", before.id(), now.id());
            differ(changes, "hint", before.hint(), now.hint());
            differ(changes, "owner", before.ownerId(), now.ownerId());
            differ(changes, "creation", before.createdAt(), now.createdAt());
            if (!same(before.id(), now.id()) && !same(before.hint(), now.hint())) {
                lacks(changes, "id", before.id(), now.id());
                lacks(changes, "hint", before.hint(), now.hint());
            }
            lacks(changes, "owner", before.ownerId(), now.ownerId());
        }
        return changes.finding(later.name());
    }

    private static void differ(Changes changes, String fact, Fact<?> before, Fact<?> now) {
        if (before.reported() && now.reported() && !before.equals(now)) {
            changes.add(changed(fact, before, now), DriftRules.KEY_REPLACED.severity());
        }
    }

    private static void lacks(Changes changes, String fact, Fact<?> before, Fact<?> now) {
        if (before.reported() != now.reported()) {
            changes.add(changed(fact, before, now), DriftRules.KEY_REPLACED.severity());
        }
    }

    private static Change changed(String fact, Fact<?> before, Fact<?> now) {
        return new Change.FactChanged(fact, before.map(Object::toString), now.map(Object::toString));
    }

    private static boolean same(Fact<String> before, Fact<String> now) {
        return before instanceof Fact.Known<String> && before.equals(now);
    }

    private static Changes state(KeyState before, KeyState now) {
        Changes changes = new Changes(DriftRules.STATE_CHANGED);
        if (before != now) {
            changes.add(
                    new Change.FactChanged(FactKind.STATE.text(), state(before), state(now)),
                    DriftRules.STATE_CHANGED.severity());
        }
        return changes;
    }

    private static Fact<String> state(KeyState state) {
        return state == KeyState.UNKNOWN ? Fact.unknown() : Fact.known(state.text());
    }

    private static Changes expiry(Fact<Instant> before, Fact<Instant> now) {
        Changes changes = new Changes(DriftRules.EXPIRY_CHANGED);
        if (!before.equals(now)) {
            boolean sooner = before.reported() && now.reported() && !moment(now).isAfter(moment(before));
            changes.add(
                    changed(FactKind.EXPIRY.text(), before, now),
                    sooner ? Severity.LOW : DriftRules.EXPIRY_CHANGED.severity());
        }
        return changes;
    }

    /** Never is later than every moment. */
    private static Instant moment(Fact<Instant> expiry) {
        return expiry.toOptional().orElse(Instant.MAX);
    }
}
