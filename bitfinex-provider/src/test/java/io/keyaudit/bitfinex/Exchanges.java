package io.keyaudit.bitfinex;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.spi.Network;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import io.keyaudit.spi.Timeouts;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/** Talks to a Bitfinex as an audit does. */
final class Exchanges {
    private Exchanges() {}

    static ProviderSession session(URI exchange, String nonce, Clock clock) {
        return session(exchange, nonce, clock, RateLimiters.create(Ticker.system()));
    }

    /** With an exchange that counts no requests. */
    static ProviderSession unlimitedSession(URI exchange, String nonce, Clock clock) {
        RateLimiters unlimited = RateLimiters.create(Ticker.system());
        return session(exchange, nonce, clock, (host, limit) -> unlimited.forHost(host, RateLimit.NONE));
    }

    private static ProviderSession session(URI exchange, String nonce, Clock clock, RateLimiters limiters) {
        return new BitfinexProvider()
                .open(new ProviderContext(
                        new Endpoint(exchange),
                        Map.of("nonce", nonce),
                        clock,
                        Ticker.system(),
                        Timeouts.DEFAULT,
                        limiters,
                        Nonces.inThisJvm(),
                        Network.OF_THE_JVM));
    }

    static KeySnapshot inspect(URI exchange, String apiKey, String apiSecret, String nonce, Clock clock)
            throws ProviderException {
        try (ProviderSession session = session(exchange, nonce, clock)) {
            return session.inspect(credentials(apiKey, apiSecret));
        }
    }

    static Credentials credentials(String apiKey, String apiSecret) {
        return Credentials.of(Map.of("apiKey", Secret.of(apiKey), "apiSecret", Secret.of(apiSecret)));
    }
}
