package io.keyaudit.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.formats.policy.PolicyPlaces;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.table.TableStyle;
import io.keyaudit.text.VisibleText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names come out of every format for programs as they went in, by code points, and nothing in them is obeyed. */
class HostileNamesTest {
    private static final List<String> NAMES = List.of(
            "<script>alert(1)</script>]]>&amp;",
            "=cmd|'/C calc'!A0",
            "+1;-2",
            "@SUM(A1)",
            "a;=1,\"b\"",
            "\u001b[31mred\u001b[0m",
            "\u202egnp.exe\u2066x\u2069",
            "zero\u200bwidth\ufeff",
            "##[stop-commands]t",
            "##vso[task.complete]",
            "##teamcity[buildStop]",
            "::error file=a::pwned",
            "100%25%0A::warning::x",
            "line\r\nbreak\ttab\u2028",
            " spaces around ",
            "\u0000",
            "😀 emoji \u0301",
            "{0} ${x} $1 \\ \\u0041",
            "x".repeat(5_000),
            "\u202e".repeat(5_000));

    private static final JudgedAudit AUDIT = JudgedAudit.of(NAMES.stream()
            .map(name -> Outcomes.inspected(name, "exchange", Outcomes.permissions("withdraw -w")))
            .toList());

    private static String written(ReportFormat format) {
        return Findings.written(
                out -> format.open(
                        out,
                        new ReportSettings(
                                FakeProvider.INSTALLED,
                                Optional.empty(),
                                PolicyPlaces.NONE,
                                TableStyle.fitting(List.of(), 100, false),
                                ReportView.DEFAULT,
                                Optional.empty(),
                                false,
                                false)),
                AUDIT::tell);
    }

    private static JsonNode json(ReportFormat format) {
        return JsonMapper.shared().readTree(written(format));
    }

    private static List<String> visible() {
        return NAMES.stream().map(VisibleText::of).toList();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GITHUB"})
    void noLineIsACommandOfACiSystem(ReportFormat format) {
        assertThat(written(format).lines()).noneMatch(CiCommandsTest::isObeyed);
    }

    @ParameterizedTest
    @EnumSource
    void nothingInvisibleIsWritten(ReportFormat format) {
        assertThat(written(format))
                .as("JSON escapes control characters and keeps what only looks odd")
                .doesNotContainPattern("[\\p{Cc}&&[^\\r\\n]]");
    }

    @Test
    void jsonHasThemAsTheyAre() {
        assertThat(json(ReportFormat.JSON)
                        .at("/keys")
                        .valueStream()
                        .map(key -> key.at("/name").asString()))
                .containsExactlyElementsOf(NAMES);
        assertThat(json(ReportFormat.CONTROLS_JSON)
                        .at("/controls/0/keys")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(NAMES);
        assertThat(written(ReportFormat.OCSF)
                        .lines()
                        .map(JsonMapper.shared()::readTree)
                        .filter(event -> event.has("resources"))
                        .map(event -> event.at("/resources/0/name").asString())
                        .distinct())
                .containsExactlyElementsOf(NAMES);
    }

    @Test
    void sarifAndOscalHaveThemByCodePoints() {
        assertThat(json(ReportFormat.SARIF)
                        .at("/runs/0/results")
                        .valueStream()
                        .filter(result -> result.at("/ruleId").asString().equals("no-money"))
                        .map(result -> result.at("/locations/0/logicalLocations/0/name")
                                .asString()))
                .containsExactlyElementsOf(visible());
        assertThat(json(ReportFormat.OSCAL)
                        .at("/assessment-results/results/0/local-definitions/inventory-items")
                        .valueStream()
                        .map(item -> item.at("/props/0/value").asString().replaceAll("^\\\\u0020|\\\\u0020$", " ")))
                .containsExactlyElementsOf(visible());
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "KEYS_CSV"})
    void spreadsheetsHaveThemWithFormulasDefused(ReportFormat format) throws IOException {
        CSVFormat rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(written(format)), rows)) {
            assertThat(parser.stream()
                            .map(row -> row.get("key"))
                            .filter(name -> !name.isEmpty())
                            .distinct()
                            .map(name -> name.replaceAll("(^|[,;\"])'(?=[ ]*[-=+@])", "$1")))
                    .containsExactlyElementsOf(visible());
        }
    }

    @Test
    void junitHasThemByCodePoints() throws IOException, SAXException, ParserConfigurationException {
        NodeList suites = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(written(ReportFormat.JUNIT).getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("testsuite");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < suites.getLength() - 1; i++) {
            Element suite = (Element) suites.item(i);
            NodeList properties = suite.getElementsByTagName("property");
            names.add(
                    properties.getLength() == 0
                            ? suite.getAttribute("name")
                            : ((Element) properties.item(0)).getAttribute("value"));
        }

        assertThat(names).containsExactlyElementsOf(visible());
    }

    @Test
    void codeHostsHaveThemByCodePoints() {
        List<String> descriptions = json(ReportFormat.GITLAB).findValuesAsString("description");
        List<String> annotations = written(ReportFormat.GITHUB).lines().toList();

        for (String name : NAMES) {
            String subject = VisibleText.of("Key \"" + name + "\": ");
            assertThat(descriptions).anyMatch(text -> text.startsWith(subject));
            assertThat(annotations).anyMatch(text -> text.contains("::" + subject.replace("%", "%25")));
        }
        assertThat(annotations)
                .allMatch(
                        line -> Stream.of("::error ", "::warning ", "::notice ").anyMatch(line::startsWith));
    }
}
