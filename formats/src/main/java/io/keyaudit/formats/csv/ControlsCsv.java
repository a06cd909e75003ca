package io.keyaudit.formats.csv;

import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.Verdict;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The verdicts by control as a sheet, written at the end: a row for each control and rule, with how many keys have each
 * verdict. The names of the keys that fail, are inconclusive or were not read stand in cells of their own, as many as a
 * spreadsheet's cell can hold, and how many there are besides.
 */
public final class ControlsCsv implements ReportWriter {
    /** A cell of Excel holds 32,767 characters. */
    private static final int LONGEST_CELL = 32_000;

    private final CsvOutput csv;
    private Map<String, String> provenance = Map.of();

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     * @param marked whether a byte order mark comes first, by which Excel knows UTF-8
     */
    public ControlsCsv(OutputStream out, boolean marked) {
        csv = new CsvOutput(
                out,
                marked,
                Stream.concat(
                                Stream.of(
                                        "standard",
                                        "control",
                                        "controlTitle",
                                        "rule",
                                        "ruleTitle",
                                        "severity",
                                        "pass",
                                        "fail",
                                        "inconclusive",
                                        "notApplicable",
                                        "notRead",
                                        "suppressed",
                                        "failKeys",
                                        "inconclusiveKeys",
                                        "notReadKeys"),
                                ProvenanceCells.COLUMNS.stream())
                        .toList());
    }

    @Override
    public void begin(ReportStart start) {
        provenance = ProvenanceCells.of(start);
        csv.heading();
    }

    @Override
    public void add(KeyAssessment key) {}

    @Override
    public void end(ReportEnd end) {
        for (ControlResults.Control control : end.controls().controls()) {
            control.rules().forEach(rule -> row(control.reference(), rule));
        }
        csv.flush();
    }

    private void row(ControlReference control, ControlResults.RuleKeys keys) {
        RuleDescription rule = keys.rule();
        Map<String, String> cells = new LinkedHashMap<>(provenance);
        cells.put("standard", control.standard());
        cells.put("control", control.control());
        cells.put("controlTitle", control.title().orElse(""));
        cells.put("rule", rule.id());
        cells.put("ruleTitle", rule.title());
        cells.put("severity", rule.severity().text());
        cells.put("pass", Long.toString(keys.count(Verdict.PASS)));
        cells.put("fail", Long.toString(keys.count(Verdict.FAIL)));
        cells.put("inconclusive", Long.toString(keys.count(Verdict.INCONCLUSIVE)));
        cells.put("notApplicable", Long.toString(keys.count(Verdict.NOT_APPLICABLE)));
        cells.put("notRead", Long.toString(keys.count(Verdict.NOT_READ)));
        cells.put("suppressed", Long.toString(keys.suppressed().count()));
        cells.put("failKeys", names(keys.keys(Verdict.FAIL)));
        cells.put("inconclusiveKeys", names(keys.keys(Verdict.INCONCLUSIVE)));
        cells.put("notReadKeys", names(keys.keys(Verdict.NOT_READ)));
        csv.row(cells);
    }

    private static String names(Stream<String> keys) {
        StringBuilder cell = new StringBuilder();
        long more = 0;
        for (Iterator<String> names = keys.iterator(); names.hasNext(); ) {
            String name = names.next();
            if (more == 0 && cell.length() + name.length() < LONGEST_CELL) {
                cell.append(cell.isEmpty() ? "" : CsvOutput.BETWEEN).append(name);
            } else {
                more++;
            }
        }
        return more == 0 ? cell.toString() : cell + CsvOutput.BETWEEN + "and " + more + " more";
    }
}
