package io.keyaudit.drift;

import io.keyaudit.Fact;
import io.keyaudit.Grant;
import io.keyaudit.KeyState;
import io.keyaudit.PermissionSet;
import io.keyaudit.Severity;
import io.keyaudit.policy.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares what is remembered of one key at two times. Immutable. */
final class KeyComparison {
    private final Exposure exposure;

    KeyComparison(Exposure exposure) {
        this.exposure = exposure;
    }

    /** A key that was not there before. */
    Finding appeared(KeyRecord later) {
        return Finding.open(DriftRules.KEY_NEW, later.name(), "was not audited before; " + now(later))
                .withSeverity(severity(later));
    }

    /** A key that is not there any more. */
    static Finding vanished(KeyRecord earlier) {
        return Finding.open(
                DriftRules.KEY_VANISHED,
                earlier.name(),
                "was audited before and is not any more; that it was revoked does not follow");
    }

    /** What changed, sorted by rule; nothing about a key that can be read no more or was never read. */
    List<Finding> compare(KeyRecord earlier, KeyRecord later) {
        List<Finding> findings = new ArrayList<>();
        replaced(earlier, later).ifPresent(findings::add);
        if (later.reading().isPresent()) {
            KeyReading now = later.reading().get();
            if (earlier.reading().isPresent()) {
                KeyReading before = earlier.reading().get();
                boolean comparable = earlier.provider().equals(later.provider());
                AccessChanges access = new AccessChanges(exposure, later.provider());
                // Another provider's resources may have the same names; nothing is known of this one's.
                access.compare(comparable ? before : withoutAccess(before), now);
                findings.addAll(access.findings(later.name()));
                state(before.state(), now.state()).finding(later.name()).ifPresent(findings::add);
                expiry(before.expiresAt(), now.expiresAt())
                        .finding(later.name())
                        .ifPresent(findings::add);
            } else {
                findings.add(Finding.inconclusive(
                                DriftRules.KEY_NEW,
                                later.name(),
                                "could not be read before, so there is nothing to compare with; " + now(later))
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

    private static String now(KeyRecord record) {
        return record.reading()
                .map(reading -> "what it may do now: " + reading.permissions()
                        + (Exposure.managesKeys(reading) == Grant.GRANTED ? ", create and change keys" : ""))
                .orElse("what it may do could not be read");
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
                Fact.unknown());
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

    private static void differ(Changes changes, String what, Fact<?> before, Fact<?> now) {
        if (before.reported() && now.reported() && !before.equals(now)) {
            changes.certain(what + " is " + text(now) + ", was " + text(before), DriftRules.KEY_REPLACED.severity());
        }
    }

    private static void lacks(Changes changes, String what, Fact<?> before, Fact<?> now) {
        if (before.reported() != now.reported()) {
            changes.possible(what + " is " + text(now) + ", was " + text(before), DriftRules.KEY_REPLACED.severity());
        }
    }

    private static boolean same(Fact<String> before, Fact<String> now) {
        return before instanceof Fact.Known<String> && before.equals(now);
    }

    private static Changes state(KeyState before, KeyState now) {
        Changes changes = new Changes(DriftRules.STATE_CHANGED);
        if (before == now) {
            return changes;
        }
        String what = "is " + now.text() + ", was " + before.text();
        if (before == KeyState.UNKNOWN || now == KeyState.UNKNOWN) {
            changes.possible(what, DriftRules.STATE_CHANGED.severity());
        } else {
            changes.certain(what, DriftRules.STATE_CHANGED.severity());
        }
        return changes;
    }

    private static Changes expiry(Fact<Instant> before, Fact<Instant> now) {
        Changes changes = new Changes(DriftRules.EXPIRY_CHANGED);
        if (before.equals(now)) {
            return changes;
        }
        String what = "expiry is " + expiryText(now) + ", was " + expiryText(before);
        if (before.reported() && now.reported()) {
            boolean later = moment(now).isAfter(moment(before));
            changes.certain(what, later ? DriftRules.EXPIRY_CHANGED.severity() : Severity.LOW);
        } else {
            changes.possible(what, DriftRules.EXPIRY_CHANGED.severity());
        }
        return changes;
    }

    /** Never is later than every moment. */
    private static Instant moment(Fact<Instant> expiry) {
        return expiry.toOptional().orElse(Instant.MAX);
    }

    private static String expiryText(Fact<Instant> expiry) {
        return expiry instanceof Fact.None<Instant> ? "never" : text(expiry);
    }

    private static String text(Fact<?> fact) {
        return fact.reported() ? fact.toOptional().map(Objects::toString).orElse("none") : "not told";
    }
}
