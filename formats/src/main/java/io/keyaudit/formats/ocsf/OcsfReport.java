package io.keyaudit.formats.ocsf;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The findings as Compliance Findings of OCSF 1.8, a JSON object on each line, and a pass for each key without any. What
 * passes is known when the audit is over, so the keys are kept until then. Where keys are only read there is nothing to
 * tell.
 */
public final class OcsfReport implements ReportWriter {
    private final OutputStream out;
    private final Map<String, OcsfResource> resources = new HashMap<>();
    private final Map<String, OcsfResource> clean = new LinkedHashMap<>();
    private ReportStart start = ReportStart.withoutPolicy(Instant.EPOCH);

    public OcsfReport(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(ReportStart beginning) {
        start = beginning;
    }

    @Override
    public void add(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        List<Finding> findings = key.findings();
        if (!start.judges()) {
            return;
        }
        OcsfResource resource = OcsfResource.of(outcome, start.startedAt());
        resources.put(resource.name(), resource);
        if (findings.isEmpty() && outcome instanceof Inspected) {
            clean.put(resource.name(), resource);
        }
        findings.forEach(finding -> OcsfEvent.finding(finding, Optional.of(resource), resource.seenAt(), out));
    }

    @Override
    public void end(ReportEnd end) {
        for (Finding finding : end.findings()) {
            Optional<OcsfResource> resource = finding.key()
                    .map(key -> Optional.ofNullable(resources.get(key))
                            .orElseGet(() -> OcsfResource.named(key, end.finishedAt())));
            finding.key().ifPresent(clean::remove);
            OcsfEvent.finding(finding, resource, end.finishedAt(), out);
        }
        clean.values().forEach(resource -> OcsfEvent.pass(start, resource, out));
    }
}
