package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        assertThat(ran.out()).startsWith(key + "  ").contains("  " + access).contains("  " + grant + ": ");
        assertThat(ran.outUnwrapped()).contains(because);
    }

    /** A key of KuCoin without General could not be read at all. */
    @Test
    void advisesToRemoveNothingThatTheKeyNeedsToBeRead() {
        Ran ran = explain("tax-export", "subaccount_keys:write");

        assertThat(ran.outUnwrapped()).contains("to change revoke the key", "inferred]");
        assertThat(explain("tax-export", "account:read").outUnwrapped()).contains("stated]");
    }

    @Test
    void isFiveLinesScopeRowWithSourceRequestAndRemedy() {
        Ran ran = explain("docs-sync", "files:write");

        assertThat(ran.out().lines().map(line -> line.replaceFirst("^  (\\S+( \\S+)?) +", "$1|")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("docs-sync  docspace  files:write  granted: "),
                        line -> assertThat(line).isEqualTo("because|the key has files:write"),
                        line -> assertThat(line)
                                .startsWith("table|files:write: ")
                                .contains("[DocSpace-server v3.7.2")
                                .endsWith("stated]"),
                        line -> assertThat(line)
                                .isEqualTo("asked|GET /api/2.0/keys/@self, GET /api/2.0/keys/permissions"),
                        line -> assertThat(line).startsWith("to change|take files:write from the key"));
    }

    @Test
    void isFiveLinesForEveryGrant() {
        for (String access : List.of("files:read", "files:write", "spaces:read", "nothing-like-it:read")) {
            for (String key : List.of("docs-reader", "beta-integration", "quick-script", "treasury-sweep")) {
                assertThat(explain(key, access).out().lines())
                        .as(key + " " + access)
                        .hasSize(5);
            }
        }
    }

    @Test
    void isTheSameAsJson() {
        JsonNode json = JsonMapper.shared()
                .readTree(Keyaudit.installed()
                        .run("explain", keys.toString(), "--key", "docs-sync", "files:read", "--json")
                        .out());

        assertThat(json.get("grant").asString()).isEqualTo("granted");
        assertThat(json.get("cause").asString()).isEqualTo("scope");
        assertThat(json.at("/sources/0/scope").asString()).isEqualTo("files:write");
        assertThat(json.at("/table/row").asString()).isEqualTo("files:write");
        assertThat(json.at("/table/mark").asString()).isEqualTo("stated");
        assertThat(json.at("/calls/0").asString()).isEqualTo("GET /api/2.0/keys/@self");
        assertThat(json.get("change").asString()).contains("take files:write from the key");
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
