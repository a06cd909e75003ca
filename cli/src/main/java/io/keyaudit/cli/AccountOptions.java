package io.keyaudit.cli;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.Capability;
import io.keyaudit.spi.PermissionProvider;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The options that say whose keys a command is about. */
final class AccountOptions {
    @Parameters(paramLabel = "PROVIDER", description = "What kind of service it is; \"keyaudit providers\" lists them.")
    @SuppressWarnings("NullAway.Init")
    private String provider;

    @Mixin
    private final KeyOptions keyOptions = new KeyOptions();

    /**
     * Returns the key that asks.
     *
     * @throws RefusedException if it cannot ask, or its provider cannot do this
     */
    AuditTarget target(Capability capability, Installation installation, Terminal terminal) {
        Providers providers = installation.providers();
        PermissionProvider found =
                providers.find(provider).orElseThrow(() -> new RefusedException(providers.missing(provider)));
        if (!found.capabilities().contains(capability)) {
            String able = providers.all().stream()
                    .filter(other -> other.capabilities().contains(capability))
                    .map(PermissionProvider::id)
                    .collect(Collectors.joining(", "));
            throw new RefusedException(provider + " cannot do this"
                    + (able.isEmpty() ? ", and no other provider can" : "; these can: " + able));
        }
        return keyOptions.target(provider, installation, terminal);
    }

    /** Returns the key that asks for changes of keys. */
    AuditTarget manager(Installation installation, Terminal terminal) {
        return target(Capability.LIFECYCLE, installation, terminal);
    }
}
