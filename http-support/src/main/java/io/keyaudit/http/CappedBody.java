package io.keyaudit.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends in an exception when it is longer than anything that a service has to say. */
final class CappedBody extends FilterInputStream {
    /** The body is longer than that. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(String message) {
            super(message);
        }
    }

    static final String STREAM_TOO_LONG = "the answer is longer than 64 MiB, or one of its parts than 1 MiB";

    private final String message;
    private long left;

    CappedBody(InputStream body, long cap, String message) {
        super(body);
        this.left = cap;
        this.message = message;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        // One more than is left, to see whether it ends there.
        int count = super.read(into, offset, (int) Math.min(length, left + 1));
        left -= Math.max(count, 0);
        if (left < 0) {
            throw new TooLong(message);
        }
        return count;
    }
}
