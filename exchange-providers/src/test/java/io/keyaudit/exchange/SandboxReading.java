package io.keyaudit.exchange;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.sandbox.ExchangeKey;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.ExpectedReading;
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
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Reads keys of an exchange in the sandbox, at a fixed time; waits cost none.
 *
 * @param <K> the exchange's keys
 */
public abstract class SandboxReading<K extends ExchangeKey> {
    /** Some instant in whole seconds, which is the sandbox's and the provider's time. */
    protected static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    protected static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    protected abstract PermissionProvider provider();

    protected abstract ExchangeService<K> start(ExchangeOptions options);

    protected abstract K random(RandomGenerator random);

    /** Returns the options that a key needs. */
    protected Map<String, String> options(K key) {
        return Map.of();
    }

    /** Starts the exchange without keys, at the fixed time. */
    protected final ExchangeService<K> start() {
        return start(ExchangeOptions.defaults().withClock(CLOCK));
    }

    /** Returns the first random key that can be read. */
    protected final K ordinary() {
        return ordinary(1).get(0);
    }

    /** Returns the first random keys that can be read. */
    protected final List<K> ordinary(int count) {
        Random random = new Random(7);
        return Stream.generate(() -> random(random))
                .filter(key -> key.expected().reading() instanceof ExpectedReading.Read)
                .limit(count)
                .toList();
    }

    /** Reads a key with a session of its own. */
    protected final KeySnapshot inspect(ExchangeService<K> exchange, K key) throws ProviderException {
        return inspect(exchange, key.credentials(), options(key));
    }

    /** Asks with these credentials and options. */
    protected final KeySnapshot inspect(
            ExchangeService<K> exchange, Map<String, String> credentials, Map<String, String> options)
            throws ProviderException {
        return inspect(context(exchange, options), credentials);
    }

    /** Returns a context of its own. */
    protected final ProviderContext context(ExchangeService<K> exchange, Map<String, String> options) {
        return context(exchange, options, CLOCK);
    }

    /** Returns a context of its own, at this time. */
    protected final ProviderContext context(ExchangeService<K> exchange, Map<String, String> options, Clock clock) {
        VirtualTicker ticker = new VirtualTicker();
        return new ProviderContext(
                new Endpoint(exchange.endpoint()),
                provider().describe().optionValues(options),
                clock,
                ticker,
                Timeouts.DEFAULT,
                RateLimiters.create(ticker));
    }

    /** Asks in a session with this context. */
    protected final KeySnapshot inspect(ProviderContext context, Map<String, String> credentials)
            throws ProviderException {
        Map<String, Secret> secrets = new HashMap<>();
        credentials.forEach((name, value) -> secrets.put(name, Secret.of(value)));
        try (ProviderSession session = provider().open(context)) {
            return session.inspect(Credentials.of(secrets));
        }
    }
}
