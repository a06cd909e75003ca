package io.keyaudit.formats.markdown;

import io.keyaudit.Evidence;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.PermissionSet;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.content.ComplianceLine;
import io.keyaudit.formats.content.FindingText;
import io.keyaudit.formats.content.KeyNote;
import io.keyaudit.formats.content.TextOutput;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.text.VisibleText;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report as GitHub's Markdown, for a job's summary or a comment. A comment has 65,536 characters at most, so of many
 * findings and keys not all are shown; how many are left out is. The verdict comes first, so nothing is written before the
 * audit is over.
 */
public final class MarkdownReport implements ReportWriter {
    private static final int KIBIBYTE = 1024;
    /** Together with what else there is, below the 65,536 characters that a comment can have. */
    private static final int MOST_FOR_FINDINGS = 32 * KIBIBYTE;

    private static final int MOST_FOR_REMEDIES = 6 * KIBIBYTE;
    private static final int MOST_FOR_KEYS = 14 * KIBIBYTE;
    private static final int MOST_FOR_EVIDENCE = 6 * KIBIBYTE;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 2000;

    private final TextOutput out;
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private final Map<Severity, MarkdownTable> findings = new EnumMap<>(Severity.class);
    private final MarkdownTable keys = new MarkdownTable(MOST_FOR_KEYS);
    private final MarkdownTable evidence = new MarkdownTable(MOST_FOR_EVIDENCE);
    private final Map<String, RuleDescription> broken = new TreeMap<>();
    private final ReportView view;
    private @Nullable ReportStart judged;

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     */
    public MarkdownReport(OutputStream out, ReportView view) {
        this.out = new TextOutput(out);
        this.view = view;
    }

    @Override
    public void begin(ReportStart start) {
        judged = start.judges() ? start : null;
    }

    @Override
    public void add(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        List<Finding> found = key.findings();
        counter.add(key);
        if (!view.shows(outcome)) {
            return;
        }
        add(found);
        String name = name(outcome.target().name());
        String provider = name(outcome.target().provider());
        if (outcome instanceof Inspected inspected) {
            KeySnapshot snapshot = inspected.snapshot();
            keys.row(name, provider, snapshot.state().text(), permissions(snapshot));
            Evidence read = snapshot.evidence();
            evidence.row(
                    name,
                    read.method().text(),
                    read.observedAt().toString(),
                    Integer.toString(read.requests()),
                    text(String.join(", ", read.calls())));
        } else if (outcome instanceof Failed failed) {
            keys.row(name, provider, "**FAILED**", text(failed.kind().text() + ": " + failed.message()));
        } else {
            keys.row(name, provider, "", "not asked about: the audit was stopped before");
        }
    }

    @Override
    public void end(ReportEnd end) {
        counter.add(end.findings());
        add(end.findings());
        AuditSummary summary = counter.summary();
        out.write("# What API keys may do\n\n");
        if (judged != null) {
            verdict(new ComplianceLine(judged, summary));
        }
        out.write(summary.keys() + (summary.keys() == 1 ? " key: " : " keys: ") + summary.inspected() + " read, "
                + (summary.failed() == 0 ? "0 failed" : "**" + summary.failed() + " failed**") + "\n");
        if (!findings.isEmpty() && view.showsFindings()) {
            findings();
            remedies();
        }
        if (summary.keys() > 0 && view.showsRest()) {
            out.write("\n## Keys\n\n");
            keys.write(out, "key", "provider", "state", "permissions");
            out.write("\n`r` read, `w` write, `-` no, `?` unknown. What a key has no access to is left out.\n");
        }
        if (summary.inspected() > 0 && view.detail() == ReportView.Detail.ALL) {
            out.write("\n<details>\n<summary>Evidence</summary>\n\n");
            evidence.write(out, "key", "method", "read at", "requests", "calls");
            out.write("\n</details>\n");
        }
        out.flush();
    }

    private void verdict(ComplianceLine verdict) {
        out.write((verdict.compliant() ? ":white_check_mark: " : ":x: ") + "**" + MarkdownText.of(verdict.text())
                + "**\n\n");
        MarkdownTable counts = new MarkdownTable(KIBIBYTE);
        for (Severity severity : Severity.gravestFirst()) {
            counts.row(severity.text(), Long.toString(verdict.summary().standing(severity)));
        }
        counts.row("of these inconclusive", Long.toString(verdict.summary().inconclusive()));
        counts.row("besides, suppressed", Long.toString(verdict.summary().suppressed()));
        counts.write(out, "severity", "findings");
        out.write("\n");
    }

    /** The gravest first, so that none of them is left out for one that matters less. */
    private void findings() {
        out.write("\n## Findings\n\n");
        MarkdownTable sorted = new MarkdownTable(MOST_FOR_FINDINGS);
        for (Severity severity : Severity.gravestFirst()) {
            MarkdownTable some = findings.get(severity);
            if (some != null) {
                sorted.addAll(some);
            }
        }
        sorted.write(out, "severity", "status", "key", "rule", "message");
    }

    private void add(List<Finding> found) {
        for (Finding finding : found) {
            if (!view.shows(finding)) {
                continue;
            }
            broken.put(finding.rule().id(), finding.rule());
            findings.computeIfAbsent(finding.severity(), severity -> new MarkdownTable(MOST_FOR_FINDINGS))
                    .row(
                            finding.severity().text(),
                            text(FindingText.status(finding)),
                            finding.key().map(MarkdownReport::name).orElse(""),
                            name(finding.rule().id()),
                            text(finding.message()));
        }
    }

    private void remedies() {
        MarkdownTable remedies = new MarkdownTable(MOST_FOR_REMEDIES);
        for (Severity severity : Severity.gravestFirst()) {
            broken.values().stream()
                    .filter(rule ->
                            rule.severity() == severity && !rule.remedy().isBlank())
                    .forEach(rule -> remedies.row(severity.text(), name(rule.id()), text(rule.remedy())));
        }
        if (!remedies.isEmpty()) {
            out.write("\n## What to do\n\n");
            remedies.write(out, "severity", "rule", "remedy");
        }
    }

    private static String permissions(KeySnapshot snapshot) {
        PermissionSet permissions = snapshot.permissions();
        String pairs = permissions.permissions().stream()
                .filter(pair -> pair.read() != Grant.DENIED || pair.write() != Grant.DENIED)
                .map(pair -> VisibleText.shortened(pair.resource(), LONGEST_NAME) + " " + pair.pair())
                .collect(Collectors.joining(", "));
        String notes = KeyNote.of(snapshot).stream()
                .map(note -> "<br>" + text(note.text()))
                .collect(Collectors.joining());
        return (pairs.isEmpty() ? "none" : text(pairs)) + notes;
    }

    private static String name(String name) {
        return MarkdownText.shortened(name, LONGEST_NAME);
    }

    private static String text(String text) {
        return MarkdownText.shortened(text, LONGEST_TEXT);
    }
}
