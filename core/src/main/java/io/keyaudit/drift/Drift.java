package io.keyaudit.drift;

import io.keyaudit.policy.Change;
import io.keyaudit.policy.Check;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Subject;
import io.keyaudit.providers.Providers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares what keys can do with what they could do before. A change that is not certain is an inconclusive
 * finding. There is at most one finding for a rule and a key; it is open if any of its changes is certain, and matters as
 * much as the worst of them.
 */
public final class Drift {
    /** The id of the rule that no key gains access. */
    public static final String ACCESS_GAINED = DriftRules.ACCESS_GAINED.id();

    private Drift() {}

    /**
     * Returns a check of one audit against an earlier one. Of a key that was read before and could not be read now it says
     * nothing: the assessment does.
     *
     * @param providers know how sensitive an access is
     */
    public static Check since(Baseline baseline, Providers providers) {
        return new DriftCheck(baseline, new KeyComparison(new Exposure(providers)));
    }

    /**
     * Returns what changed between two audits, as findings, sorted by key and rule. A key that the later audit could
     * not read is among them: it is unknown what it can do.
     *
     * @param providers know how sensitive an access is
     */
    public static List<Finding> between(Baseline earlier, Baseline later, Providers providers) {
        KeyComparison comparison = new KeyComparison(new Exposure(providers));
        TreeSet<String> names = new TreeSet<>();
        earlier.keys().forEach(record -> names.add(record.name()));
        later.keys().forEach(record -> names.add(record.name()));
        List<Finding> findings = new ArrayList<>();
        for (String name : names) {
            Optional<KeyRecord> before = earlier.find(name);
            Optional<KeyRecord> now = later.find(name);
            if (before.isEmpty()) {
                now.map(comparison::appeared).ifPresent(findings::add);
            } else if (now.isEmpty()) {
                findings.add(KeyComparison.vanished(before.get()));
            } else {
                unread(before.get(), now.get()).ifPresent(findings::add);
                findings.addAll(comparison.compare(before.get(), now.get()));
            }
        }
        return List.copyOf(findings);
    }

    /** Sorts before all that can be found about such a key. */
    private static Optional<Finding> unread(KeyRecord earlier, KeyRecord later) {
        if (later.reading().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                        DriftRules.ACCESS_GAINED,
                        new Subject.Key(later.name()),
                        new Change.NotRead(earlier.reading().isPresent()))
                .withSeverity(Exposure.UNKNOWN));
    }
}
