package io.keyaudit.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole answer as it went over the wire, a character for each byte. Immutable.
 *
 * @param head from the status line to the empty line
 * @param body as long as {@code Content-Length} says
 */
public record RecordedAnswer(String head, String body) {
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    /** Returns the next answer that comes. */
    static RecordedAnswer read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the service hung up");
            }
            head.append((char) next);
        }
        Matcher length = CONTENT_LENGTH.matcher(head);
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return new RecordedAnswer(head.toString(), new String(body, ISO_8859_1));
    }

    /** Returns the bytes that it is. */
    public byte[] bytes() {
        return (head + body).getBytes(ISO_8859_1);
    }

    /** Returns the same with this line among its headers, whatever they hold already. */
    public RecordedAnswer plus(String header) {
        return new RecordedAnswer(
                head.replaceFirst("\r\n\r\n$", "\r\n" + Matcher.quoteReplacement(header) + "\r\n\r\n"), body);
    }

    /** Returns the same without any header of that name. */
    public RecordedAnswer minus(String name) {
        return new RecordedAnswer(head.replaceAll("(?i)\r\n" + Pattern.quote(name) + ":[^\r]*", ""), body);
    }

    /** Returns the same with that status in place of its own. */
    public RecordedAnswer status(String status) {
        return new RecordedAnswer(head.replaceFirst(" \\d+[^\r]*", " " + status), body);
    }

    /** Returns the same with that body, and a {@code Content-Length} that fits. */
    public RecordedAnswer body(String latin1) {
        return new RecordedAnswer(head, latin1).minus("content-length").plus("Content-Length: " + latin1.length());
    }
}
