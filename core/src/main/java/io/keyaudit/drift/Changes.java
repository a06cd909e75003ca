package io.keyaudit.drift;

import io.keyaudit.Severity;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.RuleDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changes of one key that belong to one rule, and so to one finding. Not thread-safe. */
final class Changes {
    private final RuleDescription rule;
    private final List<String> certain = new ArrayList<>();
    private final List<String> possible = new ArrayList<>();
    private Severity worst = Severity.INFO;

    Changes(RuleDescription rule) {
        this.rule = rule;
    }

    /** A change that there is. */
    void certain(String what, Severity severity) {
        certain.add(what);
        matters(severity);
    }

    /** A change that there may be. */
    void possible(String what, Severity severity) {
        possible.add(what);
        matters(severity);
    }

    private void matters(Severity severity) {
        worst = severity.isAtLeast(worst) ? severity : worst;
    }

    /** The finding, if there is a change. It matters as much as the worst change that there is or may be. */
    Optional<Finding> finding(String key) {
        return finding(key, "", "");
    }

    /**
     * The finding, if there is a change.
     *
     * @param is what the message says before the changes that there are
     * @param maybe what it says before those that there may be
     */
    Optional<Finding> finding(String key, String is, String maybe) {
        List<String> parts = new ArrayList<>();
        if (!certain.isEmpty()) {
            parts.add(is + String.join(", ", certain));
        }
        if (!possible.isEmpty()) {
            parts.add(maybe + String.join(", ", possible));
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String message = String.join("; ", parts);
        Finding finding =
                certain.isEmpty() ? Finding.inconclusive(rule, key, message) : Finding.open(rule, key, message);
        return Optional.of(finding.withSeverity(worst));
    }
}
