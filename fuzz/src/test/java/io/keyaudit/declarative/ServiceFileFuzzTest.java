package io.keyaudit.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyaudit.fuzz.Mutations;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.TextFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file that describes a service holds, it is a provider whose examples can be run, or it is refused. */
class ServiceFileFuzzTest {
    private static final Path NAME = Path.of("service.yaml");

    @FuzzTest(maxDuration = "1h")
    void file(byte[] input) {
        ServiceFile file;
        try {
            file = ServiceFile.read(NAME, TextFile.decode(input, Problems.in(NAME)));
        } catch (InvalidFileException documented) {
            assertThat(documented.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.message()).isNotBlank());
            return;
        }
        ProviderDescription description = DeclarativeProvider.of(file).describe();
        assertThat(description.scopes().resources()).isNotEmpty();
        assertThat(description.credentials()).isNotEmpty();
        assertThat(file.service().requests()).isNotEmpty();
        assertThat(file.service().scopesFrom()).isNotEmpty();
        // What does not follow is named; nothing else comes of it.
        ExampleCheck.problems(file).forEach(problem -> assertThat(problem).startsWith("service.yaml"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1})
    @Timeout(120)
    void damagedFiles(long seed) {
        Mutations.of(
                        ServiceFileFuzzTest.class,
                        "file",
                        seed,
                        ": ",
                        "- ",
                        "\n  ",
                        "\"",
                        "{",
                        "}",
                        "[]",
                        "{}",
                        "null",
                        "~",
                        "&a ",
                        "*a",
                        "\\u202e",
                        "\\ud800",
                        "extends: oauth2-introspection\n",
                        "absent: everything",
                        "empty: error",
                        "withheld: true",
                        "when: { status: 200 }",
                        "a[].b[c=d].*",
                        "details/result.id",
                        "{token}",
                        "{subject}_{verb}",
                        "[a-z]{1,9}",
                        "seconds-left",
                        "grants: everything",
                        "unclear: everything",
                        "neverDenied: ",
                        "newSubject: itself",
                        "others: ??",
                        "fails: unsupported",
                        "99999999999999999999")
                .feed(this::file);
    }
}
