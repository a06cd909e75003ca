package io.keyaudit.drift;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.Restriction;
import io.keyaudit.Severity;
import io.keyaudit.policy.Change;
import java.util.List;
import java.util.stream.Collectors;

/** What changed in what a key is constrained to. */
final class ConstraintChanges {
    private ConstraintChanges() {}

    static Changes compare(Constraints before, Constraints now) {
        Changes changes = new Changes(DriftRules.CONSTRAINT_CHANGED);
        add(
                changes,
                FactKind.ALLOWED_ADDRESSES,
                before.allowedAddresses().map(ConstraintChanges::text),
                now.allowedAddresses().map(ConstraintChanges::text));
        add(
                changes,
                FactKind.NOT_BEFORE,
                before.notBefore().map(Object::toString),
                now.notBefore().map(Object::toString));
        add(
                changes,
                FactKind.RESTRICTIONS,
                before.restrictions().map(ConstraintChanges::text),
                now.restrictions().map(ConstraintChanges::text));
        add(
                changes,
                FactKind.ENVIRONMENT,
                before.environment().map(Environment::text),
                now.environment().map(Environment::text));
        return changes;
    }

    /** What was unknown before, as in a file of an earlier keyaudit, says nothing of a change. */
    private static void add(Changes changes, FactKind fact, Fact<String> before, Fact<String> now) {
        if (before.reported() && !before.equals(now)) {
            changes.add(new Change.FactChanged(fact.text(), before, now), severity(before, now));
        }
    }

    /** A constraint that is lifted matters more than one that is set. */
    private static Severity severity(Fact<String> before, Fact<String> now) {
        boolean set = before instanceof Fact.None<String> && now instanceof Fact.Known<String>;
        return set ? Severity.LOW : DriftRules.CONSTRAINT_CHANGED.severity();
    }

    private static String text(AddressRestriction addresses) {
        return addresses.listed()
                ? addresses.addresses().stream().sorted().collect(Collectors.joining(", "))
                : "restricted";
    }

    private static String text(List<Restriction> restrictions) {
        return restrictions.stream()
                .map(restriction -> restriction.kind() + " " + restriction.text())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
