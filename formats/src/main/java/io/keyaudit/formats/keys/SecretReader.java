package io.keyaudit.formats.keys;

import io.keyaudit.Secret;
import io.keyaudit.formats.keys.SecretReference.EnvironmentVariable;
import io.keyaudit.formats.keys.SecretReference.SecretFile;
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
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Gets secrets from where references say they are. Immutable and thread-safe.
 *
 * @param folder where relative paths begin
 * @param environment the environment variables
 */
public record SecretReader(Path folder, Map<String, String> environment) {
    private static final int LARGEST_FILE = 64 * 1024;

    /**
     * Names that are repeated in messages: what else stands behind "env:" may be a secret by mistake. A long one
     * without an underscore may be in base 32.
     */
    private static final Pattern USUAL_NAME = Pattern.compile("(?=.{1,40}$)[A-Z0-9]*_[A-Z0-9_]*|[A-Z0-9]{1,12}");

    /**
     * Gets a secret, without the white space around it.
     *
     * @throws UnreadableSecretException if there is none to be had; the message says what to do
     */
    public Secret read(SecretReference reference) throws UnreadableSecretException {
        if (reference instanceof EnvironmentVariable variable) {
            return fromEnvironment(variable.name());
        }
        if (reference instanceof SecretFile file) {
            return fromFile(file.path());
        }
        throw new UnreadableSecretException("\"prompt\" works on the command line only; use env:NAME or file:PATH");
    }

    /** Shows no variable's value. */
    @Override
    public String toString() {
        return "SecretReader[" + folder + "]";
    }

    private Secret fromEnvironment(String name) throws UnreadableSecretException {
        String variable =
                "the environment variable " + (USUAL_NAME.matcher(name).matches() ? name : "named here");
        String value = environment.get(name);
        if (value == null) {
            throw new UnreadableSecretException(variable + " is not set; set it to the secret");
        }
        return secret(value, variable);
    }

    private Secret fromFile(String name) throws UnreadableSecretException {
        byte[] content;
        Path file;
        try {
            file = folder.resolve(name);
        } catch (InvalidPathException impossible) {
            throw new UnreadableSecretException("the secret file named here does not exist");
        }
        try {
            if (Files.isDirectory(file)) {
                throw new UnreadableSecretException("the secret file named here is a directory; name a file in it");
            }
            content = content(file);
        } catch (NoSuchFileException missing) {
            String hint = Path.of(name).isAbsolute()
                    ? ""
                    : "; a relative path begins at " + folder.toAbsolutePath().normalize();
            throw new UnreadableSecretException("the secret file named here does not exist" + hint);
        } catch (AccessDeniedException denied) {
            throw new UnreadableSecretException(
                    "not allowed to read the secret file named here; check its permissions");
        } catch (IOException unreadable) {
            throw new UnreadableSecretException("the secret file named here cannot be read");
        }
        if (content.length > LARGEST_FILE) {
            throw new UnreadableSecretException(
                    "the secret file named here is larger than " + LARGEST_FILE / 1024 + " KiB; is it the right one?");
        }
        return secret(text(content), "the secret file named here");
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST_FILE + 1);
        }
    }

    private static String text(byte[] content) throws UnreadableSecretException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException binary) {
            throw new UnreadableSecretException("the secret file named here is not UTF-8 text; is it the right one?");
        }
    }

    private static Secret secret(String value, String source) throws UnreadableSecretException {
        if (value.isBlank()) {
            throw new UnreadableSecretException(source + " is empty; put the secret into it");
        }
        return Secret.of(value);
    }
}
