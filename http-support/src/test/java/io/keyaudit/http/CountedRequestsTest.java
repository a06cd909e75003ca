package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.http.RemainingRequests.Form;
import io.keyaudit.spi.LimiterId;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimit.Counts;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.RawService;
import io.keyaudit.testkit.VirtualTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests count as one, and what the service itself says is left. */
class CountedRequestsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ServiceRequest KEY = ServiceRequest.get("/key");

    private final VirtualTicker ticker = new VirtualTicker();
    private final List<LimiterId> asked = new ArrayList<>();

    private final RateLimiters limiters = new RateLimiters() {
        private final RateLimiters own = RateLimiters.create(ticker);

        @Override
        public RateLimiter forHost(String authority, RateLimit limit) {
            return limiter(LimiterId.of(authority, limit));
        }

        @Override
        public RateLimiter limiter(LimiterId id) {
            asked.add(id);
            return own.limiter(id);
        }
    };

    private GuardedHttp.Builder http(RawService service) {
        return GuardedHttp.builder(new ProviderContext(
                        Endpoint.parse(service.address()), Map.of(), Caller.CLOCK, ticker, Timeouts.DEFAULT, limiters))
                .allow(AllowedCall.get("/key"))
                .callBudget(10);
    }

    /** Asks, whatever comes of it. */
    @SuppressWarnings("CheckReturnValue")
    private static void ask(GuardedHttp http, String key) {
        HttpConversation conversation =
                http.converse(Credentials.of("apiKey", Secret.of(key)), (request, context) -> request);
        catchThrowable(() -> conversation.send(KEY));
    }

    @ParameterizedTest
    @CsvSource({"ADDRESS, 2", "ACCOUNT, 2", "KEY, 0"})
    void keysCountTogetherUnlessTheServiceCountsForEach(Counts counts, int minutes) {
        try (RawService service = RawService.start(client -> client.writeJson("{}"))) {
            GuardedHttp http =
                    http(service).limit(new RateLimit(1, MINUTE, counts)).build();
            ask(http, "first-key");
            ask(http, "second-key");
            ask(http, "third-key");

            assertThat(ticker.elapsed().toMinutes()).isEqualTo(minutes);
        }
    }

    @Test
    void aKeyIsNamedByAFingerprintThatIsTheSameEverywhere() {
        RateLimit limit = new RateLimit(1, MINUTE, Counts.KEY);
        try (RawService service = RawService.start(client -> client.writeJson("{}"))) {
            ask(http(service).limit(limit).build(), "the-key-itself");
            ask(http(service).limit(limit).build(), "the-key-itself");
        }
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0)).isEqualTo(asked.get(1));
        assertThat(asked.get(0).subject()).matches("[0-9a-f]{64}");
        assertThat(ticker.elapsed().toMinutes()).isEqualTo(1);
    }

    @Test
    void hostsOfAGroupAreLeftAloneTogether() {
        try (RawService refusing = RawService.start(
                        client -> client.write("HTTP/1.1 429 No\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n"));
                RawService other = RawService.start(client -> client.writeJson("{}"))) {
            ask(http(refusing).pausedWith("example").callBudget(1).build(), "key");
            ask(http(other).build(), "key");
            assertThat(ticker.elapsed()).isZero();

            ask(http(other).pausedWith("example").build(), "key");
            assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, 1, 30, SECONDS_LEFT, 1, 0",
        "200, 0, 30, SECONDS_LEFT, 1, 30",
        "403, 0, 30, SECONDS_LEFT, 1, 30",
        "200, 9, 30, SECONDS_LEFT, 10, 30",
        "200, 10, 30, SECONDS_LEFT, 10, 0",
        "200, 0, 30000, MILLIS_LEFT, 1, 30",
        "200, 0, 1795255230, EPOCH_SECONDS, 1, 30",
        "200, 0, 1795255230000, EPOCH_MILLIS, 1, 30",
        "200, 0, 1795255000, EPOCH_SECONDS, 1, 0",
        "200, 0, 99999, SECONDS_LEFT, 1, 300",
        "200, -1, 30, SECONDS_LEFT, 1, 0",
        "200, '', 30, SECONDS_LEFT, 1, 0",
        "200, 0, soon, SECONDS_LEFT, 1, 0",
        "200, 0, 99999999999999999999, EPOCH_SECONDS, 1, 0"
    })
    void whatTheServiceSaysIsLeftIsHeeded(int status, String left, String reset, Form form, int cost, int seconds) {
        assertThat(Caller.CLOCK.instant().getEpochSecond()).isEqualTo(1795255200);
        String answer = "HTTP/1.1 " + status + " Well\r\nX-Left: " + left + "\r\nX-Reset: " + reset
                + "\r\nContent-Length: 2\r\n\r\n{}";
        try (RawService service = RawService.start(client -> client.write(answer))) {
            GuardedHttp http = http(service)
                    .remaining(new RemainingRequests("X-Left", "X-Reset", form, cost))
                    .build();
            ask(http, "first-key");
            assertThat(ticker.elapsed()).isZero();

            ask(http, "second-key");
            assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void aRequestCostsSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RemainingRequests("X-Left", "X-Reset", Form.SECONDS_LEFT, 0));
    }
}
