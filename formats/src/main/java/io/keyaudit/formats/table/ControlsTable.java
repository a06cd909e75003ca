package io.keyaudit.formats.table;

import io.keyaudit.formats.content.Footnote;
import io.keyaudit.formats.content.ProvenanceText;
import io.keyaudit.formats.content.TextOutput;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.Verdict;
import io.keyaudit.text.VisibleText;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdicts by control for people at a terminal: for each control how many keys have each verdict, for each of its rules
 * the keys that fail or are inconclusive, and the keys that were not read. Written at the end.
 */
public final class ControlsTable implements ReportWriter {
    private static final int MOST_NAMED = 20;
    private static final List<Verdict> WITH_RULES = List.of(Verdict.FAIL, Verdict.INCONCLUSIVE);

    private final TextOutput out;
    private final TableStyle style;
    private final TextBlock block;
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private Optional<ReportStart> started = Optional.empty();

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     */
    public ControlsTable(OutputStream out, TableStyle style) {
        this.out = new TextOutput(out);
        this.style = style;
        this.block = new TextBlock(this.out, style);
    }

    @Override
    public void begin(ReportStart start) {
        started = Optional.of(start);
    }

    @Override
    public void add(KeyAssessment key) {
        counter.add(key);
    }

    @Override
    public void end(ReportEnd end) {
        counter.add(end.findings());
        String standard = "";
        for (ControlResults.Control control : end.controls().controls()) {
            if (!control.reference().standard().equals(standard)) {
                standard = control.reference().standard();
                block.gap();
                block.wrapped("", standard, AnsiColor.BOLD);
            }
            control(control);
        }
        if (end.controls().controls().isEmpty()) {
            block.line("No rule cites a control; --policy names the rules that keys are judged by.");
        }
        block.gap();
        started.stream()
                .flatMap(start -> ProvenanceText.of(start, end.finishedAt(), counter.summary()).stream())
                .forEach(this::note);
        out.flush();
    }

    private void control(ControlResults.Control control) {
        ControlReference reference = control.reference();
        boolean fails = control.count(Verdict.FAIL) > 0;
        String number = VisibleText.of(reference.control());
        block.wrapped(
                "  " + number + "  ",
                "  " + style.paint(fails ? AnsiColor.BOLD_RED : AnsiColor.PLAIN, number) + "  ",
                reference.title().map(title -> title + ": ").orElse("") + counts(control),
                AnsiColor.PLAIN);
        for (Verdict verdict : WITH_RULES) {
            for (ControlResults.RuleKeys rule : control.rules()) {
                keys(verdict, rule.rule().id() + ": ", rule.keys(verdict), rule.count(verdict));
            }
        }
        keys(Verdict.NOT_READ, "", control.keys(Verdict.NOT_READ), control.count(Verdict.NOT_READ));
    }

    private void keys(Verdict verdict, String rule, Stream<String> keys, long count) {
        if (count > 0) {
            block.wrapped(
                    "      " + verdict.text() + "  ",
                    rule
                            + keys.limit(MOST_NAMED).collect(Collectors.joining(", "))
                            + (count > MOST_NAMED ? " and " + (count - MOST_NAMED) + " more" : ""),
                    AnsiColor.PLAIN);
        }
    }

    private static String counts(ControlResults.Control control) {
        return Stream.of(Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.NOT_READ, Verdict.PASS, Verdict.NOT_APPLICABLE)
                .filter(verdict -> control.count(verdict) > 0)
                .map(verdict -> String.format(
                        Locale.ROOT,
                        "%,d %s",
                        control.count(verdict),
                        verdict.text().replace('-', ' ')))
                .collect(Collectors.joining(", "));
    }

    private void note(Footnote note) {
        block.wrapped(note.label() + ": ", note.text(), AnsiColor.FAINT);
    }
}
