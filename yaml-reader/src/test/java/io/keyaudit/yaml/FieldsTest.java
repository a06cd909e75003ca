package io.keyaudit.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.Endpoint;
import io.keyaudit.Fact;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldsTest {
    private static final List<String> KNOWN =
            List.of("text", "number", "flag", "list", "map", "at", "endpoint", "none", "version");

    private final Problems problems = Problems.in(Path.of("file.yaml"));

    private DocumentNode node(String text) throws InvalidFileException {
        return YamlReader.read(text, problems).orElseThrow();
    }

    private Fields fields(String text) throws InvalidFileException {
        return Fields.of(node(text), KNOWN, problems).orElseThrow();
    }

    private StrictFields strict(String text) throws InvalidFileException {
        return StrictFields.of(node(text), KNOWN, problems);
    }

    private List<String> places() {
        return catchThrowableOfType(InvalidFileException.class, problems::throwIfAny).problems().stream()
                .map(problem -> problem.position().orElseThrow().toString())
                .toList();
    }

    @Test
    void valuesOfTheRightTypeAreReturned() throws InvalidFileException {
        Fields fields = fields("text: a\nnumber: 1\nlist: [x]\nmap: {y: z}\nversion: 1\n");

        assertThat(fields.text("text", "a text").map(Scalar::value)).contains("a");
        assertThat(fields.scalar("number", ScalarType.INTEGER, "a number").map(Scalar::value))
                .contains("1");
        assertThat(fields.list("list", "a list").orElseThrow().items()).hasSize(1);
        assertThat(fields.mapping("map", "a mapping").orElseThrow().entries()).hasSize(1);
        assertThat(fields.text("none", "a text")).isEmpty();
        FileVersion.require(fields, problems);
        problems.throwIfAny();
    }

    @Test
    void everyWrongFieldIsAProblemAtItsPosition() throws InvalidFileException {
        Fields fields = fields("texd: a\ntext: ' '\nnumber: x\nlist: 1\nmap: []\nversion: 2\n");

        assertThat(fields.text("text", "a text")).isEmpty();
        assertThat(fields.scalar("number", ScalarType.INTEGER, "a number")).isEmpty();
        assertThat(fields.list("list", "a list")).isEmpty();
        assertThat(fields.mapping("map", "a mapping")).isEmpty();
        FileVersion.require(fields, problems);

        assertThat(places()).containsExactly("1:1", "2:7", "3:9", "4:7", "5:6", "6:10");
    }

    @Test
    void messagesRepeatNeitherNamesNorValues() throws InvalidFileException {
        Fields.of(node("sk-secret: sk-value\n"), KNOWN, problems);

        assertThatThrownBy(problems::throwIfAny)
                .hasMessageNotContaining("sk-secret")
                .hasMessageNotContaining("sk-value");
    }

    @Test
    void aMissingVersionIsAProblem() throws InvalidFileException {
        FileVersion.require(fields("text: a\n"), problems);

        assertThat(places()).containsExactly("1:1");
    }

    @Test
    void strictFieldsReturnWhatAProgramWrote() throws InvalidFileException {
        StrictFields fields = strict("""
                text: a
                number: 7
                flag: true
                list: [x, y]
                map: {k: v}
                at: "2027-01-31T00:00:00Z"
                endpoint: https://api.example.com
                none: null
                """);

        assertThat(fields.name("text")).isEqualTo("a");
        assertThat(fields.number("number")).isEqualTo(7);
        assertThat(fields.flag("flag")).isTrue();
        assertThat(fields.texts("list")).containsExactly("x", "y");
        assertThat(fields.texts("map", "a mapping")).isEqualTo(Map.of("k", "v"));
        assertThat(fields.instant("at")).isEqualTo(Instant.parse("2027-01-31T00:00:00Z"));
        assertThat(fields.endpoint("endpoint")).contains(Endpoint.parse("https://api.example.com"));
        assertThat(fields.oneOf("text", new String[] {"a", "b"}, form -> form)).isEqualTo("a");
        assertThat(fields.textFact("text")).isEqualTo(Fact.known("a"));
        assertThat(fields.instantFact("none")).isEqualTo(Fact.none());
        assertThat(fields.flagFact("version")).isEqualTo(Fact.unknown());
        assertThat(fields.position()).isEqualTo(Position.START);
    }

    /** Reads one value. */
    private interface Reading {
        Object of(StrictFields fields) throws InvalidFileException;
    }

    private static Arguments refused(String text, Reading reading) {
        return Arguments.of(text, reading);
    }

    static Stream<Arguments> refusedValues() {
        return Stream.of(
                refused("none: 1", fields -> fields.text("text")),
                refused("text: 1", fields -> fields.text("text")),
                refused("text: ''", fields -> fields.name("text")),
                refused("number: 99999999999", fields -> fields.number("number")),
                refused("flag: maybe", fields -> fields.flag("flag")),
                refused("list: x", fields -> fields.texts("list")),
                refused("map: x", fields -> fields.texts("map", "a mapping")),
                refused("at: yesterday", fields -> fields.instant("at")),
                refused(
                        "endpoint: 'ftp://'",
                        fields -> fields.endpoint("endpoint").orElseThrow()),
                refused("text: c", fields -> fields.oneOf("text", new String[] {"a", "b"}, form -> form)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedValues")
    void theFirstProblemEndsTheReadingOfStrictFields(String text, Reading reading) throws InvalidFileException {
        StrictFields fields = strict(text);

        assertThatThrownBy(() -> reading.of(fields)).isInstanceOf(InvalidFileException.class);
    }

    @Test
    void strictFieldsHaveNoOthers() {
        assertThatThrownBy(() -> strict("other: 1")).isInstanceOf(InvalidFileException.class);
    }
}
