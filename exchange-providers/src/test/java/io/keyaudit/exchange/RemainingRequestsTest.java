package io.keyaudit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.exchange.bybit.BybitProvider;
import io.keyaudit.exchange.kucoin.KuCoinProvider;
import io.keyaudit.spi.LimiterId;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.RawService;
import io.keyaudit.testkit.VirtualTicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What an exchange itself says is left of its limit, in the headers of an answer that need say nothing else. */
class RemainingRequestsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Credentials KEY = Credentials.of(Map.of(
            "apiKey", Secret.of("the-key-of-a-bot"),
            "apiSecret", Secret.of("the secret of a bot"),
            "passphrase", Secret.of("a phrase")));

    private static Duration delayAfter(PermissionProvider provider, UnaryOperator<LimiterId> group, String headers) {
        VirtualTicker ticker = new VirtualTicker();
        RateLimiters limiters = RateLimiters.create(ticker);
        RateLimit limit = provider.describe().rateLimit();
        try (RawService exchange = RawService.start(
                client -> client.write("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: 2\r\n\r\n{}"))) {
            Endpoint endpoint = Endpoint.parse(exchange.address());
            ProviderContext context = new ProviderContext(
                    endpoint,
                    provider.describe().optionValues(Map.of()),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    ticker,
                    Timeouts.DEFAULT,
                    limiters);
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> provider.open(context).inspect(KEY));
            assertThat(exchange.requests()).isEqualTo(1);
            return limiters.limiter(group.apply(LimiterId.of(endpoint.authority(), limit)))
                    .delay();
        }
    }

    @Test
    void bybitsKeysWaitUntilItCountsAnew() {
        UnaryOperator<LimiterId> group = id -> id.pausedWith("bybit");
        String reset = "X-Bapi-Limit-Reset-Timestamp: " + NOW.plusSeconds(7).toEpochMilli() + "\r\n";

        assertThat(delayAfter(new BybitProvider(), group, "X-Bapi-Limit-Status: 0\r\n" + reset))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(delayAfter(new BybitProvider(), group, "X-Bapi-Limit-Status: 1\r\n" + reset))
                .isZero();
    }

    @Test
    void kucoinsKeysWaitWhereNotAWholeQuestionIsLeft() {
        String reset = "gw-ratelimit-reset: 7000\r\n";

        assertThat(delayAfter(new KuCoinProvider(), id -> id, "gw-ratelimit-remaining: 19\r\n" + reset))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(delayAfter(new KuCoinProvider(), id -> id, "gw-ratelimit-remaining: 20\r\n" + reset))
                .isZero();
    }
}
