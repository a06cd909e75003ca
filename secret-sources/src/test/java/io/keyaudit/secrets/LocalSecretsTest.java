package io.keyaudit.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.spi.UnreadableSecretException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in {@code .env} and in JSON files. */
class LocalSecretsTest {
    private static final String SECRET = "sk-5ec2e7-0123456789";

    @TempDir
    private Path folder;

    private String read(String reference) throws Exception {
        return SecretSources.of(Map.of())
                .in(folder)
                .read(SecretReference.parse(reference))
                .reveal();
    }

    private String refused(String reference) {
        StringBuilder message = new StringBuilder();
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> read(reference))
                .withNoCause()
                .satisfies(refused -> message.append(refused.getMessage()));
        assertThat(message).doesNotContain(SECRET);
        return message.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "KEY=abc|abc",
                "  export KEY = abc  |abc",
                "KEY=abc # a comment|abc",
                "KEY=abc#def|abc#def",
                "KEY='a$b\\n #c'|a$b\\n #c",
                "KEY=\"a b # c\" # comment|a b # c",
                "KEY=\"a\\\"b\\\\c\"|a\"b\\c",
                "KEY=a=b==|a=b==",
                "KEYS=no\\nKEY=yes|yes",
                "#KEY=no\\nKEY=yes|yes",
            })
    void readsOneVariableOfTheFile(String text, String value) throws Exception {
        String content = text.startsWith("KEY=\"") || text.startsWith("KEY='") ? text : text.replace("\\n", "\n");
        Files.writeString(folder.resolve(".env"), "OTHER=1\n" + content + "\n");
        assertThat(read("dotenv:KEY")).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "KEY=a$B|single quotes",
                "KEY=\"a${B}\"|single quotes",
                "KEY=a\\nKEY=b|set twice",
                "KEY=\"a|quote",
                "KEY='a|quote",
                "KEY=|empty",
                "KEY|not set",
                "key=a|not set",
            })
    void doesNotGuess(String text, String reason) throws Exception {
        Files.writeString(folder.resolve(".env"), text.replace("\\n", "\n"));
        assertThat(refused("dotenv:KEY")).contains("KEY", reason);
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertThat(refused("dotenv:KEY")).contains(".env", "does not exist");
        assertThat(refused("json:" + SECRET + "#/a")).contains("does not exist");
    }

    @ParameterizedTest
    @CsvSource({"/docs/key, one", "/list/1, two", "/a~1b, three", "/c~0d, four", "/0/0, six"})
    void followsThePointer(String pointer, String value) throws Exception {
        Files.writeString(folder.resolve("keys.json"), """
                {"docs": {"key": "one"}, "list": [["key"], "two"], "a/b": "three", "c~d": "four",
                 "0": ["six"], "number": 1, "after": {"docs": {"key": "no"}}}""");
        assertThat(read("json:keys.json#" + pointer)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1}",
                "{\"a\": {\"b\": \"" + SECRET + "\"}}",
                "{\"a\": null}",
                "{\"b\": \"" + SECRET + "\"}",
                "{\"a\": \"" + SECRET + "\", \"a\": \"x\"}",
                "{\"a\": \"" + SECRET + "\"} {}",
                "{\"a\": \"" + SECRET + "\"",
                "{\"a\": \"\"}",
                "\"" + SECRET + "\"",
                SECRET,
                "",
            })
    void readsTextsAtThePointerOnly(String json) throws Exception {
        Files.writeString(folder.resolve("keys.json"), json);
        refused("json:keys.json#/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys.json", "keys.json#", "keys.json#a", "#/a", "keys.json#/a~2b", "keys.json#/~"})
    void nothingElseIsAPointer(String path) throws Exception {
        Files.writeString(folder.resolve("keys.json"), "{}");
        assertThat(refused("json:" + path)).contains("expected json:FILE#POINTER");
    }
}
