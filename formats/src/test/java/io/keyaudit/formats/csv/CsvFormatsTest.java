package io.keyaudit.formats.csv;

import static io.keyaudit.formats.Outcomes.inspected;
import static io.keyaudit.formats.Outcomes.permissions;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.PermissionSet;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.JudgedAudit;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlResults;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatsTest {
    private static final CSVFormat WITH_HEADING =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 100);
    }

    private static ReportWriter keys(OutputStream out) {
        return new KeysCsv(out, false);
    }

    private static ReportWriter verdicts(OutputStream out) {
        return new VerdictsCsv(out, false);
    }

    private static List<CSVRecord> verdictRows(Consumer<ReportWriter> audit) {
        return rows(Findings.written(CsvFormatsTest::verdicts, audit), WITH_HEADING);
    }

    private static List<CSVRecord> rows(Consumer<ReportWriter> audit) {
        return rows(Findings.written(CsvFormatsTest::keys, audit), WITH_HEADING);
    }

    private static List<CSVRecord> rows(String csv, CSVFormat format) {
        try (CSVParser parser = CSVParser.parse(new StringReader(csv), format)) {
            return parser.getRecords();
        } catch (IOException malformed) {
            throw new AssertionError(csv, malformed);
        }
    }

    private static Consumer<ReportWriter> key(String name, PermissionSet permissions, String... unrecognized) {
        return report -> {
            report.begin(ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE));
            report.add(Findings.judged(inspected(name, "docs", permissions, unrecognized), List.of()));
            report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));
        };
    }

    @Test
    void aKeyIsARow() {
        CSVRecord row = rows(key(
                        "docs-bot", permissions("files rw", "rooms r-", "spaces ?-", "users -?"), "a:b", "c:d"))
                .get(0);

        assertThat(row.toMap())
                .containsEntry("key", "docs-bot")
                .containsEntry("tags", "docs; production")
                .containsEntry("outcome", "inspected")
                .containsEntry("unrestricted", "false")
                .containsEntry("read", "files; rooms")
                .containsEntry("write", "files")
                .containsEntry("unknown", "spaces:read; users:write")
                .containsEntry("unrecognizedScopes", "a:b; c:d")
                .containsEntry("managesKeys", "")
                .containsEntry("owner", "Zoë (u1)")
                .containsEntry("createdAt", "2026-01-02T03:04:05Z")
                .containsEntry("lastUsedAt", "never")
                .containsEntry("allowedAddresses", "")
                .containsEntry("run", Outcomes.PROVENANCE.run())
                .containsEntry("command", "keyaudit check keys.yaml --policy policy.yaml");
    }

    @Test
    void everyKeyIsARowOfItsOwn() {
        List<CSVRecord> rows = rows(JudgedAudit.ofEveryKind()::tell);

        assertThat(rows)
                .extracting(row -> row.get("key"))
                .containsExactly("trader", "treasury", "desk", "reader", "gone", "late");
        assertThat(rows)
                .extracting(row -> row.get("outcome"))
                .containsExactly("inspected", "inspected", "inspected", "inspected", "failed", "not-asked");
        assertThat(rows.get(0).get("gravest")).isEqualTo("critical");
        assertThat(rows.get(1).get("suppressed")).isEqualTo("1");
        assertThat(rows.get(4).get("failure")).isEqualTo("rate-limited: not today");
        assertThat(List.of(rows.get(4).get("read"), rows.get(4).get("unrestricted")))
                .containsOnly("");
    }

    @Test
    void eachKeyAndVerdictIsARow() {
        JudgedAudit audit = JudgedAudit.ofEveryKind();
        List<CSVRecord> rows = verdictRows(audit::tell);

        audit.compliance()
                .keys()
                .forEach(key -> key.verdicts()
                        .forEach(verdict -> assertThat(rows)
                                .filteredOn(row -> row.get("key")
                                                .equals(key.outcome().target().name())
                                        && row.get("rule").equals(verdict.rule()))
                                .singleElement()
                                .satisfies(row -> assertThat(row.get("verdict"))
                                        .isEqualTo(verdict.verdict().text()))));
        CSVRecord accepted = rows.stream()
                .filter(row ->
                        row.get("key").equals("treasury") && row.get("rule").equals("no-money"))
                .findFirst()
                .orElseThrow();
        assertThat(accepted.toMap())
                .containsEntry("severity", "critical")
                .containsEntry("status", "suppressed")
                .containsEntry("suppressedUntil", "2027-01-31")
                .containsEntry("suppressionReason", "sweeps")
                .containsEntry("remedy", "Remedy of no-money")
                .containsEntry("tags", "docs; production")
                .containsEntry(
                        "controls",
                        "OWASP Non-Human Identities Top 10 (2025) NHI5; SOC 2 (2017 Trust Services Criteria) CC6.3");
    }

    @Test
    void whatIsAboutAServiceHasARowWithoutAKey() {
        assertThat(verdictRows(JudgedAudit.ofEveryKind()::tell))
                .filteredOn(row -> row.get("key").isEmpty() && row.get("rule").equals("addresses"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.get("verdict")).isEqualTo("inconclusive");
                    assertThat(row.get("causes")).isEqualTo("unreported-fact allowed-addresses");
                });
    }

    @Test
    void withoutAPolicyNothingIsJudged() {
        assertThat(verdictRows(Findings::tellPlain))
                .extracting(row -> row.get("verdict"))
                .containsExactly("not-judged", "not-read");
    }

    @Test
    void excelKnowsTheEncodingByTheMark() {
        assertThat(Findings.written(out -> new VerdictsCsv(out, true), Findings::tell))
                .startsWith("\uFEFFkey,");
        assertThat(Findings.written(out -> new VerdictsCsv(out, false), Findings::tell))
                .startsWith("key,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                " =1",
                "a;=1",
                "a,=1",
                "\"=1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff201"
            })
    void noCellIsAFormula(String name) {
        assertThat(rows(key(name, permissions("files r-"))).get(0).get("key"))
                .isEqualTo(name.replaceFirst("( ?[-=+@\uff1d\uff0b\uff0d\uff20])", "'$1"));
    }

    @Test
    void namesAreOnlyNames() {
        List<CSVRecord> rows = verdictRows(Findings::tellHostile);

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).get("key")).startsWith("'=cmd|").contains("\\u000a\\u0009<script>", "\\u202egnp.exe");
    }

    @Test
    void ofNoKeysThereIsTheHeading() {
        assertThat(Findings.written(CsvFormatsTest::keys, Findings::tellNothing).lines())
                .hasSize(1);
        assertThat(Findings.written(CsvFormatsTest::verdicts, Findings::tellNothing)
                        .lines())
                .hasSize(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noCellIsAFormulaWhateverTextsHold(long seed) {
        for (Function<OutputStream, ReportWriter> format :
                List.<Function<OutputStream, ReportWriter>>of(CsvFormatsTest::keys, CsvFormatsTest::verdicts)) {
            List<CSVRecord> rows =
                    rows(Findings.written(format, report -> Findings.tellRandom(report, seed)), CSVFormat.RFC4180);

            assertThat(rows).allSatisfy(row -> {
                assertThat(row.size()).isEqualTo(rows.get(0).size());
                assertThat(row)
                        .allSatisfy(cell -> assertThat(cell).doesNotContainPattern("^[-=+@\\t\\r]|[\\p{Cc}\\p{Cs}]"));
            });
        }
    }
}
