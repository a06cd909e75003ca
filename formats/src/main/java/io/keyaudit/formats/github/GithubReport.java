package io.keyaudit.formats.github;

import io.keyaudit.formats.content.ComplianceLine;
import io.keyaudit.formats.content.ListedKeys;
import io.keyaudit.formats.content.ProvenanceText;
import io.keyaudit.formats.content.Subjects;
import io.keyaudit.formats.content.TextOutput;
import io.keyaudit.formats.content.UnreadKeys;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.text.VisibleText;
import io.keyaudit.yaml.Position;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The findings as commands to a GitHub workflow, which shows them as annotations at the keys file's lines: an error for what
 * matters to the exit code, a warning for the rest. What somebody accepted is left out. GitHub shows ten of each kind for a
 * step; the others are in the log.
 */
public final class GithubReport implements ReportWriter {
    private final TextOutput out;
    private final Optional<ListedKeys> keys;
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private ReportStart start = ReportStart.withoutPolicy(Instant.EPOCH, Provenance.ofRun(""));

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     * @param keys the file that lists the keys, if there is one
     */
    public GithubReport(OutputStream out, Optional<KeysFile> keys) {
        this.out = new TextOutput(out);
        this.keys = keys.map(ListedKeys::of);
    }

    @Override
    public void begin(ReportStart beginning) {
        start = beginning;
    }

    @Override
    public void add(KeyAssessment key) {
        counter.add(key);
        keys.ifPresent(listed -> listed.add(key.outcome().target()));
        UnreadKeys.withFinding(key).forEach(this::annotate);
        out.flush();
    }

    @Override
    public void end(ReportEnd end) {
        counter.add(end.findings());
        end.findings().forEach(this::annotate);
        if (start.judges()) {
            ComplianceLine verdict = new ComplianceLine(start, counter.summary());
            command("notice", "", "keyaudit", verdict.text() + "; " + verdict.findings());
        }
        command(
                "notice",
                "",
                "keyaudit report",
                ProvenanceText.of(start, end.finishedAt(), counter.summary()).stream()
                        .map(note -> note.label() + ": " + note.text())
                        .collect(Collectors.joining("; ")));
        out.flush();
    }

    private void annotate(Finding finding) {
        if (!finding.stands()) {
            return;
        }
        boolean matters = finding.severity().isAtLeast(start.failOn())
                || finding.rule().id().equals(Assessment.UNREAD_KEY.id());
        String status = finding.status() == FindingStatus.INCONCLUSIVE ? "inconclusive: " : "";
        command(
                matters ? "error" : "warning",
                keys.map(listed -> place(listed, finding)).orElse(""),
                finding.severity().text() + " " + finding.rule().id(),
                subject(finding) + ": " + status + finding.message());
    }

    private static String place(ListedKeys listed, Finding finding) {
        Position position = listed.position(finding);
        return "file=" + property(listed.slashed()) + ",line=" + position.line() + ",";
    }

    private static String subject(Finding finding) {
        return finding.key().map(name -> "Key \"" + name + "\"").orElseGet(() -> Subjects.name(finding));
    }

    private void command(String command, String place, String title, String message) {
        out.write("::" + command + " " + place + "title=" + property(title) + "::" + data(message) + "\n");
    }

    private static String data(String text) {
        return VisibleText.of(text).replace("%", "%25");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
