package io.keyaudit.drift;

import io.keyaudit.Severity;
import io.keyaudit.policy.Change;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changes of one key that belong to one rule, and so to one finding. Not thread-safe. */
final class Changes {
    private final RuleDescription rule;
    private final List<Change> changes = new ArrayList<>();
    private Severity worst = Severity.INFO;

    Changes(RuleDescription rule) {
        this.rule = rule;
    }

    void add(Change change, Severity severity) {
        changes.add(change);
        worst = severity.isAtLeast(worst) ? severity : worst;
    }

    /** Returns the finding, if there is a change. It matters as much as the worst change that there is or might be. */
    Optional<Finding> finding(String key) {
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(rule, new Subject.Key(key), changes).withSeverity(worst));
    }
}
