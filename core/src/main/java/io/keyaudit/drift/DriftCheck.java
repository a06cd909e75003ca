package io.keyaudit.drift;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Check;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.RuleDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the keys of one audit with an earlier one. Not thread-safe. */
final class DriftCheck implements Check {
    private final Baseline baseline;
    private final KeyComparison comparison;
    private final Set<String> seen = new HashSet<>();

    /** The beginnings of names of keys that might be in an inventory which could not be read. */
    private final Set<String> unlisted = new HashSet<>();

    DriftCheck(Baseline baseline, KeyComparison comparison) {
        this.baseline = baseline;
        this.comparison = comparison;
    }

    @Override
    public List<RuleDescription> rules() {
        return DriftRules.ALL;
    }

    @Override
    public List<Finding> examine(KeyOutcome outcome) {
        KeyRecord now = KeyRecord.of(outcome);
        seen.add(now.name());
        if (outcome instanceof KeyOutcome.Failed && outcome.target().inventory()) {
            unlisted.add(now.name() + "/");
        }
        return baseline.find(now.name())
                .map(before -> comparison.compare(before, now))
                .orElseGet(() -> List.of(comparison.appeared(now)));
    }

    @Override
    public List<Finding> conclude() {
        return baseline.keys().stream()
                .filter(before -> !seen.contains(before.name()))
                .filter(before -> unlisted.stream().noneMatch(before.name()::startsWith))
                .map(KeyComparison::vanished)
                .toList();
    }
}
