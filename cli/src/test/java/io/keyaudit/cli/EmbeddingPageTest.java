package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/embedding.md shows is in the example that it is about. */
class EmbeddingPageTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "compliance-check", "src", "main", "java");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    static List<String> blocks() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "embedding.md"));
        return BLOCK.matcher(page)
                .results()
                .map(block -> withoutIndentation(block.group(1)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void eachBlockIsTakenFromTheExample(String block) throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            assertThat(files.filter(Files::isRegularFile).map(EmbeddingPageTest::source))
                    .anySatisfy(source -> assertThat(source).contains(block));
        }
    }

    @Test
    void thereAreSuchBlocks() throws IOException {
        assertThat(blocks())
                .hasSizeGreaterThan(5)
                .allSatisfy(block -> assertThat(block).isNotBlank());
    }

    private static String source(Path file) {
        try {
            return withoutIndentation(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
