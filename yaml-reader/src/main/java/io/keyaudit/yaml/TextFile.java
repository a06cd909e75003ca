package io.keyaudit.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads a whole text: UTF-8, of bounded length, without control characters. Thread-safe. */
public final class TextFile {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int LARGEST = 16 * MEBIBYTE;
    private static final char FIRST_NONCHARACTER = '\uFFFE';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    /**
     * Returns the text of a file.
     *
     * @throws InvalidFileException if it cannot be read or is no plain text
     */
    public static String read(Path file, Problems problems) throws InvalidFileException {
        return decode(bytes(file, problems), problems);
    }

    /**
     * Returns the bytes of a file, for {@link #decode}; not all of them if there are more than it takes.
     *
     * @throws InvalidFileException if it cannot be read
     */
    public static byte[] bytes(Path file, Problems problems) throws InvalidFileException {
        return InputFile.read(file, problems, in -> in.readNBytes(LARGEST + 1));
    }

    /**
     * Returns the text of a file's bytes.
     *
     * @throws InvalidFileException if they are no plain text
     */
    public static String decode(byte[] bytes, Problems problems) throws InvalidFileException {
        if (bytes.length > LARGEST) {
            throw problems.fatal("larger than " + LARGEST / MEBIBYTE + " MiB; is this the right file?");
        }
        String text = utf8(bytes, problems);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean control = Character.isISOControl(character) && "\t\n\r\u0085".indexOf(character) < 0;
            if (control || character >= FIRST_NONCHARACTER) {
                throw problems.fatal(
                        positionAt(text, index), "an invisible control character; is this the right file?");
            }
        }
        return text;
    }

    private static String utf8(byte[] bytes, Problems problems) throws InvalidFileException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            throw problems.fatal(positionAt(text, text.length()), "not UTF-8; save the file in that encoding");
        }
        boolean marked = text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK;
        return text.subSequence(marked ? 1 : 0, text.length()).toString();
    }

    private static Position positionAt(CharSequence text, int index) {
        String before = text.subSequence(0, index).toString();
        int lineStart = before.lastIndexOf('\n') + 1;
        int line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        return new Position(line, 1 + before.codePointCount(lineStart, index));
    }
}
