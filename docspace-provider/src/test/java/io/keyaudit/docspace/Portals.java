package io.keyaudit.docspace;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.spi.KeyLifecycle;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import io.keyaudit.spi.Timeouts;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/** Talks to a portal as an audit does. */
final class Portals {
    private Portals() {}

    static ProviderSession session(URI portal, Clock clock) {
        return new DocSpaceProvider().open(context(portal, clock));
    }

    static KeyLifecycle lifecycle(URI portal, Clock clock) {
        return new DocSpaceProvider().openLifecycle(context(portal, clock)).orElseThrow();
    }

    static ProviderContext context(URI portal, Clock clock) {
        Ticker ticker = Ticker.system();
        return new ProviderContext(
                new Endpoint(portal), Map.of(), clock, ticker, Timeouts.DEFAULT, RateLimiters.create(ticker));
    }

    static KeySnapshot inspect(URI portal, String key) throws ProviderException {
        return inspect(portal, key, Clock.systemUTC());
    }

    static KeySnapshot inspect(URI portal, String key, Clock clock) throws ProviderException {
        try (ProviderSession session = session(portal, clock)) {
            return session.inspect(credentials(key));
        }
    }

    static Credentials credentials(String key) {
        return Credentials.of("apiKey", Secret.of(key));
    }
}
