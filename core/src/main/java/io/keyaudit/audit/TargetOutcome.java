package io.keyaudit.audit;

import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.KeyOutcome.Inspected;
import java.util.List;
import java.util.function.Consumer;

/** What became of one target and, behind it, of the keys that its inventory lists. */
record TargetOutcome(KeyOutcome own, List<KeySnapshot> listed) {
    static TargetOutcome of(KeyOutcome own) {
        return new TargetOutcome(own, List.of());
    }

    void handOn(Consumer<? super KeyOutcome> report) {
        report.accept(own);
        AuditTarget lister = own.target();
        ListedNames names = new ListedNames(lister.name(), listed);
        for (KeySnapshot key : listed) {
            report.accept(new Inspected(lister.listed(names.of(key)), key));
        }
    }
}
