package io.keyaudit.formats.ocsf;

import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.RuleVerdict;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The verdicts as Compliance Findings of OCSF 1.8, a JSON object on each line: one for each key and rule that was judged,
 * and the findings about services and the policy. A rule that does not apply to a key says nothing about it, and a pass
 * closes the finding of an earlier audit, whose identifier it has. Where keys are only read there is nothing to report.
 */
public final class OcsfReport implements ReportWriter {
    private final OutputStream out;
    private final Map<String, OcsfResource> resources = new HashMap<>();
    private final Map<String, RuleDescription> rules = new HashMap<>();
    private ReportStart start = ReportStart.withoutPolicy(Instant.EPOCH, Provenance.ofRun(""));

    public OcsfReport(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(ReportStart beginning) {
        start = beginning;
        beginning.rules().forEach(rule -> rules.put(rule.id(), rule));
    }

    @Override
    public void add(KeyAssessment key) {
        if (!start.judges()) {
            return;
        }
        OcsfResource resource = OcsfResource.of(key.outcome(), start.startedAt());
        resources.put(resource.name(), resource);
        Set<String> found = new HashSet<>();
        for (Finding finding : key.findings()) {
            found.add(finding.rule().id());
            OcsfEvent.finding(finding, Optional.of(resource), resource.seenAt(), out);
        }
        for (RuleVerdict verdict : key.verdicts()) {
            Optional.ofNullable(rules.get(verdict.rule()))
                    .filter(rule -> !found.contains(rule.id()))
                    .ifPresent(rule -> OcsfEvent.verdict(rule, verdict, resource, out));
        }
    }

    @Override
    public void end(ReportEnd end) {
        for (Finding finding : end.findings()) {
            Optional<OcsfResource> resource = finding.key()
                    .map(key -> Optional.ofNullable(resources.get(key))
                            .orElseGet(() -> OcsfResource.named(key, end.finishedAt())));
            OcsfEvent.finding(finding, resource, end.finishedAt(), out);
        }
    }
}
