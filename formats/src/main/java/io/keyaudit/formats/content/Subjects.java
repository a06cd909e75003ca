package io.keyaudit.formats.content;

import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Subject;

/** Names what findings are about. */
public final class Subjects {
    private Subjects() {}

    /** Returns the name of a key, or in words what else it is; not made visible. */
    public static String name(Finding finding) {
        Subject subject = finding.subject();
        if (subject instanceof Subject.Key key) {
            return key.name();
        }
        if (subject instanceof Subject.Service service) {
            return service.provider() + " at " + service.endpoint() + " (" + Words.count(service.keyCount(), "key")
                    + ")";
        }
        if (subject instanceof Subject.PolicyRule rule) {
            return "rule " + rule.id();
        }
        if (subject instanceof Subject.PolicySuppression suppression) {
            return "suppression of " + suppression.suppression().rule();
        }
        throw new IllegalStateException("no name for a " + subject.getClass().getSimpleName());
    }
}
