package com.example.compliance;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.Drift;
import io.keyaudit.drift.KeyRecord;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Policy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Audits keys and holds them against a policy, and against what they could do before. Thread-safe. */
record KeyCheck(KeyAuditor auditor, List<AuditTarget> keys, Policy policy, Clock clock) {
    /** What was found, and what is to be remembered. */
    record Result(List<Finding> findings, Baseline now) {}

    /** Blocks until every key has its outcome. */
    Result run(Optional<Baseline> known) {
        Assessment assessment = known.map(before -> Assessment.of(
                        policy, auditor.providers(), clock, Drift.since(before, auditor.providers())))
                .orElseGet(() -> Assessment.of(policy, auditor.providers(), clock));
        List<Finding> findings = new ArrayList<>();
        List<KeyRecord> records = new ArrayList<>();
        auditor.audit(keys, outcome -> {
            assessment.assess(outcome, key -> findings.addAll(key.findings()));
            records.add(KeyRecord.of(outcome));
        });
        findings.addAll(
                assessment.conclude(key -> findings.addAll(key.findings())).findings());
        return new Result(List.copyOf(findings), Baseline.of(records));
    }
}
