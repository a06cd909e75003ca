package io.keyaudit.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The body of an answer, whose end is found as RFC 9112, section 6.3 says, strictly. Closing it ends the connection. */
final class ResponseBody extends InputStream {
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int LONGEST_LINE = 8 << 10;
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,8})(?:[ \\t]*;.*)?");
    private static final long UNTIL_CLOSED = -1;

    private final InputStream in;
    private final AutoCloseable connection;
    private final boolean chunked;
    private long left;
    private boolean begun;
    private boolean ended;

    private ResponseBody(InputStream in, AutoCloseable connection, boolean chunked, long length) {
        this.in = in;
        this.connection = connection;
        this.chunked = chunked;
        this.left = length;
        this.ended = !chunked && length == 0;
    }

    static ResponseBody of(ResponseHead head, InputStream in, AutoCloseable connection) throws ProtocolException {
        List<String> codings = head.header("transfer-encoding");
        List<String> lengths = head.header("content-length");
        if (head.status() == NO_CONTENT || head.status() == NOT_MODIFIED) {
            return new ResponseBody(in, connection, false, 0);
        }
        if (!codings.isEmpty()) {
            boolean chunkedAlone = codings.size() == 1
                    && codings.get(0).toLowerCase(Locale.ROOT).equals("chunked")
                    && lengths.isEmpty();
            if (!chunkedAlone) {
                throw new ProtocolException();
            }
            return new ResponseBody(in, connection, true, 0);
        }
        if (lengths.isEmpty()) {
            return new ResponseBody(in, connection, false, UNTIL_CLOSED);
        }
        if (!LENGTH.matcher(lengths.get(0)).matches()) {
            throw new ProtocolException();
        }
        return new ResponseBody(in, connection, false, Long.parseLong(lengths.get(0)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (chunked && left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        if (left == UNTIL_CLOSED) {
            int count = in.read(into, offset, length);
            ended = count < 0;
            return count;
        }
        int count = in.read(into, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException();
        }
        left -= count;
        ended = left == 0 && !chunked;
        return count;
    }

    private void nextChunk() throws IOException {
        int[] longest = {LONGEST_LINE};
        if (begun && !ResponseHead.line(in, longest).isEmpty()) {
            throw new EOFException();
        }
        begun = true;
        Matcher size = CHUNK.matcher(ResponseHead.line(in, longest));
        if (!size.matches()) {
            throw new EOFException();
        }
        left = Long.parseLong(size.group(1), 16);
        if (left == 0) {
            ended = true;
            while (!ResponseHead.line(in, longest).isEmpty()) {
                // What comes after the last chunk says nothing that is needed.
            }
        }
    }

    @Override
    public void close() throws IOException {
        ended = true;
        try {
            connection.close();
        } catch (IOException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IOException(impossible);
        }
    }
}
