package io.keyaudit.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens a file to be read, and says in plain words why it cannot be. Thread-safe. */
public final class InputFile {
    private InputFile() {}

    /**
     * Reads a file.
     *
     * @param <T> what its content is read into
     */
    @FunctionalInterface
    public interface Content<T> {
        /** Reads the content; the stream is closed afterwards. */
        T read(InputStream in) throws IOException, InvalidFileException;
    }

    /**
     * Returns what a file's content is read into.
     *
     * @throws InvalidFileException if the file cannot be read, or the content is refused
     */
    public static <T> T read(Path file, Problems problems, Content<T> content) throws InvalidFileException {
        refuseDirectory(file, problems);
        try (InputStream in = Files.newInputStream(file)) {
            return content.read(in);
        } catch (NoSuchFileException missing) {
            throw problems.fatal("there is no such file");
        } catch (AccessDeniedException denied) {
            throw problems.fatal("not allowed to read this file; check its permissions");
        } catch (CharacterCodingException binary) {
            throw problems.fatal(Position.START, "not UTF-8; save the file in that encoding");
        } catch (IOException unreadable) {
            throw problems.fatal("the file cannot be read");
        }
    }

    /**
     * Refuses a directory.
     *
     * @throws InvalidFileException if it is one
     */
    public static void refuseDirectory(Path file, Problems problems) throws InvalidFileException {
        if (Files.isDirectory(file)) {
            throw problems.fatal("this is a directory; name a file in it");
        }
    }
}
