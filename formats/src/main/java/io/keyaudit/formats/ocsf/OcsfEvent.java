package io.keyaudit.formats.ocsf;

import io.keyaudit.Severity;
import io.keyaudit.formats.content.FindingText;
import io.keyaudit.formats.content.ProductInfo;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.Subject;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes one OCSF 1.8 Compliance Finding, on a line. The numbers are those of its schema. */
final class OcsfEvent {
    private static final long COMPLIANCE_FINDING = 2003;
    private static final long FINDINGS = 2;
    private static final long CREATE = 1;

    /** What became of a check. */
    private enum Outcome {
        PASS(1, "Pass"),
        WARNING(2, "Warning"),
        FAIL(3, "Fail");

        private final int number;
        private final String caption;

        Outcome(int number, String caption) {
            this.number = number;
            this.caption = caption;
        }
    }

    private OcsfEvent() {}

    static void finding(Finding finding, Optional<OcsfResource> resource, Instant time, OutputStream out) {
        RuleDescription rule = finding.rule();
        Outcome outcome = finding.status() == FindingStatus.INCONCLUSIVE ? Outcome.WARNING : Outcome.FAIL;
        JsonOutput json = begin(finding.severity(), finding.message(), time, out);
        finding.suppression()
                .ifPresentOrElse(
                        suppression -> {
                            status(3, "Suppressed", json);
                            json.text("comment", FindingText.acceptance(suppression));
                        },
                        () -> status(1, "New", json));
        info(finding.fingerprint(), rule.title(), finding.message(), json);
        json.openObject("compliance");
        outcome(outcome, json);
        json.text("control", rule.id());
        texts("standards", rule.controls().stream().map(ControlReference::standard), json);
        texts("requirements", rule.controls().stream().map(ControlReference::toString), json);
        json.openArray("checks");
        json.openObject();
        json.text("uid", rule.id());
        json.text("name", rule.title());
        outcome(outcome, json);
        json.closeObject();
        json.closeArray();
        json.closeObject();
        if (!rule.remedy().isBlank()) {
            json.openObject("remediation");
            json.text("desc", rule.remedy());
            json.closeObject();
        }
        end(resource, json);
    }

    /** That no rule found anything in a key. */
    static void pass(ReportStart start, OcsfResource resource, OutputStream out) {
        String title = start.policy()
                .map(policy -> "The key is held against policy \"" + policy + "\"")
                .orElse("The key is held against what it was before");
        JsonOutput json = begin(Severity.INFO, "No rule finds anything in this key.", resource.seenAt(), out);
        status(4, "Resolved", json);
        info(
                new Subject.Key(resource.name()).fingerprint("keyaudit/policy"),
                title,
                "No rule finds anything in this key.",
                json);
        json.openObject("compliance");
        outcome(Outcome.PASS, json);
        json.text("control", start.policy().orElse("baseline"));
        texts(
                "standards",
                start.rules().stream().flatMap(rule -> rule.controls().stream()).map(ControlReference::standard),
                json);
        json.closeObject();
        end(Optional.of(resource), json);
    }

    private static JsonOutput begin(Severity severity, String message, Instant time, OutputStream out) {
        JsonOutput json = JsonOutput.line(out);
        json.openObject();
        json.number("class_uid", COMPLIANCE_FINDING);
        json.text("class_name", "Compliance Finding");
        json.number("category_uid", FINDINGS);
        json.text("category_name", "Findings");
        json.number("activity_id", CREATE);
        json.text("activity_name", "Create");
        json.number("type_uid", COMPLIANCE_FINDING * 100 + CREATE);
        json.text("type_name", "Compliance Finding: Create");
        json.number("time", time.toEpochMilli());
        severity(severity, json);
        json.text("message", message);
        json.openObject("metadata");
        json.text("version", "1.8.0");
        json.openObject("product");
        json.text("name", ProductInfo.NAME);
        json.text("vendor_name", ProductInfo.NAME);
        ProductInfo.version().ifPresent(version -> json.text("version", version));
        json.closeObject();
        json.closeObject();
        return json;
    }

    private static void end(Optional<OcsfResource> resource, JsonOutput json) {
        resource.ifPresent(key -> {
            json.openArray("resources");
            key.write(json);
            json.closeArray();
        });
        json.closeObject();
        json.finish();
    }

    private static void status(long number, String caption, JsonOutput json) {
        json.number("status_id", number);
        json.text("status", caption);
    }

    private static void outcome(Outcome outcome, JsonOutput json) {
        json.number("status_id", outcome.number);
        json.text("status", outcome.caption);
    }

    private static void info(String uid, String title, String description, JsonOutput json) {
        json.openObject("finding_info");
        json.text("uid", uid);
        json.text("title", title);
        json.text("desc", description);
        json.closeObject();
    }

    private static void texts(String name, Stream<String> texts, JsonOutput json) {
        List<String> distinct = texts.distinct().toList();
        json.openArray(name);
        distinct.forEach(json::text);
        json.closeArray();
    }

    private static void severity(Severity severity, JsonOutput json) {
        switch (severity) {
            case INFO -> severity(1, "Informational", json);
            case LOW -> severity(2, "Low", json);
            case MEDIUM -> severity(3, "Medium", json);
            case HIGH -> severity(4, "High", json);
            case CRITICAL -> severity(5, "Critical", json);
        }
    }

    private static void severity(long number, String caption, JsonOutput json) {
        json.number("severity_id", number);
        json.text("severity", caption);
    }
}
