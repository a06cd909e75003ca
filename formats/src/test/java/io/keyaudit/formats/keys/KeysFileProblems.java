package io.keyaudit.formats.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.formats.FakeProvider;
import io.keyaudit.yaml.InvalidFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is said of an invalid keys file, in which no secret can be. */
final class KeysFileProblems {
    static final String SECRET = "sk-5ec2e7";
    static final Map<String, String> ENVIRONMENT = Map.of("DOCS_KEY", SECRET + "-a", "BLANK", " \n");

    private KeysFileProblems() {}

    /** Messages like {@code 3:5: what is wrong}. */
    static List<String> in(Path file) {
        InvalidFileException invalid = catchThrowableOfType(
                InvalidFileException.class, () -> KeysFile.read(file, FakeProvider.INSTALLED, ENVIRONMENT));
        String message = String.valueOf(invalid.getMessage());
        assertThat(message).doesNotContain(SECRET);
        assertThat(message.lines()).hasSameSizeAs(invalid.problems());
        assertThat(invalid).hasNoCause();
        return invalid.problems().stream()
                .map(problem -> problem.position().map(at -> at + ": ").orElse("") + problem.message())
                .toList();
    }
}
