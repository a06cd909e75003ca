package io.keyaudit.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.yaml.FileProblem;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each mistake is made in a file that is right, and is reported at its place with what is allowed. */
class MistakesTest {
    static final String ACME = resource("acme.yaml");

    static String resource(String name) {
        try (InputStream file = MistakesTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @ParameterizedTest(name = "{0} in place of {1}")
    @CsvFileSource(resources = "mistakes.csv", delimiter = '\t', numLinesToSkip = 1, quoteCharacter = '\0')
    void eachMistakeIsReportedAtItsPlace(String wrong, String right, String place, String message) {
        String text = ACME.replace(lines(right), wrong.equals("(nothing)") ? "" : lines(wrong));
        assertThat(text).isNotEqualTo(ACME);
        String[] lineAndColumn = place.split(":", -1);
        assertThat(problems(text)).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.position())
                    .contains(new Position(Integer.parseInt(lineAndColumn[0]), Integer.parseInt(lineAndColumn[1])));
        });
    }

    private static String lines(String cell) {
        return cell.replace("\\n", "\n");
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        String text = ACME.replace("version: 1", "version: 2")
                .replace("implies: \"files:write\"", "implies: \"files:wrote\"")
                .replace("per: 1m", "per: 1 minute")
                .replace("kind: rejected", "kind: refused");
        assertThat(problems(text)).hasSize(4);
    }

    @Test
    void thereIsNoMistakeInTheExample() throws InvalidFileException {
        assertThat(ServiceFile.read(Path.of("acme.yaml"), ACME).service().id()).isEqualTo("acme");
    }

    /** A service with scopes in a header, a closure and an expiry. */
    @Test
    void theExampleIsShort() {
        assertThat(ACME.lines().count()).isLessThanOrEqualTo(30);
    }

    private static List<FileProblem> problems(String text) {
        InvalidFileException invalid =
                catchThrowableOfType(InvalidFileException.class, () -> ServiceFile.read(Path.of("acme.yaml"), text));
        return invalid == null ? List.of() : invalid.problems();
    }
}
