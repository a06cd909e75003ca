package io.keyaudit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Reads flawless UTF-8 of which no single part is long, so that no part fills the memory. For use by one thread. */
final class PartReader extends Reader {
    private final Reader text;
    private final int longestPart;
    private long left;

    PartReader(InputStream utf8, int longestPart) {
        this.text = new InputStreamReader(utf8, StandardCharsets.UTF_8.newDecoder());
        this.longestPart = longestPart;
        this.left = longestPart;
    }

    /** The next part begins about here: readers read ahead. */
    void nextPart() {
        left = longestPart;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = text.read(into, offset, length);
        left -= Math.max(count, 0);
        if (left < 0) {
            throw new CappedBody.TooLong(CappedBody.STREAM_TOO_LONG);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
