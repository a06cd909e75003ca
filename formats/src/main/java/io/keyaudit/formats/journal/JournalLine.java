package io.keyaudit.formats.journal;

import io.keyaudit.formats.json.JsonOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * The form of a journal's lines: a JSON object whose last field is a checksum of all before it, so that a line that was
 * damaged in any way is not taken for another.
 */
final class JournalLine {
    private static final String CHECK = "check";
    private static final int CHECK_LENGTH = ",\"check\":\"01234567\"}".length();

    private JournalLine() {}

    /** Returns a line with these fields, and its end. */
    static byte[] of(Consumer<JsonOutput> fields) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        JsonOutput json = JsonOutput.exactLine(line);
        json.openObject();
        fields.accept(json);
        json.flush();
        json.text(CHECK, checksum(line.toByteArray()));
        json.closeObject();
        json.finish();
        return line.toByteArray();
    }

    /** Returns whether the line is as it was written. */
    static boolean isIntact(byte[] line) {
        if (line.length <= CHECK_LENGTH) {
            return false;
        }
        int end = line.length - CHECK_LENGTH;
        String expected = ",\"" + CHECK + "\":\"" + checksum(Arrays.copyOf(line, end)) + "\"}";
        return Arrays.equals(Arrays.copyOfRange(line, end, line.length), expected.getBytes(StandardCharsets.US_ASCII));
    }

    private static String checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.format("%08x", crc.getValue());
    }
}
