package io.keyaudit.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.RawService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    private static final Duration WINDOW_AND_MARGIN = Duration.ofMillis(60_050);

    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private static void answer(ResponseDefinitionBuilder answer) {
        SERVICE.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static int sent() {
        return SERVICE.getAllServeEvents().size();
    }

    @Test
    void withoutAWordFromTheServiceTheHostIsLeftAloneLongerEachTime() {
        answer(status(429));
        Caller caller = Caller.of(SERVICE);

        assertThat(caller.failureKind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(sent()).isEqualTo(6);
        assertThat(caller.waited())
                .isBetween(Duration.ofMinutes(1 + 2 + 4 + 5 + 5), Duration.ofSeconds(75 + 150 + 300 + 300 + 300));
    }

    @Test
    void aKeyIsRetriedAndNotLostWhileTheServiceWantsFewerRequests() throws HttpException {
        SERVICE.stubFor(any(anyUrl()).inScenario("busy").willSetStateTo("1").willReturn(status(429)));
        for (int refusal = 1; refusal < 5; refusal++) {
            SERVICE.stubFor(any(anyUrl())
                    .inScenario("busy")
                    .whenScenarioStateIs(String.valueOf(refusal))
                    .willSetStateTo(String.valueOf(refusal + 1))
                    .willReturn(status(refusal == 3 ? 503 : 429)));
        }
        SERVICE.stubFor(
                any(anyUrl()).inScenario("busy").whenScenarioStateIs("5").willReturn(okJson("{}")));
        Caller caller = Caller.of(SERVICE);

        caller.answer();

        assertThat(sent()).isEqualTo(6);
    }

    @Test
    void refusalsOfOneKeyLengthenThePauseForTheNext() throws HttpException {
        answer(status(429));
        Caller caller = Caller.of(SERVICE);
        caller.withBudget(1).failure();
        caller.withBudget(1).failure();
        assertThat(caller.waited()).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(75));

        answer(okJson("{}"));
        caller.answer();
        assertThat(caller.waited()).isBetween(Duration.ofMinutes(1 + 2), Duration.ofSeconds(75 + 150));
        Duration served = caller.waited();

        answer(status(429));
        caller.withBudget(1).failure();
        caller.withBudget(1).failure();
        assertThat(caller.waited().minus(served)).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(75));
    }

    @Test
    void aKeyThatIsRefusedForWhatItIsEndsARowOfRefusals() {
        answer(status(429));
        Caller caller = Caller.of(SERVICE);
        caller.withBudget(1).failure();
        answer(status(401));
        caller.failure();
        Duration served = caller.waited();

        answer(status(429));
        caller.withBudget(2).failure();
        assertThat(caller.waited().minus(served)).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(75));
    }

    @Test
    void theHostIsLeftAloneAlsoWhenTheKeyFails() throws InterruptedException, ProviderException {
        answer(status(429));
        Caller caller = Caller.of(SERVICE);
        caller.failure();
        Duration failedAt = caller.waited();

        try (RateLimiter.Slot slot = anotherKeys(caller)) {
            assertThat(caller.waited().minus(failedAt)).isEqualTo(Duration.ofMinutes(5));
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 35", "0, 5", "300, 1500"})
    void aPauseThatTheServiceAsksForIsKept(String retryAfter, int waitedSeconds) {
        answer(status(429).withHeader("Retry-After", retryAfter));
        Caller caller = Caller.of(SERVICE);

        caller.failure();

        assertThat(sent()).isEqualTo(6);
        assertThat(caller.waited()).hasSeconds(waitedSeconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"301", "86400", "999999999999999999", "Sat, 21 Nov 2026 11:00:00 GMT"})
    void aLongerPauseFailsTheKeyAndHoldsUpTheOthersForFiveMinutes(String retryAfter)
            throws InterruptedException, ProviderException {
        answer(status(429).withHeader("Retry-After", retryAfter));
        Caller caller = Caller.of(SERVICE);

        assertThat(caller.failureKind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(sent()).isEqualTo(1);
        assertThat(caller.waited()).isZero();
        try (RateLimiter.Slot slot = anotherKeys(caller)) {
            assertThat(caller.waited()).isEqualTo(Duration.ofMinutes(5));
        }
    }

    @Test
    void aRateLimitThatIsNotWorthWaitingForPausesTheHostToo() throws InterruptedException, ProviderException {
        answer(okJson("{}"));
        Caller caller = Caller.of(SERVICE).with((ErrorMapper) answer ->
                Optional.of(new HttpException(FailureKind.RATE_LIMITED, "enough for today", answer.status())));

        assertThat(caller.failureKind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(sent()).isEqualTo(1);
        try (RateLimiter.Slot slot = anotherKeys(caller)) {
            assertThat(caller.waited()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void everyRequestCountsAgainstTheLimit() throws HttpException {
        answer(okJson("{}"));
        Caller caller = Caller.of(SERVICE);
        FeignConversation<TestApi> conversation = caller.withBudget(1000).converse();

        for (int request = 0; request < Caller.LIMIT.requests(); request++) {
            conversation.call(TestApi::get);
        }
        assertThat(caller.waited()).isZero();

        conversation.call(TestApi::get);
        assertThat(caller.waited()).isEqualTo(WINDOW_AND_MARGIN);
    }

    static Stream<ResponseDefinitionBuilder> answers() {
        return Stream.of(
                okJson("{}"),
                okJson("{"),
                okJson("{}").withHeader("Content-Encoding", "gzip"),
                status(401),
                status(429),
                status(503),
                status(302).withHeader("Location", "/"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aSlotIsGivenBackWhateverTheAnswer(ResponseDefinitionBuilder answer) {
        answer(answer);
        CountingLimiter limiter = new CountingLimiter();
        FeignConversation<TestApi> conversation =
                Caller.of(SERVICE).with((authority, limit) -> limiter).converse();

        try {
            conversation.call(TestApi::get);
        } catch (HttpException failure) {
            assertThat(failure.kind()).isNotEqualTo(FailureKind.INTERNAL);
        }

        assertThat(limiter.taken()).isEqualTo(sent()).isPositive();
        assertThat(limiter.held()).isZero();
        assertThat(limiter.abandoned()).isZero();
    }

    @Test
    void aSlotIsGivenBackWhenTheAnswerIsLate() {
        CountingLimiter limiter = new CountingLimiter();
        Duration patience = Duration.ofMillis(100);

        try (RawService silent = RawService.start(client -> client.idle(Duration.ofMinutes(1)))) {
            FailureKind kind = Caller.of(silent.address())
                    .with((authority, limit) -> limiter)
                    .with(new Timeouts(Timeouts.DEFAULT.connect(), patience, patience))
                    .failureKind();

            assertThat(kind).isEqualTo(FailureKind.TIMEOUT);
        }
        assertThat(limiter.taken()).isEqualTo(1);
        assertThat(limiter.held()).isZero();
        assertThat(limiter.abandoned()).as("it might arrive yet").isEqualTo(1);
    }

    @Test
    void aSlotIsGivenBackWhenTheRequestCannotBeSigned() {
        CountingLimiter limiter = new CountingLimiter();
        Caller caller = Caller.of(SERVICE).with((authority, limit) -> limiter);

        caller.signedBy((request, at) -> request.header("Authorization", "\n")).failure();
        FeignConversation<TestApi> broken = caller.signedBy((request, at) -> {
                    throw new IllegalStateException("no key");
                })
                .converse();
        assertThatThrownBy(() -> broken.call(TestApi::get)).isInstanceOf(IllegalStateException.class);

        assertThat(limiter.taken()).isEqualTo(2);
        assertThat(limiter.held()).isZero();
    }

    @Test
    void noSlotIsTakenForWhatIsNotSent() {
        CountingLimiter limiter = new CountingLimiter();
        FeignConversation<TestApi> conversation =
                Caller.of(SERVICE).with((authority, limit) -> limiter).converse();

        assertThatThrownBy(() -> conversation.call(TestApi::otherMethod)).isInstanceOf(HttpException.class);

        assertThat(limiter.taken()).isZero();
    }

    @Test
    void nothingIsSentOnASlotThatLapsed() throws HttpException {
        answer(okJson("{}"));
        AtomicInteger lapses = new AtomicInteger();
        CountingLimiter limiter = new CountingLimiter() {
            @Override
            public Slot acquire() throws ProviderException {
                return lapsing(super.acquire(), lapses.incrementAndGet() == 1);
            }
        };
        Caller caller = Caller.of(SERVICE).with((authority, limit) -> limiter);

        caller.answer();

        assertThat(sent()).isEqualTo(1);
        assertThat(limiter.taken()).isEqualTo(2);
        assertThat(limiter.held()).isZero();
    }

    private static RateLimiter.Slot lapsing(RateLimiter.Slot slot, boolean lapsed) {
        return new RateLimiter.Slot() {
            @Override
            public void close() {
                slot.close();
            }

            @Override
            public boolean lapsed() {
                return lapsed;
            }
        };
    }

    @Test
    void nothingIsSentWhenTheLimitCannotBeKept() {
        answer(okJson("{}"));
        CountingLimiter limiter = new CountingLimiter() {
            @Override
            public Slot acquire() throws ProviderException {
                throw new ProviderException(FailureKind.UNAVAILABLE, "no shared count");
            }
        };

        HttpException failure =
                Caller.of(SERVICE).with((authority, limit) -> limiter).failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure.mayHaveTakenEffect()).isFalse();
        assertThat(sent()).isZero();
    }

    private static RateLimiter.Slot anotherKeys(Caller caller) throws InterruptedException, ProviderException {
        return caller.limiters()
                .forHost(caller.endpoint().authority(), Caller.LIMIT)
                .acquire();
    }
}
