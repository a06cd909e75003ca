package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.spi.PermissionProvider;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginDirTest {
    private static final String ACME = """
            package com.example;
            import io.keyaudit.*;
            import io.keyaudit.spi.*;
            import java.util.*;
            public class Acme implements PermissionProvider {
                public String id() { return "acme"; }
                public ProviderDescription describe() {
                    CredentialField token = CredentialField.secret("token", "the token");
                    return ProviderDescription.builder("Acme of example.com").credentials(token).scopes(ScopeTable.builder().build()).callsPerInspection(1).rateLimit(RateLimit.NONE).build();
                }
                public ProviderSession open(ProviderContext context) throws ProviderException {
                    throw new ProviderException(FailureKind.UNAVAILABLE, "Acme is closed today");
                }
            }
            """;

    private static final String KEYS = """
            version: 1
            keys:
              - name: gadget
                provider: acme
                endpoint: https://acme.example.com
                credentials: { token: file:token }
            """;

    private Path folder;
    private Path plugins;
    private Path keys;

    @BeforeAll
    void prepare(@TempDir Path temporary) throws Exception {
        folder = temporary;
        plugins = Files.createDirectory(folder.resolve("plugins"));
        keys = Files.writeString(folder.resolve("keys.yaml"), KEYS);
        Files.writeString(folder.resolve("token"), "acme-5ec2e7");
        compile();
        try (OutputStream out = Files.newOutputStream(plugins.resolve("acme.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new ZipEntry("META-INF/services/" + PermissionProvider.class.getName()));
            jar.write("com.example.Acme".getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new ZipEntry("com/example/Acme.class"));
            jar.write(Files.readAllBytes(folder.resolve("com/example/Acme.class")));
        }
        Files.writeString(plugins.resolve("broken.jar"), "not a jar");
    }

    private void compile() throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Acme.java"), ACME);
        String path = Stream.of("jdk.module.path", "java.class.path")
                .map(property -> System.getProperty(property, ""))
                .reduce("", (one, other) -> one + File.pathSeparator + other);
        Process javac = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                        "-proc:none",
                        "-cp",
                        path,
                        "-d",
                        folder.toString(),
                        source.toString())
                .redirectErrorStream(true)
                .start();
        String messages = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(javac.waitFor()).as(messages).isZero();
    }

    private void assertTellsOfTheBrokenOne(Ran ran) {
        assertThat(ran.err().lines().filter(line -> line.contains("plugin")))
                .containsExactly("keyaudit: plugin " + plugins.resolve("broken.jar")
                        + " cannot be used: it cannot be read, or is not a whole jar");
    }

    Stream<List<String>> checks() {
        String option = "--plugin-dir=" + plugins;
        return Stream.of(
                List.of(option, "check", keys.toString()),
                List.of("check", option, keys.toString()),
                List.of("check", keys.toString(), "--plugin-dir", plugins.toString()));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void auditsWithAPluginWhereverTheOptionStands(List<String> arguments) {
        Ran ran = Keyaudit.installed().run(arguments.toArray(String[]::new));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.UNREAD);
        assertThat(ran.outUnwrapped()).contains("gadget", "Acme is closed today");
        assertTellsOfTheBrokenOne(ran);
    }

    @Test
    void withoutTheFolderThereIsNoSuchProvider() {
        Ran ran = Keyaudit.installed().run("check", keys.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains("acme");
    }

    @Test
    void listsPluginsBesideTheOthersAndWhereEachIsFrom() {
        Ran ran = Keyaudit.installed().run("--plugin-dir", plugins.toString(), "providers");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("acme - Acme of example.com", "bitfinex - ", "docspace - ");
        String unbroken = ran.out().replaceAll("\\s+", "");
        assertThat(unbroken)
                .contains("from" + plugins.resolve("acme.jar"))
                .containsPattern("docspace-ONLYOFFICEDocSpacefrom\\S+docspace");
        assertTellsOfTheBrokenOne(ran);
    }

    @Test
    void refusesAFolderThatIsMissing() {
        Path nowhere = folder.resolve("nowhere");

        Ran ran = Keyaudit.installed().run("check", keys.toString(), "--plugin-dir", nowhere.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .isEqualToIgnoringNewLines("keyaudit: --plugin-dir: " + nowhere
                        + " is not a folder that can be read; name one that holds jars");
    }

    @Test
    void takesAFolderRelativeToWhereTheCommandRuns() {
        Path here = Path.of("target").toAbsolutePath();

        Ran ran = Keyaudit.installed()
                .run("providers", "--plugin-dir", here.relativize(plugins).toString());

        assertThat(ran.out()).contains("acme - Acme of example.com");
    }
}
