package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
    private static Sandbox sandbox;
    private static SampleKeysFile sampleKeys;

    @TempDir
    private static Path folder;

    private static Path keys;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start();
        sampleKeys = SampleKeysFile.write(sandbox.sampleKeys());
        keys = Files.writeString(folder.resolve("keys.yaml"), sampleKeys.text());
    }

    @AfterAll
    static void stop() throws IOException {
        sampleKeys.close();
        sandbox.close();
    }

    private static Ran explain(String key, String access) {
        return Keyaudit.installed().run("explain", keys.toString(), "--key", key, access);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    docs-reader         | files:read     | granted | the key has files:read
                    docs-reader         | files:write    | denied  | none of the key's scopes grants it: files:read
                    groups-provisioning | groups:read    | denied  | none of the key's scopes grants it: accounts:write
                    quick-script        | portal:write   | granted | full access, being limited to no scope
                    beta-integration    | files:write    | unknown | files:admin
                    treasury-sweep      | withdraw:write | granted | ["withdraw",0,1]
                    treasury-sweep      | withdraw:read  | denied  | ["withdraw",0,1]
                    tax-report          | wings:read     | unknown | does not speak of it
                    """)
    void namesWhatDecides(String key, String access, String grant, String because) {
        Ran ran = explain(key, access);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).startsWith(key + "  ").contains("  " + access).contains("  " + grant + "  ");
        assertThat(ran.outUnwrapped()).contains(because);
    }

    @Test
    void takesAFewLinesWithRowSourceRequestAndRemedy() {
        Ran ran = explain("docs-sync", "files:write");

        assertThat(ran.out().lines()).hasSizeBetween(5, 9);
        assertThat(ran.outUnwrapped())
                .contains("files:write: Reads and changes files [DocSpace-server v3.7.2")
                .contains("stated]")
                .contains("GET /api/2.0/keys/@self")
                .contains("take files:write from the key");
    }

    @Test
    void tellsWhatWouldGrantADeniedAccess() {
        assertThat(explain("docs-reader", "rooms:write").outUnwrapped()).contains("granted by *, *:write, rooms:write");
    }

    @Test
    void failsForAKeyThatCannotBeRead() {
        Ran ran = explain("contractor-migration", "files:read");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("contractor-migration").contains("rejected");
    }

    @ParameterizedTest
    @CsvSource({"nobody, files:read, docs-reader", "docs-reader, files, RESOURCE:write"})
    void refusesWhatIsNotThere(String key, String access, String message) {
        Ran ran = explain(key, access);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains(message);
    }
}
