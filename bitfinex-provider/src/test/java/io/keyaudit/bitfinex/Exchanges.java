package io.keyaudit.bitfinex;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
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
        Ticker ticker = Ticker.system();
        return new BitfinexProvider()
                .open(new ProviderContext(
                        new Endpoint(exchange),
                        Map.of("nonce", nonce),
                        clock,
                        ticker,
                        Timeouts.DEFAULT,
                        RateLimiters.create(ticker)));
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
