package io.keyaudit.formats.table;

import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Sensitivity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.content.ComplianceLine;
import io.keyaudit.formats.content.FindingText;
import io.keyaudit.formats.content.KeyNote;
import io.keyaudit.formats.content.TextOutput;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.providers.Providers;
import io.keyaudit.text.DisplayWidth;
import io.keyaudit.text.VisibleText;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report as a table for people. All that comes from elsewhere is made visible first. */
public final class TableReport implements ReportWriter {
    private static final String GAP = "  ";
    private static final int STATE_WIDTH = 8;
    private static final String HANGING = "  ";

    private final TextOutput out;
    private final Providers providers;
    private final TableStyle style;
    private final int indent;
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private @Nullable ReportStart judged;

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     */
    public TableReport(OutputStream out, Providers providers, TableStyle style) {
        this.out = new TextOutput(out);
        this.providers = providers;
        this.style = style;
        this.indent = style.keyWidth() + style.providerWidth() + STATE_WIDTH + 3 * GAP.length();
    }

    @Override
    public void begin(ReportStart start) {
        judged = start.judges() ? start : null;
        line(style.paint(AnsiColor.BOLD, left("KEY", "PROVIDER", "STATE   ") + "PERMISSIONS"));
    }

    @Override
    public void add(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        List<Finding> findings = key.findings();
        counter.add(key);
        if (outcome instanceof Inspected inspected) {
            KeySnapshot snapshot = inspected.snapshot();
            List<String> lines = new ArrayList<>(grid(snapshot).lines(snapshot.permissions()));
            KeyNote.of(snapshot).forEach(note -> addNote(note, lines));
            findings.forEach(finding -> lines.addAll(finding("", finding, style.width() - indent)));
            String state = snapshot.state().text();
            row(
                    outcome.target(),
                    state,
                    snapshot.state() == KeyState.ACTIVE ? AnsiColor.PLAIN : AnsiColor.YELLOW,
                    lines);
        } else if (outcome instanceof Failed failed) {
            String message = failed.kind().text() + ": " + VisibleText.of(failed.message());
            List<String> lines = new ArrayList<>(VisibleText.wrapped(message, style.width() - indent));
            // That it could not be read stands there already.
            findings.stream()
                    .filter(finding -> !finding.rule().id().equals(Assessment.UNREAD_KEY.id()))
                    .forEach(finding -> lines.addAll(finding("", finding, style.width() - indent)));
            row(outcome.target(), "FAILED", AnsiColor.BOLD_RED, lines);
        } else {
            row(outcome.target(), "NOT ASKED", AnsiColor.YELLOW, List.of("the audit was stopped before"));
        }
        out.flush();
    }

    @Override
    public void end(ReportEnd end) {
        counter.add(end.findings());
        if (!end.findings().isEmpty()) {
            line("");
            for (Finding finding : end.findings()) {
                String key =
                        finding.key().map(name -> VisibleText.of(name) + GAP).orElse("");
                finding(key, finding, style.width()).forEach(this::line);
            }
        }
        line("");
        AuditSummary summary = counter.summary();
        String failed = summary.failed() + " failed";
        line(summary.keys() + (summary.keys() == 1 ? " key: " : " keys: ") + summary.inspected() + " read, "
                + (summary.failed() == 0 ? failed : style.paint(AnsiColor.BOLD_RED, failed))
                + (summary.notAsked() == 0 ? "" : ", " + summary.notAsked() + " not asked"));
        if (judged != null) {
            verdict(new ComplianceLine(judged, summary));
        }
        line(style.paint(AnsiColor.FAINT, "r read   w write   - no   ? unknown") + sensitivities());
        out.flush();
    }

    private void verdict(ComplianceLine verdict) {
        VisibleText.wrapped(verdict.findings(), style.width()).forEach(this::line);
        AnsiColor ink = verdict.compliant() ? AnsiColor.GREEN : AnsiColor.BOLD_RED;
        VisibleText.wrapped(verdict.text(), style.width()).forEach(text -> line(style.paint(ink, text)));
    }

    private String sensitivities() {
        if (!style.colour()) {
            return "";
        }
        return style.paint(AnsiColor.FAINT, "   sensitivity: ")
                + Arrays.stream(Sensitivity.values())
                        .map(sensitivity -> style.paint(AnsiColor.of(sensitivity), sensitivity.text()))
                        .collect(Collectors.joining(" "));
    }

    private PermissionGrid grid(KeySnapshot snapshot) {
        return new PermissionGrid(providers.scopes(snapshot.provider()), style, style.width() - indent);
    }

    private void addNote(KeyNote note, List<String> lines) {
        String before = note.mark() + " ";
        for (String line : VisibleText.wrapped(note.text(), style.width() - indent - before.length())) {
            lines.add(style.paint(AnsiColor.of(note.weight()), before + line));
            before = HANGING;
        }
    }

    /** The severity comes first, so that it can be seen down the column, and is all that is coloured. */
    private List<String> finding(String key, Finding finding, int width) {
        String severity = finding.severity().text();
        String status = finding.status() == FindingStatus.OPEN ? "" : " (" + FindingText.status(finding) + ")";
        String text = severity + " " + key + finding.rule().id() + status + ": " + VisibleText.of(finding.message());
        List<String> lines = new ArrayList<>();
        for (String line : VisibleText.wrapped(text, width - HANGING.length())) {
            lines.add(lines.isEmpty() ? line : HANGING + line);
        }
        if (!finding.stands()) {
            return lines.stream()
                    .map(line -> style.paint(AnsiColor.FAINT, line))
                    .toList();
        }
        AnsiColor ink = AnsiColor.of(finding.severity());
        lines.set(0, style.paint(ink, severity) + lines.get(0).substring(severity.length()));
        return lines;
    }

    private void row(AuditTarget target, String state, AnsiColor stateInk, List<String> lines) {
        String name = VisibleText.of(target.name());
        String provider = VisibleText.of(target.provider());
        line("");
        if (DisplayWidth.of(name) > style.keyWidth() || DisplayWidth.of(provider) > style.providerWidth()) {
            line(name + GAP + provider);
            name = "";
            provider = "";
        }
        String padding = " ".repeat(STATE_WIDTH - state.length());
        line(left(name, provider, style.paint(stateInk, state) + padding) + lines.get(0));
        lines.stream().skip(1).forEach(more -> line(" ".repeat(indent) + more));
    }

    private String left(String key, String provider, String state) {
        return DisplayWidth.pad(key, style.keyWidth())
                + GAP
                + DisplayWidth.pad(provider, style.providerWidth())
                + GAP
                + state
                + GAP;
    }

    private void line(String text) {
        out.write(text.stripTrailing() + "\n");
    }
}
