package io.keyaudit.drift;

import io.keyaudit.Severity;
import io.keyaudit.policy.Controls;
import io.keyaudit.policy.RuleDescription;
import java.util.List;

/** The rules of drift. The severity of a finding in access depends on the access. */
final class DriftRules {
    private static final String EXPECTED = " If the change was meant, save a new snapshot as the baseline.";

    static final RuleDescription ACCESS_GAINED = new RuleDescription(
            "drift/access-gained",
            "No key gains access",
            Severity.HIGH,
            "Find out who changed the key and why, and take away what it does not need." + EXPECTED,
            Controls.of("NHI5, AC-2, AC-6(7), A.5.18"));

    static final RuleDescription ACCESS_LOST = new RuleDescription(
            "drift/access-lost",
            "No key loses access",
            Severity.LOW,
            "Check whether what uses the key still works, and who changed the key." + EXPECTED,
            Controls.of("AC-2, A.5.18"));

    static final RuleDescription CONSTRAINT_CHANGED = new RuleDescription(
            "drift/constraint-changed",
            "No key's addresses, restrictions or environment change",
            Severity.HIGH,
            "Find out who changed the key and why, and restrict it again." + EXPECTED,
            Controls.of("NHI5, AC-2, AC-6, A.8.3"));

    static final RuleDescription EXPIRY_CHANGED = new RuleDescription(
            "drift/expiry-changed",
            "No key's expiry changes",
            Severity.MEDIUM,
            "Find out who changed the expiry; rather than lengthening a key's life, replace the key." + EXPECTED,
            Controls.of("NHI7, IA-5"));

    static final RuleDescription KEY_NEW = new RuleDescription(
            "drift/key-new",
            "No key is audited that was not before",
            Severity.LOW,
            "Find out who asked for the key and whether it needs what it can do." + EXPECTED,
            Controls.of("AC-2, AC-6(7), A.5.18"));

    static final RuleDescription KEY_REPLACED = new RuleDescription(
            "drift/key-replaced",
            "No name stands for another key than before",
            Severity.MEDIUM,
            "Check whether the key was rotated, and whether the earlier one is revoked." + EXPECTED,
            Controls.of("NHI1, AC-2, IA-5"));

    static final RuleDescription KEY_VANISHED = new RuleDescription(
            "drift/key-vanished",
            "Every key is audited that was before",
            Severity.LOW,
            "Check that the key is revoked at the service, or audit it again under its name." + EXPECTED,
            Controls.of("NHI1, AC-2"));

    static final RuleDescription STATE_CHANGED = new RuleDescription(
            "drift/state-changed",
            "No key's state changes",
            Severity.MEDIUM,
            "Find out who switched the key on or off; revoke one that nobody uses any more." + EXPECTED,
            Controls.of("AC-2"));

    /** All of them, sorted by id. */
    static final List<RuleDescription> ALL = List.of(
            ACCESS_GAINED,
            ACCESS_LOST,
            CONSTRAINT_CHANGED,
            EXPIRY_CHANGED,
            KEY_NEW,
            KEY_REPLACED,
            KEY_VANISHED,
            STATE_CHANGED);

    private DriftRules() {}
}
