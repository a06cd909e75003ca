package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.testkit.RawExchange;
import io.keyaudit.testkit.RawService;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that refuses a request because of its time in words that do not say so, or states its time itself. */
class RefusedTimeTest {
    private static final ServiceRequest KEY = ServiceRequest.get("/key");
    private static final ServiceRequest TIME = ServiceRequest.get("/time");

    /** The clock that requests are signed by is the machine's. */
    @SuppressWarnings("TimeInStaticInitializer")
    private static final Instant OURS = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final Instant LATER = OURS.plusSeconds(3600);

    private final List<String> received = new ArrayList<>();

    static Stream<Arguments> datesThatDoNotExcludeIt() {
        return Stream.of(Arguments.of(Optional.of(LATER)), Arguments.of(Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("datesThatDoNotExcludeIt")
    void aWrongClockIsCorrectedWhereARejectionCanBeDueToIt(Optional<Instant> date) throws HttpException {
        try (RawService service = start(LATER, date)) {
            GuardedHttp http = asking(service).build();

            http.converse(Caller.CREDENTIALS, RefusedTimeTest::sign).send(KEY);

            assertThat(http.clock().now()).isBetween(LATER.minusSeconds(60), LATER.plusSeconds(60));
        }
        assertThat(received).containsExactly("GET /key", "GET /time", "GET /key");
    }

    @Test
    void aDateThatIsOursExcludesIt() {
        try (RawService service = start(Instant.EPOCH, Optional.of(OURS))) {
            assertThat(failure(asking(service)).kind()).isEqualTo(FailureKind.REJECTED);
        }
        assertThat(received).containsExactly("GET /key");
    }

    @Test
    void aTimeThatIsOursExcludesIt() {
        try (RawService service = RawService.start(client -> {
            received.add(line(client));
            client.writeJson(line(client).equals("GET /time") ? now(OURS) : "{\"rejected\":true}");
        })) {
            assertThat(failure(asking(service)).kind()).isEqualTo(FailureKind.REJECTED);
        }
        assertThat(received).containsExactly("GET /key", "GET /time");
    }

    @Test
    void withoutAnyTimeARejectionIsARejection() {
        try (RawService service = start(LATER, Optional.empty())) {
            assertThat(failure(http(service)).kind()).isEqualTo(FailureKind.REJECTED);
        }
        assertThat(received).containsExactly("GET /key");
    }

    @Test
    void aServiceWithoutAQuestionForItsTimeIsBelievedItsDate() throws HttpException {
        try (RawService service = start(LATER, Optional.of(LATER))) {
            http(service)
                    .build()
                    .converse(Caller.CREDENTIALS, RefusedTimeTest::sign)
                    .send(KEY);
        }
        assertThat(received).containsExactly("GET /key", "GET /key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "", "Sat, 99 Nov 2026 10:00:00 GMT"})
    void aDateThatIsNoneIsNotBelieved(String date) {
        try (RawService service = RawService.start(client -> {
            received.add(line(client));
            client.write("HTTP/1.1 401 No\r\nDate: " + date + "\r\nContent-Length: 0\r\n\r\n");
        })) {
            assertThat(failure(http(service)).kind()).isEqualTo(FailureKind.REJECTED);
        }
        assertThat(received).containsExactly("GET /key");
    }

    @Test
    void aTimeThatTheRefusalStatesIsBelieved() throws HttpException {
        try (RawService service = start(LATER, Optional.empty())) {
            http(service)
                    .errors(answer -> answer.status() == 200
                            ? Optional.empty()
                            : Optional.of(HttpException.outOfTime("late", answer.status(), LATER)))
                    .build()
                    .converse(Caller.CREDENTIALS, RefusedTimeTest::sign)
                    .send(KEY);
        }
        assertThat(received).containsExactly("GET /key", "GET /key");
    }

    private static GuardedHttp.Builder http(RawService service) {
        return GuardedHttp.builder(ProviderContext.of(Endpoint.parse(service.address()), Map.of()))
                .allow(AllowedCall.get("/key", "at"), AllowedCall.get("/time"))
                .callBudget(9)
                .errors(answer -> answer.json().isPresent()
                                && answer.json().get().findField("rejected").isEmpty()
                        ? Optional.empty()
                        : Optional.of(HttpException.rejectedOrOutOfTime("no", answer)));
    }

    private static GuardedHttp.Builder asking(RawService service) {
        return http(service)
                .serviceTime(
                        TIME,
                        answer -> Instant.ofEpochSecond(answer.field("now").asLong()));
    }

    private static HttpException failure(GuardedHttp.Builder http) {
        return catchThrowableOfType(
                HttpException.class,
                () -> http.build()
                        .converse(Caller.CREDENTIALS, RefusedTimeTest::sign)
                        .send(KEY));
    }

    private static ServiceRequest sign(ServiceRequest request, SigningContext context) {
        return request.parameter("at", String.valueOf(context.time().getEpochSecond()));
    }

    /** Accepts requests within a minute of its time, and answers 401 to others. */
    private RawService start(Instant theirs, Optional<Instant> date) {
        return RawService.start(client -> {
            received.add(line(client));
            if (line(client).equals("GET /time")) {
                client.writeJson(now(theirs));
                return;
            }
            long sent = Long.parseLong(
                    client.head().lines().findFirst().orElseThrow().replaceAll("\\D+(\\d+) .*", "$1"));
            boolean timely = Math.abs(theirs.getEpochSecond() - sent) < 60;
            String head = date.map(at -> "Date: "
                            + DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)) + "\r\n")
                    .orElse("");
            client.write(
                    timely
                            ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                            : "HTTP/1.1 401 No\r\n" + head + "Content-Length: 0\r\n\r\n");
        });
    }

    private static String now(Instant time) {
        return "{\"now\":" + time.getEpochSecond() + "}";
    }

    private static String line(RawExchange client) throws IOException {
        return client.head().lines().findFirst().orElseThrow().replaceFirst("(\\?.*)? HTTP/1.1", "");
    }
}
