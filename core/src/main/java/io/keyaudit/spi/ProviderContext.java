package io.keyaudit.spi;

import io.keyaudit.Endpoint;
import java.time.Clock;
import java.util.Map;

/**
 * What a session is given. Immutable.
 *
 * @param endpoint the service's address
 * @param options a value for every option that the provider describes
 * @param clock the time of day
 * @param ticker time to measure and wait by
 * @param timeouts how long one request may take
 * @param rateLimiters the limiters shared with all other sessions
 */
public record ProviderContext(
        Endpoint endpoint,
        Map<String, String> options,
        Clock clock,
        Ticker ticker,
        Timeouts timeouts,
        RateLimiters rateLimiters) {
    /** Copies what can change. */
    public ProviderContext {
        options = Map.copyOf(options);
    }

    /** A context with the JVM's own time and limiters, and default timeouts. */
    public static ProviderContext of(Endpoint endpoint, Map<String, String> options) {
        return new ProviderContext(
                endpoint, options, Clock.systemUTC(), Ticker.system(), Timeouts.DEFAULT, RateLimiters.inThisJvm());
    }

    /**
     * The value of an option that the provider describes.
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
}
