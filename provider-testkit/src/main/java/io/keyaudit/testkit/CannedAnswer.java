package io.keyaudit.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer of a service, written down. Immutable.
 *
 * @param status the HTTP status
 * @param headers what it says besides {@code Content-Length}, which is added
 * @param body the text, sent in UTF-8; empty for none
 */
public record CannedAnswer(int status, Map<String, String> headers, String body) {
    /** Copies what can change. */
    public CannedAnswer {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    /** Returns this JSON, with status 200. */
    public static CannedAnswer json(String body) {
        return json(200, body);
    }

    /** Returns this JSON, with this status. */
    public static CannedAnswer json(int status, String body) {
        return new CannedAnswer(status, Map.of("Content-Type", "application/json"), body);
    }

    /** Returns a status and nothing else. */
    public static CannedAnswer empty(int status) {
        return new CannedAnswer(status, Map.of(), "");
    }

    /** Returns the same with this header, in place of any of its name. */
    public CannedAnswer withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new CannedAnswer(status, more, body);
    }

    /** Returns the same without this header. */
    CannedAnswer without(String name) {
        Map<String, String> fewer = new TreeMap<>(headers);
        fewer.remove(name);
        return new CannedAnswer(status, fewer, body);
    }

    /** Returns the same with another body. */
    CannedAnswer withBody(String other) {
        return new CannedAnswer(status, headers, other);
    }

    /** Returns all that comes before the body. */
    String head(int length) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Canned\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (status != 204 && status != 304) {
            head.append("Content-Length: " + length + "\r\n");
        }
        return head.append("\r\n").toString();
    }

    void writeTo(RawExchange client) throws IOException {
        writeTo(client, body.getBytes(StandardCharsets.UTF_8));
    }

    /** With these bytes as the body. */
    void writeTo(RawExchange client, byte[] bytes) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head(bytes.length).getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(bytes);
        client.write(whole.toByteArray());
    }
}
