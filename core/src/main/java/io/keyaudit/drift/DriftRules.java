package io.keyaudit.drift;

import io.keyaudit.Severity;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.RuleDescription;
import java.util.List;

/** What drift gives findings of. The severity of a finding in access depends on the access. */
final class DriftRules {
    private static final ControlReference OVERPRIVILEGED =
            new ControlReference("OWASP Non-Human Identities Top 10 (2025)", "NHI5");
    private static final ControlReference OFFBOARDING =
            new ControlReference("OWASP Non-Human Identities Top 10 (2025)", "NHI1");
    private static final ControlReference LONG_LIVED =
            new ControlReference("OWASP Non-Human Identities Top 10 (2025)", "NHI7");
    private static final ControlReference ACCOUNTS = new ControlReference("NIST SP 800-53 Rev. 5", "AC-2");
    private static final ControlReference REVIEW = new ControlReference("NIST SP 800-53 Rev. 5", "AC-6(7)");
    private static final ControlReference AUTHENTICATORS = new ControlReference("NIST SP 800-53 Rev. 5", "IA-5");
    private static final ControlReference RIGHTS = new ControlReference("ISO/IEC 27001:2022 Annex A", "A.5.18");

    private static final String EXPECTED = " If the change was meant, save a new snapshot as the baseline.";

    static final RuleDescription ACCESS_GAINED = new RuleDescription(
            "drift/access-gained",
            "No key gains access",
            Severity.HIGH,
            "Find out who changed the key and why, and take away what it does not need." + EXPECTED,
            List.of(OVERPRIVILEGED, ACCOUNTS, REVIEW, RIGHTS));

    static final RuleDescription ACCESS_LOST = new RuleDescription(
            "drift/access-lost",
            "No key loses access",
            Severity.LOW,
            "See whether what uses the key still works, and who changed the key." + EXPECTED,
            List.of(ACCOUNTS, RIGHTS));

    static final RuleDescription EXPIRY_CHANGED = new RuleDescription(
            "drift/expiry-changed",
            "No key's expiry changes",
            Severity.MEDIUM,
            "Find out who changed the expiry; rather than lengthening a key's life, replace the key." + EXPECTED,
            List.of(LONG_LIVED, AUTHENTICATORS));

    static final RuleDescription KEY_NEW = new RuleDescription(
            "drift/key-new",
            "No key is audited that was not before",
            Severity.LOW,
            "See who asked for the key and whether it needs what it may do." + EXPECTED,
            List.of(ACCOUNTS, REVIEW, RIGHTS));

    static final RuleDescription KEY_REPLACED = new RuleDescription(
            "drift/key-replaced",
            "No name comes to stand for another key",
            Severity.MEDIUM,
            "See whether the key was rotated, and whether the earlier one is revoked." + EXPECTED,
            List.of(OFFBOARDING, ACCOUNTS, AUTHENTICATORS));

    static final RuleDescription KEY_VANISHED = new RuleDescription(
            "drift/key-vanished",
            "Every key is audited that was before",
            Severity.LOW,
            "See that the key is revoked at the service, or audit it again under its name." + EXPECTED,
            List.of(OFFBOARDING, ACCOUNTS));

    static final RuleDescription STATE_CHANGED = new RuleDescription(
            "drift/state-changed",
            "No key's state changes",
            Severity.MEDIUM,
            "Find out who switched the key on or off; revoke one that nobody uses any more." + EXPECTED,
            List.of(ACCOUNTS));

    /** All of them, sorted by id. */
    static final List<RuleDescription> ALL =
            List.of(ACCESS_GAINED, ACCESS_LOST, EXPIRY_CHANGED, KEY_NEW, KEY_REPLACED, KEY_VANISHED, STATE_CHANGED);

    private DriftRules() {}
}
