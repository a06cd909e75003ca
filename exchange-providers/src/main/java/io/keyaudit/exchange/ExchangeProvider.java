package io.keyaudit.exchange;

import io.keyaudit.Endpoint;
import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;

/**
 * The provider of one exchange, whose keys ask about themselves. A subclass says how the exchange is asked and what its
 * answer means. Thread-safe.
 */
public abstract class ExchangeProvider implements PermissionProvider {
    private final String id;
    private final ExchangeHosts hosts;
    private final ProviderDescription description;

    /**
     * Creates a provider.
     *
     * @param hosts where the exchange can be asked
     * @param description of the provider; without its default endpoint, which is the first of the hosts, and
     *     without state and environment, which every exchange reports
     */
    protected ExchangeProvider(String id, ExchangeHosts hosts, ProviderDescription.Builder description) {
        this.id = id;
        this.hosts = hosts;
        this.description = description
                .defaultEndpoint(hosts.first())
                .reports(FactKind.STATE, FactKind.ENVIRONMENT)
                .build();
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final ProviderDescription describe() {
        return description;
    }

    /** Returns what the accounts are at an address; unknown where that does not decide it. */
    final Fact<Environment> environment(Endpoint endpoint) {
        return hosts.environment(endpoint);
    }

    @Override
    public final ProviderSession open(ProviderContext context) throws ProviderException {
        hosts.check(context.endpoint());
        GuardedHttp http = way(GuardedHttp.builder(context)
                        .limit(description.rateLimit())
                        .callBudget(description.callsPerInspection()))
                .build();
        return new ExchangeSession(this, context, http);
    }

    /** States what can be sent to the exchange, and how its errors are recognized. */
    protected abstract GuardedHttp.Builder way(GuardedHttp.Builder http);

    /**
     * Asks the exchange about a key.
     *
     * @throws ProviderException if the key could not be read; of kind {@link FailureKind#CONFIGURATION} if its
     *     credentials do not have the exchange's form
     */
    protected abstract KeySnapshot inspect(KeyInquiry inquiry) throws ProviderException;
}
