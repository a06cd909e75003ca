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
import org.junit.jupiter.params.provider.ValueSource;

class SecretReaderTest {
    private static final String SECRET = "sk-5ec2e7";

    @TempDir
    private Path folder;

    private String read(String reference) throws UnreadableSecretException {
        return SecretSources.of(Map.of("KEY", " " + SECRET + "\n", "lower", SECRET))
                .in(folder)
                .readAtHand(SecretReference.parse(reference))
                .reveal();
    }

    private void refuses(String reference, String message) {
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> read(reference))
                .withMessageContaining(message)
                .withNoCause()
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(SECRET));
    }

    @Test
    void getsSecretsFromVariablesAndFiles() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("key"), "\r\n" + SECRET + " \n");

        assertThat(read("env:KEY")).isEqualTo(SECRET);
        assertThat(read("env:lower")).isEqualTo(SECRET);
        assertThat(read("file:key")).isEqualTo(SECRET);
        assertThat(read("file:" + elsewhere)).isEqualTo(SECRET);
    }

    @Test
    void saysWhyThereIsNone() throws Exception {
        Files.writeString(folder.resolve("empty"), " \n");
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 1});
        Files.write(folder.resolve("large"), new byte[64 * 1024 + 1]);

        refuses("env:" + SECRET, "the environment variable named here is not set");
        refuses("file:empty", "the secret file named here is empty");
        refuses("file:binary", "is not UTF-8 text");
        refuses("file:large", "larger than 64 KiB");
        refuses("file:" + SECRET, "does not exist; a relative path begins at " + folder);
        refuses("file:a\0" + SECRET, "does not exist");
        refuses("file:empty/" + SECRET, "the secret file named here");
    }

    @Test
    void saysWhereRelativePathsBeginAndOnlyOfThose() {
        SecretReader here = SecretSources.of(Map.of()).in(Path.of(""));

        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> here.readAtHand(SecretReference.parse("file:none/" + SECRET)))
                .withMessageEndingWith(
                        "; a relative path begins at " + Path.of("").toAbsolutePath());
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> here.readAtHand(
                        SecretReference.parse("file:" + folder.resolve(SECRET).toAbsolutePath())))
                .withMessage("the secret file named here does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNSET", "DOCS_KEY_2", "TWELVELETTER", "_"})
    void repeatsUsualNamesOfVariables(String name) {
        refuses("env:" + name, "the environment variable " + name + " is not set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                "THIRTEENCHARS",
                "FORTY_ONE_CHARACTERS_ARE_TOO_LONG_A_NAME_",
                "lower_case",
                "A-B"
            })
    void doesNotRepeatWhatMayBeASecret(String name) {
        refuses("env:" + name, "the environment variable named here is not set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {SECRET, "", "env:", "file:", "Env:KEY", "prompt:", "ENV:" + SECRET, "_a:b", "-a:b", "sk_a:b"})
    void nothingElseIsAReference(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SecretReference.parse(text))
                .withMessageStartingWith("expected where the secret is, such as env:NAME or file:PATH")
                .withMessageContaining("prompt")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(SECRET));
    }

    @Test
    void showsNoSecret() {
        assertThat(SecretSources.of(Map.of("KEY", SECRET)).in(folder).toString())
                .doesNotContain(SECRET);
    }
}
