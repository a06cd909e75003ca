package io.keyaudit.cli;

import io.keyaudit.audit.AuditTarget;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the key which lists others. */
final class ListingName {
    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "What the asking key is called, as in a keys file; the listed ones are named after it. The "
                    + "provider's id if not said.")
    private Optional<String> name = Optional.empty();

    /** Returns an inventory with the key that asks. */
    AuditTarget inventory(AuditTarget asking) {
        return asking.toBuilder().name(name.orElse(asking.name())).inventory().build();
    }
}
