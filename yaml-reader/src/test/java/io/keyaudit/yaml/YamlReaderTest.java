package io.keyaudit.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import io.keyaudit.yaml.DocumentNode.Sequence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    private static final Problems NONE = Problems.in(Path.of("none.yaml"));

    private static DocumentNode read(String text) throws InvalidFileException {
        Problems problems = Problems.in(Path.of("file.yaml"));
        Optional<DocumentNode> document = YamlReader.read(text, problems);
        problems.throwIfAny();
        return document.orElseThrow();
    }

    private static List<Position> positions(String text) {
        InvalidFileException refused = catchThrowableOfType(InvalidFileException.class, () -> read(text));
        return refused.problems().stream()
                .map(problem -> problem.position().orElseThrow())
                .toList();
    }

    @Test
    void everyValueHasItsPositionAndType() throws InvalidFileException {
        Mapping document = (Mapping) read("a: 1\nb:\n  - true\n  - 'x'\n  -\n  - 1.5\n");

        assertThat(document.entry("a").orElseThrow().value())
                .isEqualTo(new Scalar(new Position(1, 4), ScalarType.INTEGER, "1"));
        assertThat(((Sequence) document.entry("b").orElseThrow().value()).items())
                .containsExactly(
                        new Scalar(new Position(3, 5), ScalarType.BOOLEAN, "true"),
                        new Scalar(new Position(4, 5), ScalarType.TEXT, "x"),
                        new Scalar(new Position(5, 4), ScalarType.NULL, ""),
                        new Scalar(new Position(6, 5), ScalarType.DECIMAL, "1.5"));
        assertThat(document.entry("c")).isEmpty();
    }

    @Test
    void anEmptyTextHasNoDocument() throws InvalidFileException {
        assertThat(YamlReader.read("# nothing\n", NONE)).isEmpty();
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThat(positions("a: &x 1\nb: *x\nc: !t 2\na: 3\n[1]: 4\n"))
                .containsExactly(
                        new Position(1, 4),
                        new Position(2, 4),
                        new Position(3, 4),
                        new Position(4, 1),
                        new Position(5, 1));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    'a: 1\n---\nb: 2\n',         2, 1
                    '\ta: 1\n',                  1, 1
                    'a: b: c\n',                 1, 5
                    'a: "open\n',                2, 1
                    'a: "\\x"\n',                1, 7
                    'a: [1\n',                   2, 1
                    """)
    void whatCannotBeReadOnEndsTheReading(String text, int line, int column) {
        assertThat(positions(text)).contains(new Position(line, column));
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(positions("[".repeat(40) + "]".repeat(40))).hasSize(1);
    }

    @Test
    void nodesDoNotShowTheirValues() throws InvalidFileException {
        assertThat(read("token: sk-secret\n").toString()).doesNotContain("sk-secret", "token");
    }
}
