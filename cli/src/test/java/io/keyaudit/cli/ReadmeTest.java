package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows is so. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2})?");
    private static final Pattern TYPE = Pattern.compile("^(?:public final )?class (\\w+)", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    static Stream<String> javaBlocks() throws IOException {
        return blocks("java");
    }

    private static Stream<String> blocks(String language) throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        return BLOCK.matcher(readme)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2));
    }

    @ParameterizedTest
    @MethodSource("javaBlocks")
    void theExamplesCompile(String block) throws Exception {
        String name = TYPE.matcher(block).results().findFirst().orElseThrow().group(1);
        Path source = Files.writeString(folder.resolve(name + ".java"), block);
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

    @Test
    void thereAreTwoExamples() throws IOException {
        assertThat(javaBlocks()).hasSize(2);
    }

    @Test
    void theTableIsTheDemos() throws IOException {
        List<String> shown =
                blocks("").filter(block -> block.startsWith("NEEDS ATTENTION")).toList();

        assertThat(shown).hasSize(1);
        // Dots stand for what the README leaves out.
        assertThat(timeless(Keyaudit.installed().run("demo").out()))
                .containsSubsequence(timeless(shown.get(0)).split("(?m)^\\.\\.\\.\n"));
    }

    private static String timeless(String text) {
        return TIME.matcher(text).replaceAll("DATE");
    }
}
