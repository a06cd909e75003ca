package io.keyaudit.formats.ocsf;

import io.keyaudit.Severity;
import io.keyaudit.formats.content.FindingText;
import io.keyaudit.formats.content.ProductInfo;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.RuleVerdict;
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

    /** What the event does with the finding. */
    private enum Activity {
        CREATE(1, "Create"),
        CLOSE(3, "Close");

        private final int number;
        private final String caption;

        Activity(int number, String caption) {
            this.number = number;
            this.caption = caption;
        }
    }

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
        JsonOutput json = begin(Activity.CREATE, finding.severity(), finding.message(), time, out);
        finding.suppression()
                .ifPresentOrElse(
                        suppression -> {
                            status(3, "Suppressed", json);
                            json.text("comment", FindingText.acceptance(suppression));
                        },
                        () -> status(1, "New", json));
        info(finding.fingerprint(), rule.title(), finding.message(), json);
        compliance(rule, outcome, json);
        if (!rule.remedy().isBlank()) {
            json.openObject("remediation");
            json.text("desc", rule.remedy());
            json.closeObject();
        }
        end(resource, json);
    }

    /** Writes a verdict that has no finding of its own; nothing if the rule was not judged. */
    static void verdict(RuleDescription rule, RuleVerdict verdict, OcsfResource resource, OutputStream out) {
        switch (verdict.verdict()) {
            case PASS -> verdict(rule, Outcome.PASS, "The key keeps the rule.", resource, out);
            case FAIL -> verdict(rule, Outcome.FAIL, "See the finding about the key's service.", resource, out);
            case INCONCLUSIVE ->
                verdict(rule, Outcome.WARNING, "See the finding about the key's service.", resource, out);
            case NOT_APPLICABLE, NOT_READ -> {}
        }
    }

    private static void verdict(
            RuleDescription rule, Outcome outcome, String message, OcsfResource resource, OutputStream out) {
        boolean pass = outcome == Outcome.PASS;
        JsonOutput json = begin(
                pass ? Activity.CLOSE : Activity.CREATE,
                pass ? Severity.INFO : rule.severity(),
                message,
                resource.seenAt(),
                out);
        if (pass) {
            status(4, "Resolved", json);
        } else {
            status(1, "New", json);
        }
        info(new Subject.Key(resource.name()).fingerprint(rule.id()), rule.title(), message, json);
        compliance(rule, outcome, json);
        end(Optional.of(resource), json);
    }

    private static void compliance(RuleDescription rule, Outcome outcome, JsonOutput json) {
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
        texts("standards", rule.controls().stream().map(ControlReference::toString), json);
        json.closeObject();
        json.closeArray();
        json.closeObject();
    }

    private static JsonOutput begin(
            Activity activity, Severity severity, String message, Instant time, OutputStream out) {
        JsonOutput json = JsonOutput.line(out);
        json.openObject();
        json.number("class_uid", COMPLIANCE_FINDING);
        json.text("class_name", "Compliance Finding");
        json.number("category_uid", FINDINGS);
        json.text("category_name", "Findings");
        json.number("activity_id", activity.number);
        json.text("activity_name", activity.caption);
        json.number("type_uid", COMPLIANCE_FINDING * 100 + activity.number);
        json.text("type_name", "Compliance Finding: " + activity.caption);
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
