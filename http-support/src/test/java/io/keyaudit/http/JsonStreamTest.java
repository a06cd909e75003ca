package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.RequestLine;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.RawExchange;
import io.keyaudit.testkit.RawService;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers that are read while they come. */
class JsonStreamTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private final List<String> read = new ArrayList<>();

    interface StreamApi {
        @RequestLine("GET " + TestApi.PATH)
        JsonStream list();
    }

    private HttpException failure(Caller caller) {
        return catchThrowableOfType(HttpException.class, () -> read(caller));
    }

    private void read(Caller caller) throws HttpException {
        FeignConversation<StreamApi> conversation =
                caller.http().converse(StreamApi.class, Caller.CREDENTIALS, caller.signer());
        try (JsonStream stream = conversation.call(StreamApi::list)) {
            stream.elements("keys", element -> read.add(element.asString()));
        }
    }

    private HttpException failure(RawService.Answer answer) {
        try (RawService service = RawService.start(answer)) {
            return failure(Caller.of(service.address()));
        }
    }

    @Test
    void handsOnElementsAndSkipsTheRest() throws HttpException {
        String json = "{\"before\": [{\"keys\": [\"not this\"]}], \"keys\": [\"a\", \"b\"], \"after\": 1}";
        try (RawService service = RawService.start(client -> client.writeJson(json))) {
            read(Caller.of(service.address()));
        }

        assertThat(read).containsExactly("a", "b");
    }

    @Test
    void whatTheStatusSaysIsSaidBeforeAnythingIsRead() {
        HttpException failure = failure(client -> client.write("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"));

        assertThat(failure.kind()).isEqualTo(FailureKind.FORBIDDEN);
    }

    @Test
    void whatTheServiceSaysAgainstTheRequestIsAskedForToo() {
        try (RawService service = RawService.start(client -> client.writeJson("{\"keys\": []}"))) {
            Caller caller = Caller.of(service.address())
                    .with(answer -> Optional.of(new HttpException(FailureKind.REJECTED, "no", 200)));

            assertThat(failure(caller).kind()).isEqualTo(FailureKind.REJECTED);
        }
    }

    @Test
    void aConnectionThatEndsEarlyIsAFailureThoughElementsWereRead() {
        HttpException failure = failure(client -> {
            client.write(HEAD + "Content-Length: 1000\r\n\r\n{\"keys\": [\"a\"");
            client.hangUp();
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void anAnswerThatStandsStillIsNotWaitedFor() {
        Duration patience = Duration.ofMillis(200);
        try (RawService service = RawService.start(client -> {
            client.write(HEAD + "Content-Length: 1000\r\n\r\n{\"keys\": [\"a\", ");
            client.idle(Duration.ofSeconds(30));
        })) {
            HttpException failure = failure(Caller.of(service.address())
                    .with(new Timeouts(Duration.ofSeconds(5), patience, Duration.ofSeconds(5))));

            assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
        }
    }

    @Test
    void anInterruptEndsTheReading() throws InterruptedException {
        List<HttpException> failures = new ArrayList<>();
        try (RawService service = RawService.start(client -> {
            client.write(HEAD + "Content-Length: 1000\r\n\r\n{\"keys\": [\"a\", ");
            client.idle(Duration.ofSeconds(30));
        })) {
            Thread reader = new Thread(() -> failures.add(failure(Caller.of(service.address()))));
            reader.start();
            assertThat(service.requestedWithin(10)).isTrue();
            reader.interrupt();
            reader.join(10_000);
        }

        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED));
    }

    @Test
    void anEndlessAnswerIsReadUpToItsLimit() {
        String part = "\"" + "x".repeat(100_000) + "\",";
        try (RawService service = RawService.start(client -> {
            client.write(HEAD + "\r\n{\"keys\": [");
            endless(client, part);
        })) {
            HttpException failure = failure(Caller.of(service.address()));

            assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
            assertThat(failure).hasMessageContaining("longer than 64 MiB");
            assertThat(read).hasSizeBetween(600, 700);
        }
    }

    @Test
    void anEndlessElementIsReadUpToItsLimit() {
        HttpException failure = failure(client -> {
            client.write(HEAD + "\r\n{\"keys\": [\"");
            endless(client, "x".repeat(100_000));
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
        assertThat(failure).hasMessageContaining("longer than 64 MiB, or one of its parts than 1 MiB");
    }

    private static void endless(RawExchange client, String part) throws IOException {
        while (true) {
            client.write(part);
        }
    }
}
