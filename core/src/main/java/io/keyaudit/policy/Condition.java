package io.keyaudit.policy;

import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.KeySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Whether one key meets a rule's condition. Immutable.
 *
 * @param met the answer
 * @param unknown what is unknown, if the answer is
 */
record Condition(Truth met, List<Uncertainty> unknown) {
    private static final Condition MET = new Condition(Truth.YES, List.of());
    private static final Condition NOT_MET = new Condition(Truth.NO, List.of());

    static Condition of(
            RuleCondition condition,
            KeySnapshot key,
            ScopeTables tables,
            Function<FactKind, Uncertainty.UnknownFact> unknown) {
        List<Condition> parts = new ArrayList<>();
        if (!condition.can().isEmpty()) {
            parts.add(of(PermissionEvaluator.forbid(condition.can(), key, tables)));
        }
        condition.addressRestricted().ifPresent(wanted -> parts.add(addresses(wanted, key, unknown)));
        condition.environment().ifPresent(wanted -> parts.add(environment(wanted, key, unknown)));
        return parts.stream().reduce(MET, Condition::and);
    }

    private static Condition of(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return NOT_MET;
        }
        if (reasons.stream().anyMatch(Reason::certain)) {
            return MET;
        }
        return new Condition(
                Truth.UNKNOWN, reasons.stream().map(Uncertainty.class::cast).toList());
    }

    private static Condition addresses(
            boolean wanted, KeySnapshot key, Function<FactKind, Uncertainty.UnknownFact> unknown) {
        Fact<?> addresses = key.attributes().allowedAddresses();
        if (!addresses.reported()) {
            return new Condition(Truth.UNKNOWN, List.of(unknown.apply(FactKind.ALLOWED_ADDRESSES)));
        }
        return addresses.toOptional().isPresent() == wanted ? MET : NOT_MET;
    }

    private static Condition environment(
            Environment wanted, KeySnapshot key, Function<FactKind, Uncertainty.UnknownFact> unknown) {
        Fact<Environment> environment = key.attributes().environment();
        if (environment.toOptional().isEmpty()) {
            return new Condition(Truth.UNKNOWN, List.of(unknown.apply(FactKind.ENVIRONMENT)));
        }
        return environment.equals(Fact.known(wanted)) ? MET : NOT_MET;
    }

    private Condition and(Condition other) {
        Truth both = met.and(other.met);
        if (both != Truth.UNKNOWN) {
            return both == Truth.YES ? MET : NOT_MET;
        }
        List<Uncertainty> all = new ArrayList<>(unknown);
        all.addAll(other.unknown);
        return new Condition(Truth.UNKNOWN, List.copyOf(all));
    }
}
