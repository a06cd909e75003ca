package io.keyaudit.policy;

import io.keyaudit.FactKind;
import io.keyaudit.KeySnapshot;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What judging one key by the parts of one rule has shown so far. Not thread-safe. */
final class RuleResult {
    private final boolean whereReported;
    private final Set<Reason> own = new LinkedHashSet<>();
    private final Set<Reason> ofService = new LinkedHashSet<>();
    private final Set<FactKind> unreported = EnumSet.noneOf(FactKind.class);
    private boolean isUnreported;
    private boolean noDifference;

    RuleResult(Rule rule) {
        this.whereReported = rule.whereReported();
    }

    /** Adds the reasons of a part. What is unknown for the whole service is not said of the key. */
    void addAll(List<? extends Reason> reasons) {
        for (Reason reason : reasons) {
            if (!UnknownFacts.isOfService(reason)) {
                own.add(reason);
            } else if (whereReported && !reason.certain()) {
                isUnreported = true;
                if (reason instanceof Uncertainty.UnknownFact unknown) {
                    unreported.add(unknown.fact());
                } else if (reason instanceof Uncertainty.UnknownFlaw unknown) {
                    unreported.add(unknown.fact());
                }
            } else {
                ofService.add(reason);
            }
        }
    }

    /** Adds what the key's service shows of a flaw. */
    void flaw(FlawEvaluator flaw, KeySnapshot key) {
        if (flaw.concerns(key)) {
            addAll(flaw.judge(key).stream().toList());
        } else {
            noDifference = true;
        }
    }

    /** Makes everything so far depend on a condition of which it is unknown whether it is met. */
    void onlyIf(Condition condition) {
        if (own.isEmpty() && ofService.isEmpty()) {
            return;
        }
        Set<Reason> found = new LinkedHashSet<>(own);
        found.addAll(ofService);
        own.clear();
        ofService.clear();
        addAll(condition.unknown());
        if (own.isEmpty()) {
            return;
        }
        Uncertainty first = condition.unknown().get(0);
        for (Reason reason : found) {
            own.add(reason instanceof Violation violation ? new Uncertainty.Conditional(violation, first) : reason);
        }
    }

    /** Returns whether the key has a finding of its own. */
    boolean isOfKey() {
        return !own.isEmpty();
    }

    /** Returns the reasons of the key's own finding; a flaw of its service is one of them. */
    Set<Reason> reasons() {
        Set<Reason> all = new LinkedHashSet<>(own);
        ofService.stream().filter(Reason::certain).forEach(all::add);
        return all;
    }

    Set<Reason> ofService() {
        return ofService;
    }

    /** Returns whether the rule does not apply because of what the service does not report. */
    boolean isUnreported() {
        return isUnreported;
    }

    Set<FactKind> unreported() {
        return unreported;
    }

    /** Returns whether what the rule is about makes no difference to the key. */
    boolean makesNoDifference() {
        return noDifference;
    }
}
