package io.keyaudit.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.testkit.RawService;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures other than rate limits, which are waited for in virtual time. */
class RetryTest {
    private static final Duration SHORTEST_BACKOFFS = Duration.ofMillis(250 + 500);
    private static final Duration LONGEST_BACKOFFS = Duration.ofMillis(500 + 1000);

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

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 500, 502, 503, 504, 520, 522, 524, 530})
    void aServiceOutOfOrderIsAskedThreeTimesWithGrowingPauses(int status) {
        answer(aResponse().withStatus(status));
        Caller caller = Caller.of(SERVICE);

        HttpException failure = caller.failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(sent()).isEqualTo(3);
        assertThat(caller.waited()).isBetween(SHORTEST_BACKOFFS, LONGEST_BACKOFFS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
    void aBrokenConnectionIsTriedThreeTimes(Fault fault) {
        answer(aResponse().withFault(fault));
        Caller caller = Caller.of(SERVICE);

        assertThat(caller.failureKind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(sent()).isEqualTo(3);
        assertThat(caller.waited()).isBetween(SHORTEST_BACKOFFS, LONGEST_BACKOFFS);
    }

    @Test
    void aKeptConnectionThatEndsMeanwhileCostsOneRepeatThatIsCounted() throws HttpException {
        AtomicInteger requests = new AtomicInteger();
        AtomicInteger signatures = new AtomicInteger();
        RawService.Answer everySecondIsDropped = client -> {
            if (requests.incrementAndGet() % 2 == 0) {
                client.hangUp();
            } else {
                client.writeJson("{}");
            }
        };
        try (RawService service = RawService.start(everySecondIsDropped)) {
            FeignConversation<TestApi> conversation =
                    Caller.of(service.address()).numbering(signatures).converse();

            conversation.call(TestApi::get);
            conversation.call(TestApi::get);

            assertThat(requests).hasValue(3);
            assertThat(signatures).hasValue(3);
            assertThat(conversation
                            .evidence(Evidence.Method.INTROSPECTED, Map.of())
                            .requests())
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "201, PROTOCOL",
        "301, PROTOCOL",
        "400, PROTOCOL",
        "401, REJECTED",
        "402, UNAVAILABLE",
        "403, FORBIDDEN",
        "404, PROTOCOL",
        "501, UNAVAILABLE"
    })
    void whatWouldStayTheSameIsNotRepeated(int status, FailureKind kind) {
        answer(aResponse().withStatus(status));
        Caller caller = Caller.of(SERVICE);

        HttpException failure = caller.failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(sent()).isEqualTo(1);
        assertThat(caller.waited()).isZero();
    }

    @Test
    void anAnswerThatIsNotUnderstoodIsNotRepeated() {
        answer(okJson("{"));

        assertThat(Caller.of(SERVICE).failureKind()).isEqualTo(FailureKind.PROTOCOL);
        assertThat(sent()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
    void theAnswerAfterAFailureCounts(Fault fault) throws HttpException {
        SERVICE.stubFor(any(anyUrl())
                .inScenario("recovery")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withFault(fault))
                .willSetStateTo("recovered"));
        SERVICE.stubFor(any(anyUrl())
                .inScenario("recovery")
                .whenScenarioStateIs("recovered")
                .willReturn(okJson("\"well again\"")));

        assertThat(Caller.of(SERVICE).answer().asString()).isEqualTo("well again");
        assertThat(sent()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"2, 4", "0, 2", "15, 30"})
    void aServiceThatSaysWhenToComeBackIsAskedThen(String retryAfter, int waitedSeconds) {
        answer(aResponse().withStatus(503).withHeader("Retry-After", retryAfter));
        Caller caller = Caller.of(SERVICE);

        caller.failure();

        assertThat(sent()).isEqualTo(3);
        assertThat(caller.waited()).hasSeconds(waitedSeconds);
    }

    @Test
    void theDateToComeBackAtIsAwaited() {
        answer(aResponse().withStatus(503).withHeader("Retry-After", "Sat, 21 Nov 2026 10:00:10 GMT"));
        Caller caller = Caller.of(SERVICE);

        caller.failure();

        assertThat(caller.waited()).hasSeconds(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "3600", "999999999999999999", "Sat, 21 Nov 2026 10:00:16 GMT"})
    void whatTakesLongerThanARequestMayIsNotWaitedForSinceItIsOnTheKeysTime(String retryAfter) {
        answer(aResponse().withStatus(503).withHeader("Retry-After", retryAfter));
        Caller caller = Caller.of(SERVICE);

        assertThat(caller.failureKind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(sent()).isEqualTo(1);
        assertThat(caller.waited()).isZero();
    }

    @Test
    void repeatsAreInTheBudgetAndTheFailureIsTheServices() {
        answer(aResponse().withStatus(503));
        Caller caller = Caller.of(SERVICE).withBudget(2);

        assertThat(caller.failureKind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(sent()).isEqualTo(2);
    }

    @Test
    void theServicesOwnWordsGoBeforeTheStatus() {
        answer(okJson("{\"error\":\"later\"}"));
        ErrorMapper reader = answer -> answer.json()
                .flatMap(json -> json.findField("error"))
                .flatMap(JsonAnswer::findString)
                .map(word -> HttpException.retryable(
                        FailureKind.UNAVAILABLE, answer.brief(word), answer.status(), answer.retryAfter()));

        HttpException failure = Caller.of(SERVICE).with(reader).failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure).hasMessage("later");
        assertThat(failure.status()).isEqualTo(200);
        assertThat(sent()).isEqualTo(3);
    }

    @Test
    void aReaderThatFailsIsNotTakenForAnAnswer() {
        answer(okJson("{}"));
        ErrorMapper broken = answer -> {
            throw new IllegalStateException(Caller.SECRET);
        };

        HttpException failure = Caller.of(SERVICE).with(broken).failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(failure).hasMessage("the answer could not be decoded").hasNoCause();
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void noSuccessStatusBut200IsTakenForAnAnswerThoughTheReaderSeesNothingWrong() {
        for (int status : new int[] {201, 202, 203, 205, 206, 226}) {
            SERVICE.resetAll();
            answer(okJson("{}").withStatus(status));

            HttpException failure = Caller.of(SERVICE)
                    .with((ErrorMapper) answer -> Optional.empty())
                    .failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
            assertThat(failure).hasMessage("the answer has an unexpected status, " + status);
        }
    }
}
