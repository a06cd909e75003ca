package io.keyaudit.formats.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Grant;
import io.keyaudit.KeyAttributes;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.ToldAudit;
import io.keyaudit.formats.html.HtmlReport;
import io.keyaudit.formats.markdown.MarkdownReport;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportView.Detail;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.BuiltInPolicies;
import io.keyaudit.policy.Compliance;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.RuleDescription;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 300 keys, of which three are bad. */
class ManyKeysTest {
    private static final List<String> BAD = List.of("key-120", "key-007", "key-299");

    private static List<String> lines(int width, ReportView view, boolean alike) {
        return written(
                        out -> new TableReport(out, FakeProvider.INSTALLED, new TableStyle(width, 10, 8, false), view),
                        alike)
                .lines()
                .toList();
    }

    private static String written(Function<OutputStream, ReportWriter> format, boolean alike) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ToldAudit report = new ToldAudit(format.apply(out));
        report.begin(Findings.start());
        for (int number = 0; number < 300; number++) {
            String name = String.format(Locale.ROOT, "key-%03d", number);
            report.add(key(name, alike ? number % 3 : number), findings(name));
        }
        report.end(List.of());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static KeyOutcome key(String name, int kind) {
        return Outcomes.inspected(
                name, "docs", PermissionSet.of(List.of(new Permission("files-" + kind, Grant.GRANTED, Grant.DENIED))));
    }

    private static List<Finding> findings(String name) {
        return BAD.contains(name)
                ? List.of(
                        Findings.open(Findings.MONEY, name, "withdraw:write is granted"),
                        Findings.open(Findings.EXPIRES, name, "never expires"))
                : List.of();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    void theBadOnesAreInTheFirst25Lines(int width) {
        List<String> lines = lines(width, ReportView.DEFAULT, false);

        assertThat(String.join("\n", lines.subList(0, 25))).contains(BAD).contains("critical");
        assertThat(lines).hasSizeLessThanOrEqualTo(340).allMatch(line -> line.length() <= width);
    }

    /** Keys of a service that reports nothing but permissions, judged by the rules that come with keyaudit. */
    private static final ReportView BRIEF = new ReportView(Detail.BRIEF, Severity.INFO, Optional.empty());

    @Test
    void whatDoesNotApplyIsOneLineForTheService() {
        Policy policy =
                BuiltInPolicies.find("recommended", FakeProvider.INSTALLED).orElseThrow();
        Assessment assessment = Assessment.of(policy, FakeProvider.INSTALLED, Clock.systemUTC());
        List<RuleDescription> rules = assessment.rules();
        Compliance compliance = assessment.assessAll(IntStream.range(0, 300)
                .mapToObj(number -> String.format(Locale.ROOT, "key-%03d", number))
                .map(name -> (KeyOutcome.Inspected) Outcomes.inspected(
                        name,
                        "exchange",
                        Outcomes.permissions("wallets r-", BAD.contains(name) ? "withdraw -w" : "withdraw --")))
                .map(key -> new KeyOutcome.Inspected(
                        key.target(),
                        key.snapshot().toBuilder()
                                .attributes(KeyAttributes.unknown())
                                .build()))
                .toList());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableReport report =
                new TableReport(out, FakeProvider.INSTALLED, new TableStyle(400, 10, 8, false), ReportView.DEFAULT);
        report.begin(new ReportStart(
                Outcomes.STARTED, Optional.of("recommended"), rules, Severity.LOW, Outcomes.PROVENANCE));
        compliance.keys().forEach(report::add);
        report.end(new ReportEnd(Outcomes.FINISHED, compliance.conclusion().findings(), ControlResults.NONE));

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSizeLessThan(25);
        assertThat(lines.subList(0, 8))
                .filteredOn(line -> line.startsWith("  critical  key-"))
                .hasSize(3);
        assertThat(lines).filteredOn(line -> line.contains("not applicable")).hasSize(1);
        assertThat(lines).noneMatch(line -> line.contains("inconclusive"));
    }

    @Test
    void theBadOnesAreInTheFirst25LinesOfMarkdownAndOfThePage() {
        String markdown = written(out -> new MarkdownReport(out, FakeProvider.INSTALLED, ReportView.DEFAULT), false);
        // Of the page, as it is shown: what the filters offer is not text.
        String page = written(out -> new HtmlReport(out, FakeProvider.INSTALLED, ReportView.DEFAULT), false);
        Document shown = Jsoup.parse(page);
        shown.select(".filters").remove();
        List<String> blocks = shown.body().select("h1, h2, h3, p, li, dt, tr").eachText();

        assertThat(markdown.lines().limit(25)).asString().contains(BAD).contains("critical");
        assertThat(blocks.subList(0, 25)).asString().contains(BAD).contains("critical");
    }

    @Test
    void onlyBadKeysOneKeyAndNoneFitTheWidth() {
        for (int keys : List.of(0, 1, 40)) {
            for (int width : List.of(80, 120)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ToldAudit report = new ToldAudit(new TableReport(
                        out, FakeProvider.INSTALLED, new TableStyle(width, 10, 8, false), ReportView.DEFAULT));
                report.begin(Findings.start());
                for (int number = 0; number < keys; number++) {
                    String name = "a-key-with-a-long-name-" + number;
                    report.add(
                            key(name, number),
                            List.of(Findings.open(Findings.MONEY, name, "withdraw:write is granted")));
                }
                report.end(List.of());

                List<String> lines =
                        out.toString(StandardCharsets.UTF_8).lines().toList();
                assertThat(lines).allMatch(line -> line.length() <= width);
                assertThat(lines)
                        .filteredOn(line -> line.startsWith("  critical  a-key-with-a-"))
                        .hasSize(keys);
                assertThat(lines).filteredOn(line -> line.contains("FINE")).isEmpty();
                assertThat(lines.get(lines.size() - 1))
                        .contains(keys == 0 ? "compliant with" : keys + (keys == 1 ? " finding" : " findings"));
            }
        }
    }

    @Test
    void briefTablesNeedALineForEachBadKeyAndEachGroup() {
        List<String> brief = lines(120, BRIEF, true);

        assertThat(brief).hasSizeLessThan(20).allMatch(line -> line.length() <= 120);
        assertThat(brief.subList(0, 4))
                .filteredOn(line -> line.matches("  critical  key-\\d+ .*"))
                .hasSize(3);
        assertThat(brief).anyMatch(line -> line.contains("key-002 ... key-296  99 keys: "));
    }

    @Test
    void equalKeysAreOneLine() {
        assertThat(lines(80, ReportView.DEFAULT, true))
                .hasSizeLessThan(40)
                .anyMatch(line -> line.startsWith("  99 x docs") && line.contains("key-002 ... key-296"));
    }

    @Test
    void aViewChangesWhatIsShownAndNotTheVerdict() {
        List<String> usual = lines(80, ReportView.DEFAULT, true);
        List<String> verdict = usual.subList(usual.size() - 3, usual.size());

        for (ReportView view : List.of(
                new ReportView(Detail.SUMMARY, Severity.INFO, Optional.empty()),
                new ReportView(Detail.FINDINGS, Severity.INFO, Optional.empty()),
                BRIEF,
                new ReportView(Detail.USUAL, Severity.CRITICAL, Optional.empty()))) {
            assertThat(lines(80, view, true)).endsWith(verdict.toArray(String[]::new));
        }
        assertThat(lines(80, new ReportView(Detail.SUMMARY, Severity.INFO, Optional.empty()), true))
                .hasSizeLessThan(10)
                .first()
                .asString()
                .startsWith("provenance: written by keyaudit");
        assertThat(lines(80, new ReportView(Detail.FINDINGS, Severity.INFO, Optional.empty()), true))
                .anyMatch(line -> line.contains("never expires"))
                .noneMatch(line -> line.contains("FINE"));
        assertThat(lines(80, new ReportView(Detail.USUAL, Severity.CRITICAL, Optional.empty()), true))
                .noneMatch(line -> line.contains("never expires"));
        assertThat(lines(80, new ReportView(Detail.USUAL, Severity.INFO, Optional.of("key-12?")), true))
                .anyMatch(line -> line.contains("key-120"))
                .noneMatch(line -> line.contains("key-007") || line.contains("key-299"))
                .contains("300 keys: 300 read, 10 shown");
        assertThat(lines(80, new ReportView(Detail.ALL, Severity.INFO, Optional.empty()), true))
                .filteredOn(line -> line.startsWith("key-"))
                .hasSize(300);
    }
}
