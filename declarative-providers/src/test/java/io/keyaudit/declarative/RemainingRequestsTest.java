package io.keyaudit.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.RawService;
import io.keyaudit.testkit.VirtualTicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service's own word about what is left is heeded for its next key. */
class RemainingRequestsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "github, x-ratelimit-remaining: 1, x-ratelimit-reset: 1795255240, 0",
        "github, x-ratelimit-remaining: 0, x-ratelimit-reset: 1795255240, 40",
        "gitlab, RateLimit-Remaining: 0, RateLimit-Reset: 1795255240, 40",
        "buildkite, RateLimit-Remaining: 0, RateLimit-Reset: 40, 40",
        "sendgrid, X-RateLimit-Remaining: 0, X-RateLimit-Reset: 1795255240, 40",
        "sentry, X-Sentry-Rate-Limit-Remaining: 0, X-Sentry-Rate-Limit-Reset: 1795255240, 40"
    })
    void theNextKeyWaitsUntilTheServiceCountsAnew(String id, String remaining, String reset, int seconds)
            throws Exception {
        PermissionProvider provider = new DeclarativeProviders()
                .providers().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        VirtualTicker ticker = new VirtualTicker();
        Credentials credentials =
                Credentials.of(provider.describe().credentials().get(0).name(), Secret.of("a-key-of-somebody"));
        try (RawService service = RawService.start(client -> client.write("HTTP/1.1 401 No\r\n" + remaining + "\r\n"
                + reset + "\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}"))) {
            ProviderContext context = new ProviderContext(
                    Endpoint.parse(service.address()),
                    provider.describe().optionValues(Map.of()),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    ticker,
                    Timeouts.DEFAULT,
                    RateLimiters.create(ticker));
            try (ProviderSession session = provider.open(context)) {
                assertThat(catchThrowable(() -> session.inspect(credentials))).isNotNull();
                assertThat(ticker.elapsed()).isZero();
                assertThat(catchThrowable(() -> session.inspect(credentials))).isNotNull();
            }
            assertThat(service.requests()).isEqualTo(2);
        }
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(seconds));
    }
}
