package io.keyaudit.policy;

import io.keyaudit.FactKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The verdict of one rule for one key. Immutable.
 *
 * @param rule the rule's id
 * @param verdict the verdict; a suppressed one stays {@link Verdict#FAIL} or {@link Verdict#INCONCLUSIVE}
 * @param inapplicable why the rule does not apply; {@link Inapplicable#NO} exactly if the verdict is another
 * @param unreported the facts that the service does not report and the rule is about, where that is why it does not
 *     apply
 * @param suppressed whether a suppression covers the finding
 */
public record RuleVerdict(
        String rule, Verdict verdict, Inapplicable inapplicable, Set<FactKind> unreported, boolean suppressed) {
    /** Why a rule does not apply to a key. */
    public enum Inapplicable {
        /** It applies. */
        NO,
        /** The rule is for other keys. */
        OTHER_KEYS,
        /** The rule's condition is not met. */
        CONDITION,
        /** The service does not report the fact or the access, or the audit changes the fact. */
        UNREPORTED,
        /** What the rule is about makes no difference to this key. */
        NO_DIFFERENCE
    }

    /** Copies what can change. */
    public RuleVerdict {
        unreported = unreported.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(unreported));
    }

    static RuleVerdict of(String rule, Verdict verdict) {
        return new RuleVerdict(rule, verdict, Inapplicable.NO, Set.of(), false);
    }

    static RuleVerdict inapplicable(String rule, Inapplicable why) {
        return new RuleVerdict(rule, Verdict.NOT_APPLICABLE, why, Set.of(), false);
    }

    static RuleVerdict unreported(String rule, Set<FactKind> facts) {
        return new RuleVerdict(rule, Verdict.NOT_APPLICABLE, Inapplicable.UNREPORTED, facts, false);
    }

    RuleVerdict suppressed(boolean covered) {
        return covered ? new RuleVerdict(rule, verdict, inapplicable, unreported, true) : this;
    }
}
