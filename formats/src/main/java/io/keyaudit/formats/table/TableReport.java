package io.keyaudit.formats.table;

import io.keyaudit.formats.content.ComplianceLine;
import io.keyaudit.formats.content.Digest;
import io.keyaudit.formats.content.Footnote;
import io.keyaudit.formats.content.TextOutput;
import io.keyaudit.formats.content.Words;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.providers.Providers;
import java.io.OutputStream;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * The report for people at a terminal: what needs attention first, then what cannot be judged, what could not be read and
 * the rest in groups. If every key is to be shown, they come as they are read, before all that. All that comes from
 * elsewhere is made visible first.
 */
public final class TableReport implements ReportWriter {
    /** Of a digest, enough to tell two files apart. */
    private static final int DIGITS = 16;

    private final TextOutput out;
    private final Providers providers;
    private final TableStyle style;
    private final ReportView view;
    private final TextBlock block;
    private final KeyRows rows;
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private ReportStart start = ReportStart.withoutPolicy(Instant.EPOCH, Provenance.ofRun(""));
    private Digest digest = new Digest(ReportView.DEFAULT, Instant.EPOCH);

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     */
    public TableReport(OutputStream out, Providers providers, TableStyle style, ReportView view) {
        this.out = new TextOutput(out);
        this.providers = providers;
        this.style = style;
        this.view = view;
        this.block = new TextBlock(this.out, style);
        this.rows = new KeyRows(block, providers, style);
    }

    @Override
    public void begin(ReportStart beginning) {
        start = beginning;
        digest = new Digest(view, beginning.startedAt());
        if (view.detail() == ReportView.Detail.ALL) {
            rows.heading();
        }
    }

    @Override
    public void add(KeyAssessment key) {
        counter.add(key);
        digest.add(key);
        if (view.detail() == ReportView.Detail.ALL && view.shows(key.outcome())) {
            rows.add(key.outcome());
            out.flush();
        }
    }

    @Override
    public void end(ReportEnd end) {
        counter.add(end.findings());
        AuditSummary summary = counter.summary();
        digest.end(end.findings());
        if (view.detail() == ReportView.Detail.BRIEF) {
            new BriefTable(block, style, digest, start.judges()).write();
        } else {
            sections(summary, end);
        }
        counts(summary);
        if (start.judges()) {
            verdict(new ComplianceLine(start, summary));
        }
        if (view.detail() == ReportView.Detail.ALL) {
            rows.legend();
        }
        out.flush();
    }

    private void sections(AuditSummary summary, ReportEnd end) {
        DigestTable sections = new DigestTable(block, style, digest, start.startedAt());
        if (view.showsFindings()) {
            sections.attention();
            sections.waiting();
            sections.unread();
            sections.accepted();
        }
        if (view.showsGroups()) {
            sections.groups(start.judges());
        }
        block.gap();
        if (view.showsFindings()) {
            Footnote.of(start, summary, digest.services(), providers)
                    .forEach(note -> block.wrapped(note.label() + ": ", note.text(), AnsiColor.FAINT));
        }
        block.wrapped(
                "provenance: ",
                Footnote.provenance(start, end, DIGITS).stream()
                        .map(note -> note.label() + " " + note.text())
                        .collect(Collectors.joining("; ")),
                AnsiColor.FAINT);
    }

    private void counts(AuditSummary summary) {
        String counts = Words.count(summary.keys(), "key") + ": " + summary.inspected() + " read"
                + (summary.failed() == 0 ? "" : ", " + summary.failed() + " could not be read")
                + (summary.notAsked() == 0 ? "" : ", " + summary.notAsked() + " not asked about")
                + (view.key().isPresent() ? ", " + digest.shown() + " shown" : "");
        block.wrapped("", counts, AnsiColor.PLAIN);
    }

    private void verdict(ComplianceLine verdict) {
        block.wrapped("", verdict.findings(), AnsiColor.PLAIN);
        block.wrapped("", verdict.text(), verdict.compliant() ? AnsiColor.GREEN : AnsiColor.BOLD_RED);
    }
}
