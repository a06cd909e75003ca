package io.keyaudit.formats.ocsf;

import io.keyaudit.Severity;
import io.keyaudit.formats.content.ProductInfo;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.json.ProvenanceJson;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.RuleDescription;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One OCSF 1.8 Compliance Finding. Immutable.
 *
 * @param activity what the event does with the finding
 * @param state what becomes of the finding
 * @param outcome what became of the check
 * @param rule the check
 * @param severity how much it matters
 * @param uid identifies the finding in every run
 * @param message what to know
 * @param comment why it is accepted, if it is
 * @param resource the key, if it is about one
 * @param time when the key was read, or the audit ended
 */
record OcsfEvent(
        Activity activity,
        State state,
        Outcome outcome,
        RuleDescription rule,
        Severity severity,
        String uid,
        String message,
        Optional<String> comment,
        Optional<OcsfResource> resource,
        Instant time) {
    private static final long COMPLIANCE_FINDING = 2003;
    private static final long FINDINGS = 2;

    /** What an event does with a finding; the numbers are those of OCSF's schema. */
    enum Activity {
        CREATE(1, "Create"),
        UPDATE(2, "Update"),
        CLOSE(3, "Close");

        private final int number;
        private final String caption;

        Activity(int number, String caption) {
            this.number = number;
            this.caption = caption;
        }
    }

    /** What becomes of a finding. */
    enum State {
        NEW(1, "New"),
        SUPPRESSED(3, "Suppressed"),
        RESOLVED(4, "Resolved"),
        ARCHIVED(5, "Archived");

        private final int number;
        private final String caption;

        State(int number, String caption) {
            this.number = number;
            this.caption = caption;
        }
    }

    /** What became of a check. */
    enum Outcome {
        PASS(1, "Pass"),
        WARNING(2, "Warning"),
        FAIL(3, "Fail");

        private final int number;
        private final String caption;

        Outcome(int number, String caption) {
            this.number = number;
            this.caption = caption;
        }

        private void write(JsonOutput json) {
            json.number("status_id", number);
            json.text("status", caption);
        }
    }

    /** Writes it on a line. */
    void write(Provenance provenance, OutputStream out) {
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
        severity(json);
        json.number("status_id", state.number);
        json.text("status", state.caption);
        json.text("message", message);
        comment.ifPresent(why -> json.text("comment", why));
        metadata(provenance, json);
        json.openObject("finding_info");
        json.text("uid", uid);
        json.text("title", rule.title());
        json.text("desc", message);
        json.closeObject();
        compliance(json);
        if (outcome != Outcome.PASS && !rule.remedy().isBlank()) {
            json.openObject("remediation");
            json.text("desc", rule.remedy());
            json.closeObject();
        }
        resource.ifPresent(key -> {
            json.openArray("resources");
            key.write(json);
            json.closeArray();
        });
        // Where OCSF has it that a product's own fields go.
        json.openObject("unmapped");
        ProvenanceJson.write(provenance, json);
        json.closeObject();
        json.closeObject();
        json.finish();
    }

    private void metadata(Provenance provenance, JsonOutput json) {
        json.openObject("metadata");
        json.text("version", "1.8.0");
        json.text("correlation_uid", provenance.run());
        json.text("event_code", rule.id());
        json.openObject("product");
        json.text("name", ProductInfo.NAME);
        json.text("uid", ProductInfo.NAME);
        json.text("vendor_name", ProductInfo.NAME);
        provenance.version().ifPresent(version -> json.text("version", version));
        json.closeObject();
        json.closeObject();
    }

    private void compliance(JsonOutput json) {
        json.openObject("compliance");
        outcome.write(json);
        json.text("control", rule.id());
        texts("standards", rule.controls().stream().map(ControlReference::standard), json);
        texts("requirements", rule.controls().stream().map(ControlReference::toString), json);
        json.openArray("checks");
        json.openObject();
        json.text("uid", rule.id());
        json.text("name", rule.title());
        outcome.write(json);
        texts("standards", rule.controls().stream().map(ControlReference::toString), json);
        json.closeObject();
        json.closeArray();
        json.closeObject();
    }

    private static void texts(String name, Stream<String> texts, JsonOutput json) {
        json.openArray(name);
        texts.distinct().forEach(json::text);
        json.closeArray();
    }

    private void severity(JsonOutput json) {
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
