package io.keyaudit.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.distribution.Unpacked.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the distribution, and that it works where it is unpacked. */
@Timeout(120)
class DistributionIT {
    private static final Path LAUNCHER = Unpacked.HOME.resolve("bin/keyaudit");
    private static final Pattern STRINGS = Pattern.compile("\"([^\"]*)\"");

    @TempDir
    private Path folder;

    @Test
    void bringsWhatADistributionBrings() throws Exception {
        assertThat(Unpacked.files(Unpacked.HOME))
                .contains(
                        "Dockerfile",
                        "LICENSE",
                        "NOTICE",
                        "bin/keyaudit",
                        "bin/keyaudit.cmd",
                        "lib/keyaudit.jar",
                        "licenses/LICENSE.md",
                        "licenses/Lettuce-LICENSE",
                        "share/bash-completion/completions/keyaudit",
                        "share/fish/vendor_completions.d/keyaudit.fish",
                        "share/man/man1/keyaudit-check.1",
                        "share/man/man1/keyaudit.1",
                        "share/zsh/site-functions/_keyaudit")
                .allMatch(file -> file.matches("(bin|lib|licenses|share)/.*|Dockerfile|LICENSE|NOTICE"));
        assertThat(LAUNCHER).isExecutable();
    }

    @Test
    void runsThroughALinkFromAFolderWithSpaces() throws Exception {
        Path spaced = Files.createDirectory(folder.resolve("with spaces"));
        Path link = Files.createSymbolicLink(spaced.resolve("keyaudit"), LAUNCHER);

        assertThat(Unpacked.run(spaced, Map.of(), link.toString(), "--version"))
                .isEqualTo(Unpacked.run(folder, Map.of(), LAUNCHER.toString(), "--version"))
                .matches(ran -> ran.exitCode() == 0
                        && ran.out().matches("keyaudit \\d\\S+\\s+")
                        && ran.err().isEmpty());
        assertThat(Unpacked.run(spaced, Map.of(), link.toString(), "check", "no such file")
                        .exitCode())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "11.0.22", "16", ""})
    void refusesAJavaThatIsTooOld(String version) throws Exception {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho started >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");

        Ran ran = Unpacked.run(
                folder, Map.of("JAVA_HOME", folder.resolve("jdk").toString()), LAUNCHER.toString(), "--version");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains("is too old; keyaudit needs Java, 17 or later")
                .doesNotContain("started");
    }

    @Test
    void takesOptionsOfTheJvm() throws Exception {
        Ran ran = Unpacked.run(
                folder,
                Map.of("KEYAUDIT_OPTS", "-Xlog:gc*:stdout -XX:+UseParallelGC"),
                LAUNCHER.toString(),
                "--version");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("Using Parallel");
    }

    /** The image cannot be built here; what it copies is there, and what it runs runs in the same places. */
    @Test
    void theImageRunsWhatItCopies() throws Exception {
        Path image = Files.createDirectory(folder.resolve("image"));
        List<String> command = new ArrayList<>();
        for (String line : Files.readAllLines(Unpacked.HOME.resolve("Dockerfile"))) {
            String[] words = line.split(" ");
            if (words[0].equals("COPY")) {
                copy(Arrays.asList(words).subList(1, words.length - 1), image, words[words.length - 1]);
            } else if (words[0].equals("ENTRYPOINT")) {
                Matcher quoted = STRINGS.matcher(line);
                while (quoted.find()) {
                    command.add(quoted.group(1).replace("/opt/", image + "/opt/"));
                }
            }
        }

        assertThat(command.get(0)).isEqualTo("/usr/bin/java");
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--version");
        assertThat(Unpacked.run(folder, Map.of(), command.toArray(String[]::new))
                        .exitCode())
                .isZero();
        assertThat(image.resolve("opt/keyaudit")).isDirectoryContaining("glob:**/{LICENSE,NOTICE,licenses,lib}");
    }

    /** As Docker copies: a folder's content, and files into a folder whose name ends with a slash. */
    private static void copy(List<String> sources, Path image, String to) throws Exception {
        for (String source : sources) {
            Path from = Unpacked.HOME.resolve(source);
            Path target = image.resolve(to.substring(1));
            if (Files.isDirectory(from)) {
                for (String file : Unpacked.files(from)) {
                    Files.createDirectories(target.resolve(file).getParent());
                    Files.copy(from.resolve(file), target.resolve(file));
                }
            } else {
                Files.createDirectories(target);
                Files.copy(from, target.resolve(source));
            }
        }
    }

    /** cmd cannot be run here. */
    @Test
    void theScriptForWindowsDoesTheSame() throws Exception {
        String windows = Files.readString(Unpacked.HOME.resolve("bin/keyaudit.cmd"));
        String posix = Files.readString(LAUNCHER);

        assertThat(windows.replace("\r\n", "")).doesNotContain("\n");
        assertThat(Stream.of(
                        "io.keyaudit.cli.Main", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1 -Xms16m -XX:-UsePerfData"))
                .allMatch(windows::contains)
                .allMatch(posix::contains);
        Matcher used = Pattern.compile("%([A-Z_]+)%").matcher(windows);
        while (used.find()) {
            assertThat(windows).containsPattern("(set \"|defined )" + used.group(1) + "|%ERRORLEVEL%");
        }
        assertThat(windows.chars().filter(c -> c == '(').count())
                .isEqualTo(windows.chars().filter(c -> c == ')').count());
    }
}
