package io.keyaudit.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.policy.PolicyPlaces;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.table.TableStyle;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts in, verdicts out: no format loses one, and none makes a pass of what is none. */
class VerdictCountsTest {
    static final JudgedAudit AUDIT = JudgedAudit.of(
            IntStream.range(0, 60).mapToObj(VerdictCountsTest::key).toList());

    private static KeyOutcome key(int number) {
        String name = "key-" + number;
        return switch (number % 6) {
            case 0 -> Outcomes.inspected(name, "exchange", Outcomes.permissions("withdraw -w"));
            case 1 -> Outcomes.inspected(name, "exchange", Outcomes.permissions("withdraw ??"));
            case 2 -> Outcomes.inspected(name, "exchange", Outcomes.permissions("withdraw r-"));
            case 3 -> Outcomes.inspected(name, "docs", Outcomes.permissions("files rw"), "files:admin");
            case 4 -> Outcomes.failed(name, "not today");
            default -> new KeyOutcome.NotAsked(Outcomes.target(name, "exchange"));
        };
    }

    private static String written(ReportFormat format, ReportView view) {
        return Findings.written(
                out -> format.open(
                        out,
                        new ReportSettings(
                                FakeProvider.INSTALLED,
                                Optional.empty(),
                                PolicyPlaces.NONE,
                                TableStyle.fitting(List.of(), 100, false),
                                view,
                                Optional.empty(),
                                false,
                                false)),
                AUDIT::tell);
    }

    static String written(ReportFormat format) {
        return written(format, ReportView.DEFAULT);
    }

    private static JsonNode json(ReportFormat format) {
        return JsonMapper.shared().readTree(written(format));
    }

    private static Map<String, Long> count(Stream<String> verdicts) {
        return verdicts.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> expected() {
        Map<String, Long> expected = new TreeMap<>();
        AUDIT.verdicts().forEach((verdict, count) -> expected.put(verdict.text(), count));
        return expected;
    }

    @Test
    void thereAreVerdictsOfEveryKind() {
        assertThat(AUDIT.verdicts()).hasSize(Verdict.values().length);
        assertThat(AUDIT.verdicts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(60 * 4);
    }

    @Test
    void json() {
        assertThat(count(json(ReportFormat.JSON)
                        .at("/keys")
                        .valueStream()
                        .flatMap(key -> key.at("/verdicts").valueStream())
                        .map(JsonNode::asString)))
                .isEqualTo(expected());
    }

    @Test
    void csv() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(written(ReportFormat.CSV)), format)) {
            List<CSVRecord> rows = parser.getRecords();
            assertThat(count(rows.stream()
                            .filter(row -> !row.get("key").isEmpty())
                            .filter(row -> !row.get("rule").startsWith("keyaudit/"))
                            .map(row -> row.get("verdict"))))
                    .isEqualTo(expected());
        }
    }

    @Test
    void controls() {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, JsonNode> rules = new TreeMap<>();
        json(ReportFormat.CONTROLS_JSON)
                .at("/controls")
                .valueStream()
                .flatMap(control -> control.at("/rules").valueStream())
                .forEach(rule -> rules.put(rule.at("/id").asString(), rule));
        rules.values()
                .forEach(rule -> rule.at("/counts")
                        .properties()
                        .forEach(count ->
                                counts.merge(count.getKey(), count.getValue().asLong(), Long::sum)));

        assertThat(counts).isEqualTo(expected());
    }

    @Test
    void oscal() {
        Map<String, Long> counts = new TreeMap<>();
        json(ReportFormat.OSCAL)
                .at("/assessment-results/results/0/observations")
                .valueStream()
                .forEach(observation -> counts.merge(
                        observation.at("/props/1/value").asString(),
                        (long) observation.at("/subjects").size(),
                        Long::sum));

        assertThat(counts).isEqualTo(expected());
    }

    @Test
    void ocsf() {
        Map<String, Long> counts = count(written(ReportFormat.OCSF)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .filter(event -> event.has("resources"))
                .filter(event -> !event.at("/compliance/control").asString().startsWith("keyaudit/"))
                .map(event -> event.at("/compliance/status").asString()));

        assertThat(counts)
                .containsEntry("Pass", expected().get("pass"))
                .containsEntry("Fail", expected().get("fail"))
                .containsEntry("Warning", expected().get("inconclusive"));
        assertThat(unreadKeys(written(ReportFormat.OCSF))).isEqualTo(20);
    }

    @Test
    void junit() throws IOException, SAXException, ParserConfigurationException {
        NodeList cases = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(written(ReportFormat.JUNIT).getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("testcase");
        List<String> results = new ArrayList<>();
        long readable = 0;
        for (int i = 0; i < cases.getLength(); i++) {
            Element testCase = (Element) cases.item(i);
            String result = testCase.getElementsByTagName("*").getLength() == 0
                    ? "pass"
                    : testCase.getElementsByTagName("*").item(0).getNodeName();
            if (testCase.getAttribute("name").equals("read")) {
                readable += result.equals("pass") ? 1 : 0;
            } else if (!testCase.getAttribute("classname").equals("keyaudit")) {
                results.add(result);
            }
        }

        assertThat(readable).isEqualTo(40);
        assertThat(count(results.stream()))
                .containsEntry("pass", expected().get("pass"))
                .containsEntry("failure", expected().get("fail"))
                .containsEntry("error", expected().get("inconclusive"))
                .containsEntry(
                        "skipped",
                        expected().getOrDefault("not-applicable", 0L)
                                + expected().getOrDefault("not-read", 0L));
    }

    @Test
    void sarifAndGitlabHaveEveryFindingAndEveryKeyThatWasNotRead() {
        List<String> fingerprints =
                AUDIT.compliance().findings().stream().map(Finding::fingerprint).toList();

        assertThat(json(ReportFormat.SARIF).findValuesAsString("keyaudit/v1")).containsAll(fingerprints);
        assertThat(json(ReportFormat.SARIF).at("/runs/0/results").valueStream())
                .allSatisfy(result -> assertThat(result.at("/level").asString()).isIn("error", "warning", "note"));
        assertThat(unreadKeys(written(ReportFormat.SARIF))).isEqualTo(20);
        assertThat(json(ReportFormat.GITLAB).findValuesAsString("fingerprint")).containsAll(fingerprints);
        assertThat(unreadKeys(written(ReportFormat.GITLAB))).isEqualTo(20);
        assertThat(unreadKeys(written(ReportFormat.GITHUB))).isEqualTo(20);
    }

    /** Half of them could not be read, and half were not asked about. */
    private static long unreadKeys(String report) {
        return IntStream.range(0, 60)
                .filter(number -> number % 6 > 3)
                .filter(number -> report.contains("Key \"key-" + number + "\"")
                        || report.contains("Key \\\"key-" + number + "\\\"")
                        || report.contains("\"name\":\"key-" + number + "\""))
                .count();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TABLE", "MARKDOWN", "HTML"})
    void whatPeopleWantToSeeChangesNoOtherFormat(ReportFormat format) {
        ReportView narrow = new ReportView(ReportView.Detail.SUMMARY, Severity.CRITICAL, Optional.of("key-1"));

        assertThat(written(format, narrow)).isEqualTo(written(format));
    }

    /** As jq's fromdateiso8601 takes them: {@code %Y-%m-%dT%H:%M:%SZ}, and nothing else. */
    @ParameterizedTest
    @EnumSource(names = {"JSON", "SARIF", "CONTROLS_JSON", "OSCAL"})
    void instantsAreWholeSeconds(ReportFormat format) {
        DateTimeFormatter seconds = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
        List<String> instants =
                texts(json(format)).filter(VerdictCountsTest::isInstant).toList();

        assertThat(instants).isNotEmpty().allSatisfy(seconds::parse);
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isString() ? Stream.of(node.asString()) : node.valueStream().flatMap(VerdictCountsTest::texts);
    }

    private static boolean isInstant(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException other) {
            return false;
        }
    }
}
