package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.testkit.ClosedPort;
import io.keyaudit.testkit.RawExchange;
import io.keyaudit.testkit.RawService;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that must not be repeated. */
class CallOnceTest {
    private static HttpException failure(Caller caller) {
        FeignConversation<TestApi> conversation = caller.converse();
        return catchThrowableOfType(HttpException.class, () -> conversation.call(api -> api.post("{}")));
    }

    @ParameterizedTest
    @CsvSource({
        "302, true",
        "400, false",
        "401, false",
        "403, false",
        "404, false",
        "429, false",
        "500, true",
        "502, true",
        "503, true",
        "504, true"
    })
    void isSentOnceAndTellsWhetherItMayHaveTakenEffect(int status, boolean uncertain) {
        try (RawService service =
                RawService.start(client -> client.write("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n"))) {
            Caller caller = Caller.of(service.address());
            HttpException failure = failure(caller);

            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.mayHaveTakenEffect()).isEqualTo(uncertain);
            assertThat(service.requests()).isEqualTo(1);
            assertThat(caller.waited()).isEqualTo(Duration.ZERO);
        }
    }

    @Test
    void aLostAnswerIsUncertain() {
        try (RawService service = RawService.start(RawExchange::hangUp)) {
            HttpException failure = failure(Caller.of(service.address()));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(failure.mayHaveTakenEffect()).isTrue();
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatIsNotUnderstoodIsUncertain() {
        try (RawService service = RawService.start(client -> client.writeJson("<html>"))) {
            assertThat(failure(Caller.of(service.address())).mayHaveTakenEffect())
                    .isTrue();
        }
    }

    @Test
    void whatNeverReachedTheServiceIsCertain() {
        try (ClosedPort port = ClosedPort.take()) {
            assertThat(failure(Caller.of(port.address())).mayHaveTakenEffect()).isFalse();
        }
    }

    @Test
    void whatWasNotSentIsCertain() {
        try (RawService service = RawService.start(RawExchange::hangUp)) {
            FeignConversation<TestApi> conversation =
                    Caller.of(service.address()).converse();
            HttpException notAllowed =
                    catchThrowableOfType(HttpException.class, () -> conversation.call(TestApi::otherMethod));

            assertThat(notAllowed.mayHaveTakenEffect()).isFalse();
            assertThat(service.requests()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/keys/7c1e-9F, true",
        "/keys/, false",
        "/keys/a/b, false",
        "/keys/.., false",
        "/keys/a?b, false",
        "/keys/%2e, false",
        "/keys, false",
        "/other/a, false"
    })
    void anIdStandsForLettersDigitsAndHyphens(String path, boolean covered) {
        AllowedCall allowed = AllowedCall.changing("PUT", "/keys/{id}");

        assertThat(allowed.covers(path)).isEqualTo(covered);
    }
}
