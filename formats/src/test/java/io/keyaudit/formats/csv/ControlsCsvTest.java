package io.keyaudit.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.JudgedAudit;
import io.keyaudit.formats.Outcomes;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class ControlsCsvTest {
    private static List<CSVRecord> rows(JudgedAudit audit) throws IOException {
        String csv = Findings.written(out -> new ControlsCsv(out, false), audit::tell);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(csv), format)) {
            return parser.getRecords();
        }
    }

    private static CSVRecord row(List<CSVRecord> rows, String control) {
        return rows.stream()
                .filter(row -> row.get("control").equals(control))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachControlAndRuleIsARow() throws IOException {
        CSVRecord row = row(rows(JudgedAudit.ofEveryKind()), "CC6.3");

        assertThat(row.get("rule")).isEqualTo("no-money");
        assertThat(List.of(
                        row.get("pass"),
                        row.get("fail"),
                        row.get("inconclusive"),
                        row.get("notApplicable"),
                        row.get("notRead"),
                        row.get("suppressed")))
                .containsExactly("0", "2", "1", "3", "0", "1");
        assertThat(row.get("failKeys")).isEqualTo("trader; treasury");
        assertThat(row.get("policySha256")).isEqualTo("b".repeat(64));
    }

    @Test
    void aCellHoldsNoMoreThanASpreadsheetDoes() throws IOException {
        List<KeyOutcome> keys = IntStream.range(0, 3_000)
                .mapToObj(i -> Outcomes.failed("a-rather-long-name-of-a-key-" + i, "no"))
                .toList();
        String cell = row(rows(JudgedAudit.of(keys)), "IA-5").get("notReadKeys");

        assertThat(cell).hasSizeLessThan(32_767).endsWith(" more");
    }
}
