package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jars as they are shipped: on a module path, and as the one executable jar. */
@Timeout(120)
class PackagedIT {
    @TempDir
    private Path folder;

    private record Ran(int exitCode, String out, String err) {}

    private static List<String> modular(String... args) {
        String modulePath = Stream.of("jdk.module.path", "java.class.path")
                .flatMap(property ->
                        Arrays.stream(System.getProperty(property, "").split(File.pathSeparator)))
                .filter(entry -> entry.endsWith(".jar"))
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        return java(Stream.concat(
                Stream.of("-p", modulePath, "-m", "io.keyaudit.cli/io.keyaudit.cli.Main"), Stream.of(args)));
    }

    private static List<String> executable(String... args) throws Exception {
        Path jar = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path executable = jar.resolveSibling("keyaudit.jar");
        return java(Stream.concat(Stream.of("-jar", executable.toString()), Stream.of(args)));
    }

    private static List<String> java(Stream<String> args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        args.forEach(command::add);
        return command;
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private Ran run(List<String> command) throws Exception {
        Process process = start(command);
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        return new Ran(
                process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    private static void assertProviders(Ran ran) {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("bitfinex - ").contains("docspace - ");
        assertThat(ran.err()).isEmpty();
    }

    private static void assertDemo(Ran ran) {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("16 keys: 14 read, 2 could not be read")
                .contains("Each key is what its story says.");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void worksOnTheModulePath() throws Exception {
        assertProviders(run(modular("providers")));
        assertDemo(run(modular("demo")));
    }

    @Test
    void worksAsOneJar() throws Exception {
        assertProviders(run(executable("providers")));
        assertDemo(run(executable("demo")));
        assertThat(run(executable("check")).exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void cleansUpWhenTheSandboxIsStopped() throws Exception {
        Process process = new ProcessBuilder(executable("sandbox"))
                .redirectError(folder.resolve("err").toFile())
                .start();
        Path secret;
        try (InputStream out = process.getInputStream()) {
            String first = new String(out.readNBytes(600), StandardCharsets.UTF_8);
            secret = Path.of(first.substring(first.indexOf("file:") + 5, first.indexOf('"', first.indexOf("file:"))));
            assertThat(secret).exists();
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(secret).doesNotExist();
        assertThat(secret.getParent()).doesNotExist();
    }
}
