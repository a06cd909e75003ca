package io.keyaudit.formats.content;

import io.keyaudit.FactKind;
import io.keyaudit.policy.RuleVerdict;

/** Says in words why a verdict is neither a pass nor a failure. */
public final class VerdictText {
    private VerdictText() {}

    /** Returns why a rule does not apply to a key. */
    public static String notApplicable(RuleVerdict verdict) {
        return switch (verdict.inapplicable()) {
            case OTHER_KEYS -> "not applicable: the rule is for other keys";
            case CONDITION -> "not applicable: the rule's condition is not met";
            case UNREPORTED ->
                "not applicable: the service does not report "
                        + Words.any(verdict.unreported().stream()
                                .map(FactKind::text)
                                .toList());
            case NO_DIFFERENCE -> "not applicable: it makes no difference to this key";
            case NO -> "not applicable";
        };
    }
}
