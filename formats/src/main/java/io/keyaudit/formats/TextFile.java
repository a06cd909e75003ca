package io.keyaudit.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a whole file of text: UTF-8, of bounded length, without control characters. */
final class TextFile {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int LARGEST = 16 * MEBIBYTE;
    private static final char FIRST_NONCHARACTER = '\uFFFE';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    static String read(Path file, Problems problems) throws InvalidFileException {
        String text = decode(bytes(file, problems), problems);
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

    private static byte[] bytes(Path file, Problems problems) throws InvalidFileException {
        if (Files.isDirectory(file)) {
            throw problems.fatal("this is a directory; name a file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw problems.fatal("larger than " + LARGEST / MEBIBYTE + " MiB; is this the right file?");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw problems.fatal("there is no such file");
        } catch (AccessDeniedException denied) {
            throw problems.fatal("not allowed to read this file; check its permissions");
        } catch (IOException unreadable) {
            throw problems.fatal("the file cannot be read");
        }
    }

    private static String decode(byte[] bytes, Problems problems) throws InvalidFileException {
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
