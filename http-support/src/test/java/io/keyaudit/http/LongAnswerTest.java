package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.FailureKind;
import io.keyaudit.testkit.RawExchange;
import io.keyaudit.testkit.RawService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LongAnswerTest {
    private static final int MIB = 1 << 20;
    private static final int HUNDRED_MIB = 100 * MIB;
    private static final byte[] SPACES = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);

    /** What a connection can hold besides what was read: buffers of both sides. */
    private static final long BUFFERED = 30L * MIB;

    private static String jsonOfLength(int length) {
        return "\"" + "x".repeat(length - 2) + "\"";
    }

    private static void assertStopsReading(RawService.Answer answer) throws Exception {
        try (RawService service = RawService.start(answer)) {
            HttpException failure = Caller.of(service.address()).failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
            assertThat(failure).hasMessage("the answer is longer than 1 MiB").hasNoCause();
            assertThat(service.requests()).isEqualTo(1);
            assertThat(service.connectionEndedWithin(10)).isTrue();
            assertThat(service.written()).isLessThan(BUFFERED);
        }
    }

    @Test
    void aMebibyteIsRead() throws HttpException {
        try (RawService service = RawService.start(client -> client.writeJson(jsonOfLength(MIB)))) {
            assertThat(Caller.of(service.address()).answer().asString()).hasSize(MIB - 2);
        }
    }

    @Test
    void oneByteMoreIsNotRead() {
        try (RawService service = RawService.start(client -> client.writeJson(jsonOfLength(MIB + 1)))) {
            HttpException failure = Caller.of(service.address()).failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
            assertThat(failure).hasMessage("the answer is longer than 1 MiB");
        }
    }

    @Test
    void ofAHundredMebibytesNoMoreIsReadThanOne() throws Exception {
        assertStopsReading(client -> {
            client.write("HTTP/1.1 200 OK\r\nContent-Length: " + HUNDRED_MIB + "\r\n\r\n{}");
            writeForever(client);
        });
    }

    @Test
    void ofABodyWithoutEndNoMoreIsReadThanAMebibyte() throws Exception {
        assertStopsReading(client -> {
            client.write("HTTP/1.1 200 OK\r\n\r\n{}");
            writeForever(client);
        });
    }

    @Test
    void ofAChunkedBodyWithoutEndNoMoreIsReadThanAMebibyte() throws Exception {
        assertStopsReading(client -> {
            client.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                client.write(Integer.toHexString(SPACES.length) + "\r\n");
                client.write(SPACES);
                client.write("\r\n");
            }
        });
    }

    @Test
    void ofAnErrorWithoutEndNoMoreIsReadThanAMebibyte() throws Exception {
        assertStopsReading(client -> {
            client.write("HTTP/1.1 401 No\r\n\r\n");
            writeForever(client);
        });
    }

    @Test
    void headersWithoutEndAreAFailureToo() throws Exception {
        try (RawService service = RawService.start(client -> {
            client.write("HTTP/1.1 200 OK\r\n");
            for (int line = 0; ; line++) {
                client.write("X-" + line + ": " + "x".repeat(8000) + "\r\n");
            }
        })) {
            HttpException failure = Caller.of(service.address()).failure();

            assertThat(failure.kind()).isIn(FailureKind.PROTOCOL, FailureKind.UNAVAILABLE);
            assertThat(failure).hasNoCause();
            assertThat(service.written()).isLessThan(BUFFERED * service.requests());
        }
    }

    private static void writeForever(RawExchange client) throws IOException {
        while (true) {
            client.write(SPACES);
        }
    }
}
