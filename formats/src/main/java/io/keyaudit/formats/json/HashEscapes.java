package io.keyaudit.formats.json;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Escapes every {@code #} that follows another, which JSON has in texts only: no text of a report in a job's log is then
 * a command such as {@code ##[stop-commands]}, and to programs nothing changes. Not thread-safe.
 */
final class HashEscapes extends FilterOutputStream {
    private static final byte[] ESCAPE = "\\u0023".getBytes(StandardCharsets.US_ASCII);

    private int previous;

    HashEscapes(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int octet) throws IOException {
        if (octet == '#' && previous == '#') {
            out.write(ESCAPE);
        } else {
            out.write(octet);
        }
        previous = octet;
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        int written = offset;
        for (int index = offset; index < offset + length; index++) {
            if (octets[index] == '#' && previous == '#') {
                out.write(octets, written, index - written);
                out.write(ESCAPE);
                written = index + 1;
            }
            previous = octets[index];
        }
        out.write(octets, written, offset + length - written);
    }
}
