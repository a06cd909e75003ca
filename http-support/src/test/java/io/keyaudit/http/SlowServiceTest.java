package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.RawService;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SlowServiceTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);

    private static void assertTimesOutAndHangsUp(Timeouts timeouts, RawService.Answer answer) throws Exception {
        try (RawService service = RawService.start(answer)) {
            Caller caller = Caller.of(service.address()).with(timeouts);

            HttpException failure = caller.failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(failure)
                    .hasMessage("no answer in time from " + service.address())
                    .hasNoCause();
            assertThat(service.requests()).isEqualTo(1);
            assertThat(service.connectionEndedWithin(5)).isTrue();
            assertThat(caller.waited()).isZero();
        }
    }

    @Test
    void aServiceThatIsSilentTimesOutByTheReadTimeout() throws Exception {
        assertTimesOutAndHangsUp(new Timeouts(LONG, SHORT, LONG), client -> client.idle(LONG));
    }

    @Test
    void aServiceThatIsSilentTimesOutByTheTotalTimeout() throws Exception {
        assertTimesOutAndHangsUp(new Timeouts(LONG, LONG, SHORT), client -> client.idle(LONG));
    }

    @Test
    void headersThatDripTimeOut() throws Exception {
        assertTimesOutAndHangsUp(new Timeouts(LONG, SHORT, LONG), client -> {
            client.write("HTTP/1.1 200 OK\r\nX-Drip: ");
            while (true) {
                client.idle(Duration.ofMillis(20));
                client.write("x");
            }
        });
    }

    @Test
    void aBodyThatDripsTimesOutByTheTotalTimeoutThoughItIsGoodSoFar() throws Exception {
        assertTimesOutAndHangsUp(new Timeouts(LONG, LONG, SHORT), client -> {
            client.write("HTTP/1.1 200 OK\r\n\r\n{}");
            while (true) {
                client.idle(Duration.ofMillis(20));
                client.write(" ");
            }
        });
    }

    @Test
    void aBodyThatStopsTimesOutByTheTotalTimeout() throws Exception {
        assertTimesOutAndHangsUp(new Timeouts(LONG, LONG, SHORT), client -> {
            client.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}");
            client.idle(LONG);
        });
    }

    @Test
    void anErrorThatDripsTimesOut() throws Exception {
        assertTimesOutAndHangsUp(new Timeouts(LONG, LONG, SHORT), client -> {
            client.write("HTTP/1.1 500 Oops\r\n\r\n");
            while (true) {
                client.idle(Duration.ofMillis(20));
                client.write(" ");
            }
        });
    }
}
