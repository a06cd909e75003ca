package io.keyaudit.formats.sarif;

import io.keyaudit.Severity;
import io.keyaudit.formats.content.EarlierVerdicts;
import io.keyaudit.formats.content.FindingText;
import io.keyaudit.formats.content.Subjects;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.text.VisibleText;
import java.util.Map;
import java.util.Optional;

/** Writes findings as SARIF's {@code result}. */
final class SarifResult {
    private final JsonOutput json;
    private final SarifLocation location;
    private final Optional<EarlierVerdicts> earlier;
    private final Map<String, Integer> ruleIndexes;

    SarifResult(
            JsonOutput json,
            SarifLocation location,
            Optional<EarlierVerdicts> earlier,
            Map<String, Integer> ruleIndexes) {
        this.json = json;
        this.location = location;
        this.earlier = earlier;
        this.ruleIndexes = ruleIndexes;
    }

    void write(Finding finding) {
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
        message(subject(finding) + ": " + (inconclusive ? "inconclusive: " : "") + finding.message(), json);
        location.write(finding, json);
        json.openObject("partialFingerprints");
        json.text("keyaudit/v1", finding.fingerprint());
        json.closeObject();
        earlier.flatMap(verdicts -> verdicts.had(finding))
                .ifPresent(had -> json.text("baselineState", had ? "unchanged" : "new"));
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

    /** Writes a message; what would be a link in it is none any more. */
    static void message(String text, JsonOutput json) {
        json.openObject("message");
        json.text("text", VisibleText.of(text).replace("](", "] ("));
        json.closeObject();
    }

    /** Returns what SARIF calls that severity. */
    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "note";
        };
    }
}
