package io.keyaudit.policy;

import io.keyaudit.Severity;
import java.util.List;

/** The rules that hold for every audit, whatever the policy. */
final class BuiltInRules {
    static final RuleDescription UNREAD_KEY = new RuleDescription(
            "keyaudit/unread-key",
            "Every key could be read",
            Severity.HIGH,
            "Do what the message says and audit the key again. A key that nobody uses any more is best revoked at the"
                    + " service and taken out of the keys file.",
            List.of());

    static final RuleDescription KEY_WITHOUT_RULE = new RuleDescription(
            "keyaudit/key-without-rule",
            "Every key has a rule of the policy",
            Severity.LOW,
            "Add a rule for the key; \"keyaudit suggest\" proposes one.",
            List.of());

    static final RuleDescription RULE_UNMATCHED = new RuleDescription(
            "keyaudit/rule-unmatched",
            "Every rule is for some key",
            Severity.INFO,
            "See whether the rule's patterns are spelt as the keys are named, or remove the rule.",
            List.of());

    static final RuleDescription SUPPRESSION_EXPIRED = new RuleDescription(
            "keyaudit/suppression-expired",
            "No suppression is past its last day",
            Severity.MEDIUM,
            "Put right what it accepted and remove it, or have it accepted again until a later day.",
            List.of());

    static final RuleDescription SUPPRESSION_UNMATCHED = new RuleDescription(
            "keyaudit/suppression-unmatched",
            "Every suppression accepts some finding",
            Severity.LOW,
            "Remove it: what it accepted is put right. If it is not, see how its rule and keys are spelt.",
            List.of());

    static final List<RuleDescription> ALL =
            List.of(KEY_WITHOUT_RULE, RULE_UNMATCHED, SUPPRESSION_EXPIRED, SUPPRESSION_UNMATCHED, UNREAD_KEY);

    private BuiltInRules() {}
}
