package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the body of an answer ends, and what is left on the connection. */
class ResponseBodyTest {
    private static InputStream connection(String text) {
        String bytes = text.replace("|", "\r\n");
        return new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String read(InputStream in) throws IOException {
        try (ResponseBody body = ResponseBody.of(ResponseHead.read(in), in, in)) {
            return new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "HTTP/1.1 200 OK|Content-Length: 3||abcdef~ abc",
                "HTTP/1.1 200 OK|Content-Length: 0||abcdef~ ''",
                "HTTP/1.1 200 OK||abcdef~ abcdef",
                "HTTP/1.1 200 OK|||~ '\r\n'",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|abc|2|de|0||later~ abcde",
                "HTTP/1.1 200 OK|Transfer-Encoding: Chunked||3 ;name=value|abc|0|X-Checksum: 1|X-Other: 2||later~ abc",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||0||~ ''",
                "HTTP/1.1 204 None|Content-Length: 3||abc~ ''",
                "HTTP/1.1 304 Same||abc~ ''",
                "HTTP/1.1 100 Continue||HTTP/1.1 103 Hints|Link: x||HTTP/1.1 200 OK|Content-Length: 1||a~ a"
            })
    void aBodyEndsWhereItsHeadSays(String answer, String body) throws IOException {
        assertThat(read(connection(answer))).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK|Content-Length: 4||abc",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|ab",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|abcd|0||",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|abc|",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||x|abc|0||",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||-3|abc|0||",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||100000003|abc|0||",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||0|X-Cut: "
            })
    void aBodyThatBreaksOffIsNoBody(String answer) {
        assertThatThrownBy(() -> read(connection(answer))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -3",
                "Content-Length: +3",
                "Content-Length: 3, 3",
                "Content-Length: 0x3",
                "Content-Length:",
                "Content-Length: 1234567890123456789",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked|Content-Length: 3"
            })
    void aHeadThatDoesNotTellTheEndIsRefused(String headers) {
        assertThatThrownBy(() -> read(connection("HTTP/1.1 200 OK|" + headers + "||abc")))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void singleBytesAreReadToo() throws IOException {
        InputStream in = connection("HTTP/1.1 200 OK|Content-Length: 2||\u00ffb");
        try (ResponseBody body = ResponseBody.of(ResponseHead.read(in), in, in)) {
            assertThat(body.read(new byte[0], 0, 0)).isZero();
            assertThat(List.of(body.read(), body.read(), body.read())).containsExactly(0xff, (int) 'b', -1);
        }
    }

    @Test
    void closingEndsTheConnection() throws IOException {
        List<String> closed = new ArrayList<>();
        InputStream in = connection("HTTP/1.1 200 OK||abc");
        ResponseBody body = ResponseBody.of(ResponseHead.read(in), in, () -> closed.add("connection"));

        body.close();

        assertThat(closed).containsExactly("connection");
        assertThat(body.read()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCannotBeClosedIsAnIoException(boolean io) throws IOException {
        InputStream in = connection("HTTP/1.1 200 OK||abc");
        ResponseBody body = ResponseBody.of(ResponseHead.read(in), in, () -> {
            throw io ? new IOException("no") : new IllegalStateException("no");
        });

        assertThatThrownBy(body::close).isInstanceOf(IOException.class);
    }
}
