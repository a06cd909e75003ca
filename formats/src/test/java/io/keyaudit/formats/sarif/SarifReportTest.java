package io.keyaudit.formats.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.keyaudit.Severity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.KeyRecord;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.JudgedAudit;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.content.EarlierVerdicts;
import io.keyaudit.formats.content.ListedKeys;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.policy.PolicyPlaces;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.yaml.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("paths")
class SarifReportTest {
    private static final Schema SCHEMA = schema();

    /** OASIS's, as a library ships it. */
    private static Schema schema() {
        try (InputStream in = Objects.requireNonNull(
                SarifReportTest.class.getClassLoader().getResourceAsStream("schema/sarif-schema-2.1.0.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(JsonMapper.shared().readTree(in));
        } catch (IOException unread) {
            throw new AssertionError(unread);
        }
    }

    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 100);
    }

    private static KeysFile keys(Path file) {
        return new KeysFile(
                file,
                List.of(key("trader", 3), key("treasury", 7), key("reader", 12), key("gone", 20)),
                4,
                "a".repeat(64));
    }

    private static KeysFile.Key key(String name, int line) {
        return new KeysFile.Key(AuditTarget.builder(name, "docs").build(), new Position(line, 5));
    }

    /** The one run in what is written, which follows the schema. */
    private static JsonNode run(Consumer<ReportWriter> audit, Optional<KeysFile> keys) {
        JsonNode sarif = JsonMapper.shared()
                .readTree(Findings.written(
                        out -> new SarifReport(
                                out, keys.map(ListedKeys::of), PolicyPlaces.NONE, Optional.empty(), false),
                        audit));
        assertThat(SCHEMA.validate(sarif)).isEmpty();
        assertThat(sarif.at("/version").asString()).isEqualTo("2.1.0");
        return sarif.at("/runs/0");
    }

    private static JsonNode run() {
        return run(Findings::tell, Optional.of(keys(Path.of("ci", "my keys.yaml"))));
    }

    @Test
    void tellsWhatEachFindingIs() {
        assertThat(run().at("/results").valueStream())
                .extracting(
                        result -> result.at("/ruleId").asString(),
                        result -> result.at("/kind").asString(),
                        result -> result.at("/level").asString(),
                        result -> result.at("/properties/status").asString())
                .containsExactly(
                        tuple("no-money-out", "fail", "error", "open"),
                        tuple("no-money-out", "fail", "error", "suppressed"),
                        tuple("keyaudit/unread-key", "fail", "error", "inconclusive"),
                        tuple("must-expire", "fail", "warning", "inconclusive"),
                        tuple("one-per-owner", "fail", "note", "open"),
                        tuple("one-per-owner", "fail", "note", "open"),
                        tuple("keyaudit/rule-unmatched", "fail", "note", "open"));
    }

    @Test
    void messagesNameWhatTheyAreAbout() {
        assertThat(run().at("/results")
                        .valueStream()
                        .map(result -> result.at("/message/text").asString()))
                .contains(
                        "Key \"trader\": withdraw:write is granted",
                        "Key \"trader\": inconclusive: the service does not tell when the key expires")
                .allMatch(text -> text.startsWith("Key ") || text.startsWith("rule "));
        assertThat(run().at("/results/3/properties/tags/0").asString()).isEqualTo("inconclusive");
    }

    @Test
    void keepsWithinTheLimitsOfCodeScanning() {
        List<ControlReference> controls = IntStream.range(0, 30)
                .mapToObj(number -> new ControlReference("standard", "C-" + number))
                .toList();
        RuleDescription rule = new RuleDescription("long", "x".repeat(5000), Severity.HIGH, "", controls);
        JsonNode described = run(
                        report -> {
                            report.begin(new ReportStart(
                                    Outcomes.STARTED,
                                    Optional.of("p"),
                                    List.of(rule),
                                    Severity.LOW,
                                    Outcomes.PROVENANCE));
                            report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));
                        },
                        Optional.empty())
                .at("/tool/driver/rules/0");

        assertThat(described.at("/properties/tags")).hasSize(20);
        assertThat(described.at("/shortDescription/text").asString()).hasSize(1024);
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }

    @Test
    void locatesFindingsInTheKeysFile() {
        assertThat(run().at("/results").valueStream())
                .extracting(
                        result -> result.at("/locations/0/physicalLocation/region/startLine")
                                .asInt(),
                        result -> result.at("/locations/0/physicalLocation/region/startColumn")
                                .asInt(),
                        result -> result.at("/locations/0/logicalLocations/0/name")
                                .asString(""))
                .containsExactly(
                        tuple(3, 5, "trader"),
                        tuple(7, 5, "treasury"),
                        tuple(20, 5, "gone"),
                        tuple(3, 5, "trader"),
                        tuple(1, 1, "spare"),
                        tuple(1, 1, "vanished"),
                        tuple(1, 1, "rule x"));
        List<String> uris = run().findValuesAsString("uri");
        assertThat(uris).hasSize(7).noneMatch(uri -> uri.startsWith("/"));
        assertThat(uris.subList(0, 4)).allMatch(uri -> uri.endsWith("ci/my%20keys.yaml"));
        assertThat(uris.subList(4, 7))
                .as("what is in no line of the file shares its place with nothing")
                .doesNotHaveDuplicates()
                .allMatch(uri -> uri.startsWith("keyaudit/"));
    }

    @Test
    void namesKeysWithoutAFile() {
        JsonNode results = run(Findings::tell, Optional.empty()).at("/results");

        assertThat(results.valueStream()
                        .map(result -> result.at("/locations/0/logicalLocations/0/name")
                                .asString()))
                .containsExactly("trader", "treasury", "gone", "trader", "spare", "vanished", "rule x");
        assertThat(results.findValuesAsString("uri"))
                .as("code hosts refuse a result without a relative path")
                .hasSize(7)
                .doesNotHaveDuplicates()
                .allMatch(uri -> uri.matches("keyaudit/[^/]+/[0-9a-f]{8}"));
    }

    @Test
    void aResultOfTheBaselineIsNotNew() {
        JudgedAudit before = JudgedAudit.of(List.of(
                Outcomes.inspected("trader", "exchange", Outcomes.permissions("withdraw -w")),
                Outcomes.inspected("desk", "exchange", Outcomes.permissions("withdraw --"))));
        Baseline baseline = Baseline.of(
                before.compliance().keys().stream().map(KeyRecord::of).toList());
        JsonNode results = JsonMapper.shared()
                .readTree(Findings.written(
                        out -> new SarifReport(
                                out,
                                Optional.empty(),
                                PolicyPlaces.NONE,
                                Optional.of(new EarlierVerdicts(baseline)),
                                false),
                        JudgedAudit.ofEveryKind()::tell))
                .at("/runs/0/results");

        assertThat(results.valueStream()
                        .filter(result -> result.at("/ruleId").asString().equals("no-money")))
                .extracting(
                        result -> result.at("/locations/0/logicalLocations/0/name")
                                .asString(),
                        result -> result.at("/baselineState").asString())
                .containsExactly(tuple("trader", "unchanged"), tuple("desk", "new"), tuple("treasury", "new"));
    }

    @Test
    void suppressedResultsCanBeLeftOut() {
        String written = Findings.written(
                out -> new SarifReport(out, Optional.empty(), PolicyPlaces.NONE, Optional.empty(), true),
                Findings::tell);

        assertThat(JsonMapper.shared().readTree(written).at("/runs/0/results")).hasSize(6);
        assertThat(written).doesNotContain("suppressions");
    }

    @Test
    void theLeastSevereResultsAreLeftOutAndCounted() {
        GravestFindings gravest = new GravestFindings(3);
        for (Severity severity : List.of(Severity.LOW, Severity.HIGH, Severity.INFO, Severity.LOW, Severity.MEDIUM)) {
            gravest.add(Findings.open(RuleDescription.of("r", "R", severity), severity.text(), "x"));
        }

        assertThat(gravest.all().map(finding -> finding.severity()))
                .containsExactly(Severity.HIGH, Severity.MEDIUM, Severity.LOW);
        assertThat(gravest.cut()).isEqualTo(2);
    }

    @Test
    void gitHubTakesNoMoreThan25000Results() {
        JsonNode run = run(
                report -> {
                    report.begin(Findings.start());
                    for (int i = 0; i < 25_010; i++) {
                        report.add(Findings.judged(
                                Outcomes.inspected("k" + i, "docs", Outcomes.permissions("files r-")),
                                List.of(Findings.open(i == 25_009 ? Findings.MONEY : Findings.OWNER, "k" + i, "x"))));
                    }
                    report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));
                },
                Optional.empty());

        assertThat(run.at("/results")).hasSize(25_000);
        assertThat(run.at("/results/0/ruleId").asString()).isEqualTo("no-money-out");
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asString())
                .startsWith("the 10 least severe results are left out");
    }

    @Test
    void saysWhatItIsMadeOf() {
        JsonNode run = run();

        assertThat(run.at("/automationDetails/guid").asString()).isEqualTo(Outcomes.PROVENANCE.run());
        assertThat(run.at("/tool/driver/semanticVersion").asString()).isEqualTo("1.2.3");
        assertThat(run.at("/invocations/0/commandLine").asString())
                .isEqualTo("keyaudit check keys.yaml --policy policy.yaml");
        assertThat(run.at("/properties/provenance/keys/sha256").asString()).isEqualTo("a".repeat(64));
        assertThat(run.at("/properties/notCovered")).isNotEmpty();
        assertThat(run.at("/tool/driver/rules/3/name").asString()).isEqualTo("NoMoneyOut");
    }

    @Test
    void describesRules() {
        JsonNode run = run();
        JsonNode rule = run.at("/tool/driver/rules/3");

        assertThat(rule.at("/id").asString()).isEqualTo("no-money-out");
        assertThat(rule.at("/shortDescription/text").asString()).isEqualTo("No key can move money");
        assertThat(rule.at("/help/text").asString()).isEqualTo("""
                        No key can move money
                        Remedy: Take withdraw away from the key.
                        Control: NIST SP 800-53 Rev. 5 AC-6
                        Control: NIST SP 800-53 Rev. 5 AC-5""");
        assertThat(rule.at("/help/markdown").asString())
                .contains("**No key can move money**", "Remedy: Take", "- NIST SP 800-53 Rev. 5 AC-6\n");
        assertThat(rule.at("/defaultConfiguration/level").asString()).isEqualTo("error");
        assertThat(rule.at("/properties/security-severity").asString()).isEqualTo("9.5");
        assertThat(rule.at("/properties/tags").valueStream().map(JsonNode::asString))
                .containsExactly("security", "NIST SP 800-53 Rev. 5 AC-6", "NIST SP 800-53 Rev. 5 AC-5");
        assertThat(run.at("/results/0/ruleIndex").asInt()).isEqualTo(3);
        assertThat(run.at("/tool/driver/rules")
                        .valueStream()
                        .map(each -> each.at("/properties/security-severity").asString("none")))
                .containsExactly("none", "8.0", "5.5", "9.5", "2.0");
    }

    @Test
    void carriesSuppressions() {
        JsonNode suppressions = run().at("/results/1/suppressions");

        assertThat(suppressions).hasSize(1);
        assertThat(suppressions.at("/0/kind").asString()).isEqualTo("external");
        assertThat(suppressions.at("/0/status").asString()).isEqualTo("accepted");
        assertThat(suppressions.at("/0/justification").asString())
                .isEqualTo("suppressed until 2027-01-31: Sweeps at night, approved in TR-118");
        assertThat(run().findValues("suppressions")).hasSize(1);
    }

    @Test
    void fingerprintsDependOnKeyAndRuleAlone() {
        List<String> here = run().findValuesAsString("keyaudit/v1");
        List<String> elsewhere =
                run(Findings::tell, Optional.of(keys(Path.of("other.yaml")))).findValuesAsString("keyaudit/v1");

        assertThat(here).doesNotHaveDuplicates().hasSize(7).isEqualTo(elsewhere);
        assertThat(here.get(0)).isEqualTo("b42834ee978aa86b4a0af7954d32dd7f0860b03b8c798a9c76f2d80523a37638");
        assertThat(run().findValuesAsString("primaryLocationLineHash"))
                .as("the upload action warns of each")
                .isEmpty();
    }

    @Test
    void tellsOfUnreadKeysWithAndWithoutAPolicy() {
        for (JsonNode run : List.of(run(), run(Findings::tellPlain, Optional.empty()))) {
            JsonNode invocation = run.at("/invocations/0");
            assertThat(invocation.at("/executionSuccessful").asBoolean()).isFalse();
            assertThat(invocation.at("/toolExecutionNotifications")).hasSize(1);
            assertThat(invocation.at("/toolExecutionNotifications/0/level").asString())
                    .isEqualTo("error");
            assertThat(invocation
                            .at("/toolExecutionNotifications/0/message/text")
                            .asString())
                    .isEqualTo("Key \"gone\" could not be read: rate-limited: not today");
        }
        assertThat(run(Findings::tellPlain, Optional.empty())
                        .at("/results/0/ruleId")
                        .asString())
                .as("many readers know nothing but results")
                .isEqualTo("keyaudit/unread-key");
        JsonNode nothing = run(Findings::tellNothing, Optional.empty());
        assertThat(nothing.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
        assertThat(nothing.at("/results")).isEmpty();
    }

    @Test
    void hostileTextIsNoLinkAndHidesNothing() {
        JsonNode run = run(Findings::tellHostile, Optional.empty());

        assertThat(run.at("/results/0/message/text").asString())
                .contains("[a] (http://evil.example)", "\\u202egnp.exe", "\\u000a", "\\ud800");
        assertThat(run.at("/tool/driver/rules/0/help/markdown").asString())
                .doesNotContain("<script>", "://evil")
                .contains("\\[a\\](http:&#8203;//evil.example)");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverTextsHoldItFollowsTheSchema(long seed) {
        run(report -> Findings.tellRandom(report, seed), Optional.of(keys(Path.of("keys.yaml"))));
    }

    @ParameterizedTest
    @CsvSource({
        "keys.yaml,                    keys.yaml",
        "ci/keys.yaml,                 ci/keys.yaml",
        "./ci/../keys.yaml,            keys.yaml",
        "../keys.yaml,                 keys.yaml",
        "../elsewhere/keys.yaml,       keys.yaml",
        "'a b/k#1?%[é].yaml',          a%20b/k%231%3F%25%5B%C3%A9%5D.yaml",
        "'a:b.yaml',                   a%3Ab.yaml"
    })
    void pathsAreRelative(Path file, String uri, @TempDir Path folder) throws IOException {
        Path working = Files.createDirectories(folder.resolve("work"));

        assertThat(SarifLocation.relativeUri(file, working)).isEqualTo(uri);
        assertThat(SarifLocation.relativeUri(working.resolve(file), working)).isEqualTo(uri);
    }

    @Test
    void aRepositoryIsWhatPathsAreRelativeTo(@TempDir Path folder) throws IOException {
        Path working = Files.createDirectories(folder.resolve("repository/sub/folder"));
        Files.createDirectory(folder.resolve("repository/.git"));

        assertThat(SarifLocation.relativeUri(Path.of("keys.yaml"), working)).isEqualTo("sub/folder/keys.yaml");
        assertThat(SarifLocation.relativeUri(Path.of("../../keys.yaml"), working))
                .isEqualTo("keys.yaml");
    }
}
