package io.keyaudit.formats.csv;

import static io.keyaudit.formats.Outcomes.inspected;
import static io.keyaudit.formats.Outcomes.permissions;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.PermissionSet;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlResults;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {
    private static final CSVFormat WITH_HEADING =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 100);
    }

    private static List<CSVRecord> rows(Consumer<ReportWriter> audit) {
        return rows(Findings.written(CsvReport::new, audit), WITH_HEADING);
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
    void tellsAllThatIsKnownInARow() {
        String csv = Findings.written(
                CsvReport::new,
                key("docs-bot", permissions("files rw", "rooms r-", "spaces ?-", "users -?"), "a:b", "c:d"));

        assertThat(csv)
                .isEqualTo("name,provider,endpoint,outcome,state,unrestricted,read,write,unknown,unrecognizedScopes,"
                        + "managesKeys,owner,createdAt,lastUsedAt,expiresAt,findings,failure\r\n"
                        + "docs-bot,docs,https://portal.example.com,inspected,active,false,\"files; rooms\",files,"
                        + "\"spaces:read; users:write\",\"a:b; c:d\",,Zoë (u1),2026-01-02T03:04:05Z,never,"
                        + "2026-11-20T08:30:00Z,,\r\n");
    }

    @Test
    void tellsOfFindings() {
        List<CSVRecord> rows = rows(Findings::tell);

        assertThat(rows.get(0).get("findings"))
                .isEqualTo("medium must-expire inconclusive: the service does not tell when the key expires;"
                        + " critical no-money-out open: withdraw:write is granted");
        assertThat(rows.get(1).get("findings"))
                .isEqualTo("critical no-money-out suppressed: withdraw:write is granted");
        assertThat(rows.get(2).get("findings")).isEmpty();
    }

    @Test
    void tellsWhyAKeyCouldNotBeRead() {
        CSVRecord row = rows(Findings::tell).get(3);

        assertThat(row.get("outcome")).isEqualTo("failed");
        assertThat(row.get("failure")).isEqualTo("rate-limited: not today");
        assertThat(List.of(row.get("read"), row.get("write"), row.get("unrestricted")))
                .containsOnly("");
    }

    @Test
    void whatAllKeysTogetherShowHasRowsOfItsOwn() {
        List<CSVRecord> rows = rows(Findings::tell).subList(5, 8);

        assertThat(rows).extracting(row -> row.get("name")).containsExactly("", "spare", "vanished");
        assertThat(rows)
                .extracting(row -> row.get("findings"))
                .containsExactly(
                        "info keyaudit/rule-unmatched open: rule \"x\" matches no key",
                        "low one-per-owner open: Zoë has 2 keys",
                        "low one-per-owner open: Zoë has 2 keys");
        assertThat(rows).extracting(row -> row.get("outcome")).containsOnly("");
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
        assertThat(rows(key(name, permissions("files r-"))).get(0).get("name"))
                .isEqualTo(name.replaceFirst("( ?[-=+@\uff1d\uff0b\uff0d\uff20])", "'$1"));
    }

    @Test
    void namesAreOnlyNames() {
        List<CSVRecord> rows = rows(Findings::tellHostile);

        assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(row.size()).isEqualTo(17));
        assertThat(rows.get(0).get("name")).startsWith("'=cmd|").contains("\\u000a\\u0009<script>", "\\u202egnp.exe");
    }

    @Test
    void ofNoKeysThereIsTheHeading() {
        assertThat(Findings.written(CsvReport::new, Findings::tellNothing).lines())
                .hasSize(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noCellIsAFormulaWhateverTextsHold(long seed) {
        String csv = Findings.written(CsvReport::new, report -> Findings.tellRandom(report, seed));

        assertThat(rows(csv, CSVFormat.RFC4180)).allSatisfy(row -> {
            assertThat(row.size()).isEqualTo(17);
            assertThat(row)
                    .allSatisfy(cell -> assertThat(cell).doesNotContainPattern("^[-=+@\\t\\r]|[\\p{Cc}\\p{Cs}]"));
        });
    }
}
