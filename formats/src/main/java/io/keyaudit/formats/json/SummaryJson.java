package io.keyaudit.formats.json;

import io.keyaudit.policy.AuditSummary;

/** Writes how many keys an audit was about. */
public final class SummaryJson {
    private SummaryJson() {}

    /** Writes the fields that count keys. */
    public static void counts(AuditSummary summary, JsonOutput json) {
        json.number("keys", summary.keys());
        json.number("inspected", summary.inspected());
        json.number("failed", summary.failed());
        if (summary.notAsked() > 0) {
            json.number("notAsked", summary.notAsked());
        }
    }
}
