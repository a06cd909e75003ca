package io.keyaudit.policy;

import io.keyaudit.FactKind;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Uncertainty.Absence;
import io.keyaudit.policy.Uncertainty.UnknownFact;
import io.keyaudit.spi.ProviderDescription;
import java.util.Optional;

/** Says why a fact about a key is unknown. Immutable. */
final class UnknownFacts {
    private final ScopeTables tables;

    UnknownFacts(ScopeTables tables) {
        this.tables = tables;
    }

    UnknownFact of(FactKind fact, KeyOutcome.Inspected key) {
        Optional<ProviderDescription> description =
                tables.description(key.snapshot().provider());
        boolean listed = key.target().listedBy().isPresent();
        Absence absence = description
                .map(known -> switch (known.reporting(fact)) {
                    case NEVER -> Absence.NEVER_REPORTED;
                    case DISTURBED -> Absence.DISTURBED;
                    case INVENTORY_ONLY -> listed ? Absence.NOT_REPORTED : Absence.INVENTORY_ONLY;
                    case REPORTED -> listed ? Absence.NOT_IN_INVENTORY : Absence.NOT_REPORTED;
                })
                .orElse(Absence.NOT_REPORTED);
        return new UnknownFact(fact, absence, tables.displayName(key.snapshot().provider()));
    }

    /** Returns whether the reason is the same for all keys of the service that were read in the same way. */
    static boolean isOfService(Reason reason) {
        return reason instanceof Violation.ServiceFlaw
                || reason instanceof Uncertainty.UnknownFlaw
                || reason instanceof Uncertainty.UnreportedAccess
                || (reason instanceof UnknownFact unknown && unknown.absence() != Absence.NOT_REPORTED);
    }
}
