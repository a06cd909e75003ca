package io.keyaudit.policy;

import io.keyaudit.text.Sha256;

/** Distinguishes findings, by data alone. */
final class Fingerprints {
    private Fingerprints() {}

    static String of(String rule, Subject subject) {
        return Sha256.hex(rule + "\n" + identity(subject));
    }

    /** Returns what a subject is, without what changes from audit to audit, such as the number of its keys. */
    static String identity(Subject subject) {
        if (subject instanceof Subject.Key key) {
            return "key\n" + key.name();
        }
        if (subject instanceof Subject.Service service) {
            return "service\n" + service.provider() + "\n" + service.endpoint();
        }
        if (subject instanceof Subject.PolicyRule rule) {
            return "rule\n" + rule.id();
        }
        Suppression suppression = ((Subject.PolicySuppression) subject).suppression();
        return "suppression\n" + suppression.rule() + "\n" + String.join("\n", suppression.keys()) + "\n"
                + suppression.expires() + "\n" + suppression.reason();
    }
}
