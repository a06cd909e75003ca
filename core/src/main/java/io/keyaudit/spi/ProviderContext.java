package io.keyaudit.spi;

import io.keyaudit.Endpoint;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a session is given. Immutable.
 *
 * @param endpoint the service's address
 * @param options the values of the options, chosen or by default
 * @param clock the time of day
 * @param ticker time to measure and wait by
 * @param timeouts how long one request can take
 * @param rateLimiters the limiters shared with all other sessions
 * @param nonces the nonces shared with all other sessions
 * @param network how the service is reached
 */
public record ProviderContext(
        Endpoint endpoint,
        Map<String, String> options,
        Clock clock,
        Ticker ticker,
        Timeouts timeouts,
        RateLimiters rateLimiters,
        Nonces nonces,
        Network network) {
    /** Copies what can change. */
    public ProviderContext {
        options = Map.copyOf(options);
    }

    /** Creates a context with nonces of its own and the JVM's network settings. */
    public ProviderContext(
            Endpoint endpoint,
            Map<String, String> options,
            Clock clock,
            Ticker ticker,
            Timeouts timeouts,
            RateLimiters rateLimiters) {
        this(endpoint, options, clock, ticker, timeouts, rateLimiters, Nonces.create(), Network.OF_THE_JVM);
    }

    /** Returns a context with the JVM's own time and limiters, and default timeouts. */
    public static ProviderContext of(Endpoint endpoint, Map<String, String> options) {
        return new ProviderContext(
                endpoint,
                options,
                Clock.systemUTC(),
                Ticker.system(),
                Timeouts.DEFAULT,
                RateLimiters.inThisJvm(),
                Nonces.inThisJvm(),
                Network.OF_THE_JVM);
    }

    /** Returns this context with another network. */
    public ProviderContext with(Network other) {
        return new ProviderContext(endpoint, options, clock, ticker, timeouts, rateLimiters, nonces, other);
    }

    /** Returns this context with other timeouts. */
    public ProviderContext with(Timeouts other) {
        return new ProviderContext(endpoint, options, clock, ticker, other, rateLimiters, nonces, network);
    }

    /**
     * Returns the value of an option that the provider describes.
     *
     * @throws IllegalArgumentException if the provider does not describe it
     */
    public String option(String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no option \"" + name + "\"");
        }
        return value;
    }

    /** Returns the value of an option, if it was chosen or has a default. */
    public Optional<String> findOption(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
