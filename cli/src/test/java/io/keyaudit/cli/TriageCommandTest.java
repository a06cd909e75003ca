package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.sandbox.SampleKey;
import io.keyaudit.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Leaked keys of the sandbox's portal. */
class TriageCommandTest {
    private static final String NOBODYS = "sk-" + "0123456789abcdef".repeat(4);
    private static final String TRADERS = "A".repeat(43);
    private static final String FINE_GRAINED = "github_pat_" + "A1b2C3d4".repeat(10);

    private static Sandbox sandbox;
    private static SampleKey reader;
    private static SampleKey unrestricted;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start();
        reader = key("docs-reader");
        unrestricted = key("quick-script");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static SampleKey key(String name) {
        return sandbox.sampleKeys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String secret(SampleKey key) {
        return Objects.requireNonNull(key.credentials().get("apiKey"));
    }

    private static String finding(String rule, String secret, String file) {
        return "{\"RuleID\": \"" + rule + "\", \"Secret\": \"" + secret + "\", \"File\": \"" + file
                + "\", \"StartLine\": 7}";
    }

    private Ran triage(List<String> findings, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("findings.json"), "[" + String.join(",", findings) + "]");
        List<String> args = new ArrayList<>(List.of("triage", "--from", "gitleaks", file.toString()));
        args.addAll(List.of(more));
        Ran ran = Keyaudit.installed().run(args.toArray(String[]::new));
        for (String secret : List.of(secret(reader), secret(unrestricted), NOBODYS, TRADERS, FINE_GRAINED)) {
            assertThat(ran.out() + ran.err()).doesNotContain(secret);
        }
        return ran;
    }

    private static String endpoint() {
        return "docspace=" + reader.endpoint();
    }

    @Test
    void reportsWhatLeakedKeysCanDoTheMostUrgentFirst() throws Exception {
        Ran ran = triage(
                List.of(
                        finding("generic", NOBODYS, "revoked.txt"),
                        finding("generic", "", "masked.txt"),
                        finding("generic", secret(reader), "reader.txt"),
                        finding("generic", secret(reader), secret(reader) + ".txt"),
                        finding("generic", secret(unrestricted), "script.sh"),
                        finding("generic", TRADERS, "trader.txt"),
                        finding("bitfinex-api-key", TRADERS + "", "trader2.txt"),
                        finding("github-fine-grained-pat", FINE_GRAINED, "ci.yaml"),
                        finding("generic", "hello-world", "other.txt")),
                "--endpoint",
                endpoint(),
                "--format",
                "json");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
        JsonNode report = JsonMapper.shared().readTree(ran.out());
        List<String> keys = new ArrayList<>();
        for (JsonNode key : report.at("/keys")) {
            keys.add(key.at("/name").asString() + " " + key.at("/status").asString());
        }
        assertThat(keys)
                .startsWith("script.sh:7 works", "reader.txt:7 works")
                .endsWith("revoked.txt:7 rejected")
                .contains(
                        "masked.txt:7 not-asked",
                        "trader.txt:7 not-asked",
                        "ci.yaml:7 not-asked",
                        "other.txt:7 not-asked")
                .hasSize(7);
        JsonNode script = report.at("/keys/0");
        assertThat(script.at("/unrestricted").asBoolean()).isTrue();
        assertThat(script.at("/worst").asString()).isEqualTo("critical");
        JsonNode read = report.at("/keys/1");
        assertThat(read.at("/granted/0").asString()).isEqualTo("files:read");
        assertThat(read.at("/places").size()).isEqualTo(2);
        assertThat(report.at("/summary/works").asInt()).isEqualTo(2);
        assertThat(report.at("/summary/not-asked").asInt()).isEqualTo(4);
        for (JsonNode key : report.at("/keys")) {
            assertThat(key.at("/first").asString()).isNotBlank();
            boolean asked = !key.at("/status").asString().equals("not-asked");
            assertThat(asked || !key.at("/reason").asString().isBlank()).isTrue();
        }
    }

    @Test
    void aServiceWithoutAnAddressIsNotAsked() throws Exception {
        Ran ran = triage(List.of(finding("generic", secret(reader), "reader.txt")));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(ran.out()).contains("NOT-ASKED", "DocSpace", "--endpoint docspace=URL", "1 leaked key: 1 not-asked");
    }

    @Test
    void theTextSaysWhatToDoFirst() throws Exception {
        Ran ran = triage(List.of(finding("generic", secret(unrestricted), "script.sh")), "--endpoint", endpoint());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(ran.out())
                .contains("WORKS (critical)", "found: script.sh:7", "can:   full access", "first: revoke it now");
    }

    @Test
    void whenNoKeyWorksThatIsFine() throws Exception {
        assertThat(triage(List.of()).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(triage(List.of(finding("generic", NOBODYS, "x")), "--endpoint", endpoint())
                        .exitCode())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void wrongUsageIsRefused() throws Exception {
        assertThat(triage(List.of(), "--endpoint", "nobody=https://a.example").exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(triage(List.of(), "--endpoint", endpoint(), "--allow-endpoint", "https://a.example")
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(triage(List.of(), "--format", "xml").exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(triage(List.of("1")).exitCode()).isEqualTo(ExitCode.REFUSED);
    }
}
