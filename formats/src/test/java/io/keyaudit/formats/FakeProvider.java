package io.keyaudit.formats;

import io.keyaudit.Endpoint;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ScopeTable;
import io.keyaudit.spi.ScopeTableBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Providers that describe themselves and are never opened. */
public record FakeProvider(String id, ProviderDescription describe) implements PermissionProvider {
    public static final Providers INSTALLED = Providers.of(docs(), exchange());

    private static PermissionProvider docs() {
        ScopeTableBuilder scopes = ScopeTable.builder();
        for (String name : List.of("files", "rooms", "accounts", "accounts.self", "groups", "portal")) {
            scopes.resource(
                    name,
                    AccessInfo.of("see", Sensitivity.LOW, Trait.READS_CONTENT),
                    AccessInfo.of("change", Sensitivity.HIGH, Trait.CHANGES_CONTENT));
        }
        return provider("docs", List.of(secret("apiKey")), Optional.empty(), List.of(), scopes);
    }

    private static PermissionProvider exchange() {
        ScopeTableBuilder scopes = ScopeTable.builder()
                .resource(
                        "wallets",
                        AccessInfo.of("see balances", Sensitivity.MODERATE, Trait.READS_FINANCIAL_DATA),
                        AccessInfo.of("transfer", Sensitivity.HIGH, Trait.MOVES_MONEY))
                .resource(
                        "withdraw",
                        AccessInfo.of("see withdrawals", Sensitivity.MODERATE, Trait.READS_FINANCIAL_DATA),
                        AccessInfo.of("withdraw", Sensitivity.CRITICAL, Trait.MOVES_MONEY));
        return provider(
                "exchange",
                List.of(secret("apiKey"), secret("apiSecret")),
                Optional.of(Endpoint.parse("https://api.exchange.example")),
                List.of(OptionField.choice("nonce", "how to count", List.of("gentle", "micros"), "gentle")),
                scopes);
    }

    private static PermissionProvider provider(
            String id,
            List<CredentialField> credentials,
            Optional<Endpoint> endpoint,
            List<OptionField> options,
            ScopeTableBuilder scopes) {
        ProviderDescription.Builder description = ProviderDescription.builder(id)
                .credentials(credentials.toArray(CredentialField[]::new))
                .options(options.toArray(OptionField[]::new))
                .scopes(scopes.build())
                .rateLimit(new RateLimit(90, Duration.ofMinutes(1)));
        endpoint.ifPresent(description::defaultEndpoint);
        return new FakeProvider(id, description.build());
    }

    private static CredentialField secret(String name) {
        return CredentialField.secret(name, "shown once by the service");
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        throw new AssertionError("a file is read without asking a service");
    }
}
