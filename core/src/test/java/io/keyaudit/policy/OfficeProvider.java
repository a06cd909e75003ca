package io.keyaudit.policy;

import io.keyaudit.FactKind;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ScopeTable;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A provider that knows what the accesses of a made-up service amount to, and states what that service reports. */
record OfficeProvider(String id, Set<FactKind> reported) implements PermissionProvider {
    /** A provider whose service reports every fact. */
    OfficeProvider(String id) {
        this(id, EnumSet.allOf(FactKind.class));
    }

    /** A provider whose service reports nothing but permissions. */
    static OfficeProvider silent(String id) {
        return new OfficeProvider(id, Set.of());
    }

    static final List<String> RESOURCES = List.of("files", "people", "wallets");

    private static final ScopeTable SCOPES = ScopeTable.builder()
            .resource(
                    "files",
                    AccessInfo.of("", Sensitivity.LOW, Trait.READS_CONTENT),
                    AccessInfo.of("", Sensitivity.MODERATE, Trait.CHANGES_CONTENT))
            .resource(
                    "people",
                    AccessInfo.of("", Sensitivity.MODERATE, Trait.READS_PERSONAL_DATA),
                    AccessInfo.of("", Sensitivity.HIGH, Trait.GRANTS_ACCESS))
            .resource(
                    "wallets",
                    AccessInfo.of("", Sensitivity.MODERATE, Trait.READS_FINANCIAL_DATA),
                    AccessInfo.of("", Sensitivity.CRITICAL, Trait.MOVES_MONEY))
            .build();

    /** Describes itself when it is put here, which takes the table. */
    static final Providers INSTALLED = Providers.of(new OfficeProvider("office"), new OfficeProvider("annex"));

    @Override
    public ProviderDescription describe() {
        return ProviderDescription.builder("Office")
                .credentials(CredentialField.secret("apiKey", "The key"))
                .scopes(SCOPES)
                .reports(reported.toArray(FactKind[]::new))
                .callsPerInspection(1)
                .rateLimit(new RateLimit(1, Duration.ofSeconds(1)))
                .build();
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        throw new UnsupportedOperationException("nothing is sent in these tests");
    }
}
