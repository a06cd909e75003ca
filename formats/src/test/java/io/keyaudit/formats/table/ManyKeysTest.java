package io.keyaudit.formats.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.ToldAudit;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportView.Detail;
import io.keyaudit.policy.Finding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 300 keys, of which three are bad. */
class ManyKeysTest {
    private static final List<String> BAD = List.of("key-120", "key-007", "key-299");

    private static List<String> lines(int width, ReportView view, boolean alike) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ToldAudit report =
                new ToldAudit(new TableReport(out, FakeProvider.INSTALLED, new TableStyle(width, 10, 8, false), view));
        report.begin(Findings.start());
        for (int number = 0; number < 300; number++) {
            String name = String.format(Locale.ROOT, "key-%03d", number);
            report.add(key(name, alike ? number % 3 : number), findings(name));
        }
        report.end(List.of());
        return out.toString(StandardCharsets.UTF_8).lines().toList();
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
                new ReportView(Detail.USUAL, Severity.CRITICAL, Optional.empty()))) {
            assertThat(lines(80, view, true)).endsWith(verdict.toArray(String[]::new));
        }
        assertThat(lines(80, new ReportView(Detail.SUMMARY, Severity.INFO, Optional.empty()), true))
                .hasSize(3);
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
