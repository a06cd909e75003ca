package io.keyaudit.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The status and the headers of an answer (RFC 9112, sections 4 and 5), read strictly.
 *
 * @param headers by their names in lower case
 */
record ResponseHead(int status, Map<String, List<String>> headers) {
    private static final int LONGEST = 64 << 10;
    private static final int MOST_INTERIM = 10;
    private static final int FIRST_FINAL = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?", Pattern.DOTALL);
    private static final Pattern HEADER =
            Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \\t]*(.*?)[ \\t]*", Pattern.DOTALL);

    /** The headers are longer than anything that a service has to say about an answer. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Reads the head of the final answer; interim ones before it say nothing. */
    static ResponseHead read(InputStream in) throws IOException {
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            ResponseHead head = readOne(in);
            if (head.status >= FIRST_FINAL) {
                return head;
            }
        }
        throw new ProtocolException();
    }

    private static ResponseHead readOne(InputStream in) throws IOException {
        int[] left = {LONGEST};
        Matcher status = STATUS.matcher(line(in, left));
        if (!status.matches()) {
            throw new ProtocolException();
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            Matcher header = HEADER.matcher(line);
            if (!header.matches()) {
                // What began as HTTP and does not go on as such was cut or garbled on its way.
                throw new EOFException();
            }
            headers.computeIfAbsent(header.group(1).toLowerCase(Locale.ROOT), absent -> new ArrayList<>())
                    .add(header.group(2));
        }
        return new ResponseHead(Integer.parseInt(status.group(1)), headers);
    }

    /** Reads a line, without its end; bytes are characters. */
    static String line(InputStream in, int[] left) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            if (left[0]-- == 0) {
                throw new TooLong();
            }
            line.append((char) octet);
        }
        int end = line.length() - 1;
        if (end >= 0 && line.charAt(end) == '\r') {
            line.setLength(end);
        }
        return line.toString();
    }

    List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** Returns the headers as they are, without the raw bytes of other encodings that text cannot hold. */
    Reply reply(InputStream body) {
        return new Reply(status, headers, body);
    }
}
