package io.keyaudit.formats.sarif;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.formats.content.FindingText;
import io.keyaudit.formats.content.ListedKeys;
import io.keyaudit.formats.content.ProductInfo;
import io.keyaudit.formats.content.Subjects;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.text.VisibleText;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The findings as SARIF 2.1.0, for services that show them beside the code: a finding is in the line of the keys file
 * that lists the key. Keys that could not be read are told as notifications too, which come last, so they are kept until
 * then.
 */
public final class SarifReport implements ReportWriter {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final JsonOutput json;
    private final Optional<ListedKeys> keys;
    private final Map<String, Integer> ruleIndexes = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private Instant startedAt = Instant.EPOCH;

    public SarifReport(OutputStream out, Optional<KeysFile> keys) {
        this.json = new JsonOutput(out);
        this.keys = keys.map(ListedKeys::of);
    }

    @Override
    public void begin(ReportStart start) {
        startedAt = start.startedAt();
        json.openObject();
        json.text("$schema", SCHEMA);
        json.text("version", "2.1.0");
        json.openArray("runs");
        json.openObject();
        json.openObject("tool");
        json.openObject("driver");
        json.text("name", ProductInfo.NAME);
        json.text("fullName", ProductInfo.NAME + ": audit of API keys");
        ProductInfo.version().ifPresent(version -> json.text("version", version));
        json.openArray("rules");
        for (RuleDescription rule : start.rules()) {
            ruleIndexes.put(rule.id(), ruleIndexes.size());
            SarifRule.write(rule, json);
        }
        json.closeArray();
        json.closeObject();
        json.closeObject();
        json.openObject("automationDetails");
        json.text("id", "keyaudit/" + start.policy().map(VisibleText::of).orElse("keys") + "/");
        json.closeObject();
        json.text("columnKind", "unicodeCodePoints");
        json.openArray("results");
    }

    @Override
    public void add(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        List<Finding> findings = key.findings();
        keys.ifPresent(listed -> listed.add(outcome.target()));
        if (outcome instanceof Failed failed) {
            failures.add("Key \"" + failed.target().name() + "\" could not be read: "
                    + failed.kind().text() + ": " + failed.message());
        }
        findings.forEach(this::result);
        json.flush();
    }

    @Override
    public void end(ReportEnd end) {
        end.findings().forEach(this::result);
        json.closeArray();
        json.openArray("invocations");
        json.openObject();
        json.flag("executionSuccessful", failures.isEmpty());
        json.instant("startTimeUtc", startedAt);
        json.instant("endTimeUtc", end.finishedAt());
        json.openArray("toolExecutionNotifications");
        for (String failure : failures) {
            json.openObject();
            json.text("level", "error");
            message("message", failure);
            json.closeObject();
        }
        json.closeArray();
        json.closeObject();
        json.closeArray();
        json.closeObject();
        json.closeArray();
        json.closeObject();
        json.finish();
    }

    private void result(Finding finding) {
        boolean inconclusive = finding.status() == FindingStatus.INCONCLUSIVE;
        json.openObject();
        json.text("ruleId", finding.rule().id());
        Integer index = ruleIndexes.get(finding.rule().id());
        if (index != null) {
            json.number("ruleIndex", index);
        }
        // Not "review": what has that kind is dropped by some readers, and shown as passed by others.
        json.text("kind", "fail");
        json.text("level", level(finding.severity()));
        message("message", subject(finding) + ": " + (inconclusive ? "inconclusive: " : "") + finding.message());
        locations(finding);
        json.openObject("partialFingerprints");
        String fingerprint = finding.fingerprint();
        json.text("keyaudit/v1", fingerprint);
        json.closeObject();
        finding.suppression().ifPresent(suppression -> {
            json.openArray("suppressions");
            json.openObject();
            json.text("kind", "external");
            json.text("status", "accepted");
            json.text("justification", FindingText.acceptance(suppression));
            json.closeObject();
            json.closeArray();
        });
        json.openObject("properties");
        json.text("severity", finding.severity().text());
        json.text("status", finding.status().text());
        if (inconclusive) {
            json.openArray("tags");
            json.text("inconclusive");
            json.closeArray();
        }
        json.closeObject();
        json.closeObject();
    }

    /** Names what it is about, since many readers show nothing but the message. */
    private static String subject(Finding finding) {
        return finding.key().map(name -> "Key \"" + name + "\"").orElseGet(() -> Subjects.name(finding));
    }

    private void locations(Finding finding) {
        Optional<String> key = finding.key();
        if (keys.isEmpty() && key.isEmpty()) {
            return;
        }
        json.openArray("locations");
        json.openObject();
        keys.ifPresent(listed -> SarifLocation.write(listed, finding, json));
        key.map(VisibleText::of).ifPresent(name -> {
            json.openArray("logicalLocations");
            json.openObject();
            json.text("name", name);
            json.text("fullyQualifiedName", name);
            json.text("kind", "key");
            json.closeObject();
            json.closeArray();
        });
        json.closeObject();
        json.closeArray();
    }

    /** A message; what would be a link in it is none any more. */
    private void message(String name, String text) {
        json.openObject(name);
        json.text("text", VisibleText.of(text).replace("](", "] ("));
        json.closeObject();
    }

    /** What SARIF calls that severity. */
    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "note";
        };
    }
}
