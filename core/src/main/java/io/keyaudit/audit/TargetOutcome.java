package io.keyaudit.audit;

import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.KeyOutcome.Inspected;
import java.util.List;
import java.util.stream.Stream;

/** What became of one target and, behind it, of the keys that its inventory lists. */
record TargetOutcome(KeyOutcome own, List<KeySnapshot> listed) {
    static TargetOutcome of(KeyOutcome own) {
        return new TargetOutcome(own, List.of());
    }

    /** Returns the target's outcome, then those of the listed keys. */
    Stream<KeyOutcome> all() {
        AuditTarget lister = own.target();
        ListedNames names = new ListedNames(lister.name(), listed);
        return Stream.concat(
                Stream.of(own), listed.stream().map(key -> new Inspected(lister.listed(names.of(key)), key)));
    }
}
