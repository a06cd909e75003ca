package io.keyaudit.secrets;

import io.keyaudit.spi.UnreadableSecretException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads files that hold secrets, from certain folders only if there are any. Immutable and thread-safe.
 *
 * @param base where relative paths begin
 * @param allowed the only folders that files are read from, links followed; nothing if there is no such limit
 */
record SecretFolders(Path base, Optional<List<Path>> allowed) {
    private static final int LARGEST_FILE = 64 * 1024;

    SecretFolders {
        allowed = allowed.map(List::copyOf);
    }

    /**
     * Returns the file itself, every link followed. Nothing of its content is read.
     *
     * @param what what the file is called in messages, which do not repeat its name: it might be a secret
     * @throws UnreadableSecretException if it does not exist, or is outside the folders
     */
    Path locate(String name, String what) throws UnreadableSecretException {
        Path file;
        try {
            file = base.resolve(name).toAbsolutePath();
        } catch (InvalidPathException impossible) {
            throw UnreadableSecretException.wrong(what + " does not exist");
        }
        Path real;
        try {
            real = file.toRealPath();
        } catch (IOException unreachable) {
            // Nobody learns this way which files there are outside.
            throw isAllowed(file.normalize()) ? missing(name, what, unreachable) : outside(what);
        }
        if (!isAllowed(real)) {
            throw outside(what);
        }
        return real;
    }

    /**
     * Returns the text of a file.
     *
     * @throws UnreadableSecretException if it cannot be read, or is too large or no text
     */
    String read(String name, String what) throws UnreadableSecretException {
        Path file = locate(name, what);
        byte[] content;
        try (InputStream in = open(file, what)) {
            content = in.readNBytes(LARGEST_FILE + 1);
        } catch (AccessDeniedException denied) {
            throw denied(what);
        } catch (IOException unreadable) {
            throw UnreadableSecretException.wrong(what + " cannot be read");
        }
        if (content.length > LARGEST_FILE) {
            throw UnreadableSecretException.wrong(
                    what + " is larger than " + LARGEST_FILE / 1024 + " KiB; is it the right one?");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException binary) {
            throw UnreadableSecretException.wrong(what + " is not UTF-8 text; is it the right one?");
        }
    }

    private static InputStream open(Path file, String what) throws IOException, UnreadableSecretException {
        if (Files.isDirectory(file)) {
            throw UnreadableSecretException.wrong(what + " is a directory; name a file in it");
        }
        if (!Files.isRegularFile(file)) {
            // A device never ends, and a pipe waits for somebody to write.
            throw UnreadableSecretException.wrong(what + " is a device or a pipe; name a file");
        }
        return Files.newInputStream(file);
    }

    private boolean isAllowed(Path file) {
        return allowed.isEmpty() || allowed.get().stream().anyMatch(file::startsWith);
    }

    private UnreadableSecretException missing(String name, String what, IOException reason) {
        if (reason instanceof AccessDeniedException) {
            return denied(what);
        }
        if (!(reason instanceof NoSuchFileException)) {
            return UnreadableSecretException.wrong(what + " cannot be read");
        }
        String hint = Path.of(name).isAbsolute()
                ? ""
                : "; a relative path begins at " + base.toAbsolutePath().normalize();
        return UnreadableSecretException.wrong(what + " does not exist" + hint);
    }

    private static UnreadableSecretException denied(String what) {
        return UnreadableSecretException.wrong("not allowed to read " + what + "; check its permissions");
    }

    private static UnreadableSecretException outside(String what) {
        return UnreadableSecretException.wrong(what + " is outside the folders that secrets are read from");
    }
}
