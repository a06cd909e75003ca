package io.keyaudit.secrets;

import io.keyaudit.Secret;
import io.keyaudit.spi.UnreadableSecretException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads secrets from environment variables and files. Immutable and thread-safe.
 *
 * @param folders where files are
 * @param environment the environment variables
 */
record LocalSecrets(SecretFolders folders, Map<String, String> environment) {
    /** The sources that are always there, besides {@code prompt}. */
    static final Set<String> NAMES = Set.of("env", "file", "dotenv", "json");

    private static final String SECRET_FILE = "the secret file named here";
    private static final String DOTENV_FILE = "the file .env beside the keys file";
    private static final String JSON_FILE = "the JSON file named here";

    /**
     * Names that are repeated in messages: what else stands behind "env:" can be a secret by mistake. A long one
     * without an underscore can be in base 32.
     */
    private static final Pattern USUAL_NAME = Pattern.compile("(?=.{1,40}$)[A-Z0-9]*_[A-Z0-9_]*|[A-Z0-9]{1,12}");

    /** Checks what can be checked without reading a variable or the content of a file. */
    void check(SecretReference reference) throws UnreadableSecretException {
        switch (reference.source()) {
            case "file" -> folders.locate(reference.path(), SECRET_FILE);
            case "dotenv" -> folders.locate(".env", DOTENV_FILE);
            case "json" -> folders.locate(jsonFile(reference.path()), JSON_FILE);
            default -> {}
        }
    }

    /** Returns the secret, without the white space around it. */
    Secret read(SecretReference reference) throws UnreadableSecretException {
        String path = reference.path();
        return switch (reference.source()) {
            case "env" -> variable(path);
            case "file" -> secret(Optional.of(folders.read(path, SECRET_FILE)), SECRET_FILE);
            case "dotenv" -> dotenv(path);
            case "json" -> json(path);
            default -> throw new IllegalArgumentException("no local source");
        };
    }

    private Secret variable(String name) throws UnreadableSecretException {
        return secret(Optional.ofNullable(environment.get(name)), "the environment variable " + shown(name));
    }

    private Secret dotenv(String name) throws UnreadableSecretException {
        String variable = "the variable " + shown(name) + " in " + DOTENV_FILE;
        String text = folders.read(".env", DOTENV_FILE);
        try {
            return secret(new DotenvText(text).find(name), variable);
        } catch (IllegalArgumentException uncertain) {
            throw UnreadableSecretException.wrong(variable + " " + uncertain.getMessage());
        }
    }

    private Secret json(String path) throws UnreadableSecretException {
        String text = folders.read(jsonFile(path), JSON_FILE);
        Optional<JsonPointer> pointer = JsonPointer.parse(path.substring(path.indexOf('#') + 1));
        try {
            return secret(pointer.orElseThrow().find(text), "the pointer into " + JSON_FILE);
        } catch (IllegalArgumentException unusable) {
            throw UnreadableSecretException.wrong(JSON_FILE + " " + unusable.getMessage());
        }
    }

    private static String jsonFile(String path) throws UnreadableSecretException {
        int hash = path.indexOf('#');
        if (hash < 1 || JsonPointer.parse(path.substring(hash + 1)).isEmpty()) {
            throw UnreadableSecretException.wrong(
                    "expected json:FILE#POINTER, where the pointer leads to a text, such as /docs-bot/key");
        }
        return path.substring(0, hash);
    }

    private static String shown(String name) {
        return USUAL_NAME.matcher(name).matches() ? name : "named here";
    }

    private static Secret secret(Optional<String> value, String source) throws UnreadableSecretException {
        if (value.isEmpty()) {
            throw UnreadableSecretException.wrong(source + " is not set; set it to the secret");
        }
        if (value.get().isBlank()) {
            throw UnreadableSecretException.wrong(source + " is empty; put the secret into it");
        }
        return Secret.of(value.get());
    }

    /** Shows no variable's value. */
    @Override
    public String toString() {
        return "LocalSecrets[" + folders.base() + "]";
    }
}
