package io.keyaudit.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.PortalKey;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {
    private final DocSpaceService portal = DocSpaceService.start();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("keys.yaml"), """
                version: 1
                keys:
                - {name: docs-bot, provider: docspace, endpoint: "%s", credentials: {apiKey: "file:docs-bot"}}
                """.formatted(portal.endpoint()));
        Files.writeString(folder.resolve("policy.yaml"), """
                version: 1
                name: ours
                rules:
                - {id: no-writing, title: No key writes files, severity: high, forbid: ["files:write"]}
                """);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private CheckMojo mojo(String... scopes) throws IOException {
        Files.writeString(folder.resolve("docs-bot"), portal.createKey(PortalKey.of("docs-bot", List.of(scopes))));
        CheckMojo mojo = with(new CheckMojo(), "basedir", folder.toFile());
        with(mojo, "buildDirectory", folder.resolve("target").toFile());
        return with(mojo, "policy", "policy.yaml");
    }

    /** Configures as Maven does. */
    private static CheckMojo with(CheckMojo mojo, String parameter, Object value) {
        try {
            Field field = CheckMojo.class.getDeclaredField(parameter);
            field.setAccessible(true);
            field.set(mojo, value);
            return mojo;
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }

    @Test
    void passesKeysThatComply() throws IOException {
        CheckMojo mojo = with(mojo("files:read"), "formats", List.of("junit=target/keyaudit.xml"));
        assertThatCode(mojo::execute).doesNotThrowAnyException();
        assertThat(folder.resolve("target/keyaudit.xml")).content().contains("no-writing");
    }

    @Test
    void failsTheBuildOnFindings() throws IOException {
        CheckMojo mojo = mojo("files:write");
        assertThatExceptionOfType(MojoFailureException.class).isThrownBy(mojo::execute);
        assertThatCode(with(mojo, "failOn", "critical")::execute).doesNotThrowAnyException();
    }

    @Test
    void failsTheBuildOnAKeyThatCannotBeRead() throws IOException {
        CheckMojo mojo = mojo("files:read");
        Files.writeString(folder.resolve("docs-bot"), "sk-" + "0".repeat(64));
        assertThatExceptionOfType(MojoFailureException.class).isThrownBy(mojo::execute);
    }

    @Test
    void refusesWrongConfiguration() throws IOException {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(with(mojo("files:read"), "keysFile", "missing.yaml")::execute);
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(with(mojo("files:read"), "arguments", List.of("--no-such-option"))::execute);
    }

    @Test
    void refusesABaselineThatIsMissingAndABuildFolderThatIsAFile() throws IOException {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(with(mojo("files:read"), "baseline", "missing.json")::execute);
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(with(
                        mojo("files:read"),
                        "buildDirectory",
                        folder.resolve("keys.yaml").toFile())::execute);
    }

    @Test
    void leavesTheKeysOutIfItIsTold() throws IOException {
        CheckMojo mojo = with(with(mojo("files:write"), "skip", true), "keysFile", "missing.yaml");
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }
}
