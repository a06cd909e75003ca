package io.keyaudit.formats.markdown;

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
import java.util.List;

/**
 * The report as GitHub's Markdown, for a job's summary or a comment: the verdict, what needs attention, what cannot be
 * judged or read, and the rest in groups. A comment has 65,536 characters at most, so of many keys not all are shown; how
 * many are left out is. The verdict comes first, so nothing is written before the audit is over.
 */
public final class MarkdownReport implements ReportWriter {
    private static final int ROOM_FOR_NOTES = 3 * 1024;

    private final TextOutput out;
    private final Providers providers;
    private final ReportView view;
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private final KeyTables keys = new KeyTables();
    private ReportStart start = ReportStart.withoutPolicy(Instant.EPOCH, Provenance.ofRun(""));
    private Digest digest = new Digest(ReportView.DEFAULT, Instant.EPOCH);

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     * @param providers know why a service's answers overstate what keys can do
     */
    public MarkdownReport(OutputStream out, Providers providers, ReportView view) {
        this.out = new TextOutput(out);
        this.providers = providers;
        this.view = view;
    }

    @Override
    public void begin(ReportStart beginning) {
        start = beginning;
        digest = new Digest(view, beginning.startedAt());
    }

    @Override
    public void add(KeyAssessment key) {
        counter.add(key);
        digest.add(key);
        if (view.detail() == ReportView.Detail.ALL && view.shows(key.outcome())) {
            keys.add(key.outcome());
        }
    }

    @Override
    public void end(ReportEnd end) {
        counter.add(end.findings());
        digest.end(end.findings());
        AuditSummary summary = counter.summary();
        out.write("# What API keys can do\n\n");
        verdict(summary);
        counts(summary);
        if (view.showsFindings()) {
            DigestTables sections = new DigestTables(out, digest, start.startedAt());
            sections.attention();
            sections.remedies();
            sections.waiting();
            sections.unread();
            sections.accepted();
            if (view.showsGroups()) {
                sections.groups(start.judges());
            }
        }
        if (view.detail() == ReportView.Detail.ALL) {
            keys.write(out);
        }
        if (view.showsFindings()) {
            list(Footnote.of(start, summary, digest.services(), providers));
        }
        list(Footnote.provenance(start, end, Footnote.WHOLE));
        out.flush();
    }

    private void verdict(AuditSummary summary) {
        if (start.judges()) {
            ComplianceLine line = new ComplianceLine(start, summary);
            out.write((line.compliant() ? ":white_check_mark: " : ":x: ") + "**" + MarkdownText.of(line.text())
                    + "**\n\n");
        }
    }

    private void counts(AuditSummary summary) {
        out.write(Words.count(summary.keys(), "key") + ": " + summary.inspected() + " read"
                + (summary.failed() == 0 ? "" : ", **" + summary.failed() + " could not be read**")
                + (summary.notAsked() == 0 ? "" : ", **" + summary.notAsked() + " not asked about**")
                + (view.key().isPresent() ? ", " + digest.shown() + " shown" : "")
                + (start.judges() ? "; " + new ComplianceLine(start, summary).findings() : "") + "\n");
    }

    private void list(List<Footnote> footnotes) {
        MarkdownRows notes = new MarkdownRows(ROOM_FOR_NOTES);
        footnotes.forEach(
                note -> notes.add("- " + note.label() + ": " + MarkdownText.shortened(note.text(), 300) + "\n"));
        if (!notes.isEmpty()) {
            out.write("\n");
            notes.write(out);
        }
    }
}
