package io.keyaudit.formats.gitlab;

import io.keyaudit.Severity;
import io.keyaudit.formats.content.FindingText;
import io.keyaudit.formats.content.ListedKeys;
import io.keyaudit.formats.content.ProvenanceText;
import io.keyaudit.formats.content.Subjects;
import io.keyaudit.formats.content.UnreadKeys;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.text.VisibleText;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The findings as GitLab's code quality, which merge requests show at the keys file's lines. What somebody accepted is left
 * out, since GitLab does not know of it.
 */
public final class GitlabReport implements ReportWriter {
    /** Where findings are shown if no file lists the keys; GitLab wants a path for each. */
    private static final String NO_FILE = "keys.yaml";

    private final JsonOutput json;
    private final Optional<ListedKeys> keys;
    private Provenance provenance = Provenance.ofRun("");

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     * @param keys the file that lists the keys, if there is one
     */
    public GitlabReport(OutputStream out, Optional<KeysFile> keys) {
        this.json = new JsonOutput(out);
        this.keys = keys.map(ListedKeys::of);
    }

    @Override
    public void begin(ReportStart beginning) {
        provenance = beginning.provenance();
        json.openArray();
    }

    @Override
    public void add(KeyAssessment key) {
        keys.ifPresent(listed -> listed.add(key.outcome().target()));
        UnreadKeys.withFinding(key).forEach(this::issue);
        json.flush();
    }

    @Override
    public void end(ReportEnd end) {
        end.findings().forEach(this::issue);
        json.closeArray();
        json.finish();
    }

    private void issue(Finding finding) {
        if (!finding.stands()) {
            return;
        }
        String subject = finding.key().map(name -> "Key \"" + name + "\"").orElseGet(() -> Subjects.name(finding));
        String status = finding.status() == FindingStatus.INCONCLUSIVE ? "inconclusive: " : "";
        json.openObject();
        // GitLab needs neither; other readers of code quality refuse all issues if one has no category.
        json.text("type", "issue");
        json.openArray("categories");
        json.text("Security");
        json.closeArray();
        json.text("description", VisibleText.of(subject + ": " + status + finding.message()));
        json.text("check_name", finding.rule().id());
        json.text("fingerprint", finding.fingerprint());
        json.text("severity", severity(finding.severity()));
        json.openObject("content");
        json.text("body", body(finding));
        json.closeObject();
        json.openObject("location");
        json.text("path", keys.map(ListedKeys::slashed).orElse(NO_FILE));
        json.openObject("lines");
        json.number("begin", keys.map(listed -> listed.position(finding).line()).orElse(1));
        json.closeObject();
        json.closeObject();
        json.closeObject();
    }

    /** What to do, and what wrote it: there is no other place for that in this format. */
    private String body(Finding finding) {
        return FindingText.advice(finding.rule()) + "Written by " + ProvenanceText.tool(provenance) + ", run "
                + VisibleText.of(provenance.run())
                + provenance
                        .policy()
                        .map(policy ->
                                ", policy " + VisibleText.of(policy.name()) + " (SHA-256 " + policy.sha256() + ")")
                        .orElse("");
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "blocker";
            case HIGH -> "critical";
            case MEDIUM -> "major";
            case LOW -> "minor";
            case INFO -> "info";
        };
    }
}
