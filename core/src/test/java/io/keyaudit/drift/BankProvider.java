package io.keyaudit.drift;

import io.keyaudit.Access;
import io.keyaudit.Sensitivity;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ScopeTable;
import io.keyaudit.spi.ScopeTableBuilder;
import java.time.Duration;

/** A bank that describes itself and is never opened. Each of its resources is as sensitive as its name says. */
final class BankProvider implements PermissionProvider {
    static final Providers INSTALLED = Providers.of(new BankProvider());

    @Override
    public String id() {
        return "bank";
    }

    @Override
    public ProviderDescription describe() {
        ScopeTableBuilder scopes = ScopeTable.builder();
        for (Sensitivity sensitivity : Sensitivity.values()) {
            AccessInfo access = AccessInfo.of(Access.READ.text(), sensitivity);
            scopes.resource(sensitivity.text(), access, access);
        }
        return ProviderDescription.builder("Bank")
                .scopes(scopes.build())
                .callsPerInspection(1)
                .rateLimit(new RateLimit(1, Duration.ofSeconds(1)))
                .build();
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        throw new AssertionError("drift is found without asking a service");
    }
}
