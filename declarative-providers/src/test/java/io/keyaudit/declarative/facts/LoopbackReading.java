package io.keyaudit.declarative.facts;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.declarative.DeclarativeProviders;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.VirtualTicker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads keys of a service on loopback, at a fixed time; waits cost none. */
final class LoopbackReading implements Reading, AutoCloseable {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final List<PermissionProvider> PROVIDERS = new DeclarativeProviders().providers();

    private final PermissionProvider provider;
    private final LoopbackService service = new LoopbackService();

    LoopbackReading(String id) {
        provider = PROVIDERS.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public KeySnapshot inspect(Conversation conversation) throws ProviderException {
        service.converse(conversation.exchanges());
        Map<String, Secret> secrets = new HashMap<>();
        conversation.credentials().forEach((field, value) -> secrets.put(field, Secret.of(value)));
        VirtualTicker ticker = new VirtualTicker();
        ProviderContext context = new ProviderContext(
                Endpoint.parse(address() + conversation.base()),
                provider.describe().optionValues(conversation.options()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                ticker,
                Timeouts.DEFAULT,
                RateLimiters.create(ticker));
        try (ProviderSession session = provider.open(context)) {
            return session.inspect(Credentials.of(secrets));
        }
    }

    String address() {
        return service.address();
    }

    @Override
    public int requests() {
        return service.requests();
    }

    @Override
    public List<String> undocumented() {
        return service.undocumented();
    }

    @Override
    public void close() {
        service.close();
    }
}
