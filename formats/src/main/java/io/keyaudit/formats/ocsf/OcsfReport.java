package io.keyaudit.formats.ocsf;

import io.keyaudit.Severity;
import io.keyaudit.drift.KeyRecord;
import io.keyaudit.formats.content.EarlierVerdicts;
import io.keyaudit.formats.content.FindingText;
import io.keyaudit.formats.content.Gaps;
import io.keyaudit.formats.content.UnreadKeys;
import io.keyaudit.formats.content.VerdictText;
import io.keyaudit.formats.ocsf.OcsfEvent.Activity;
import io.keyaudit.formats.ocsf.OcsfEvent.Outcome;
import io.keyaudit.formats.ocsf.OcsfEvent.State;
import io.keyaudit.formats.report.Gap;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.RuleVerdict;
import io.keyaudit.policy.Subject;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The verdicts as Compliance Findings of OCSF 1.8, a JSON object on each line: one for each key and rule that was judged,
 * one for each key that was not read, and the findings about services and the policy; last, what the audit does not cover.
 * A rule that does not apply to a key says nothing about it.
 *
 * <p>A pass closes the finding of an earlier audit, whose identifier it has. With a baseline, findings that the earlier
 * audit had, too, are updates; and those about rules that no longer apply and keys that are no longer audited are archived.
 * Streams; the keys are kept, for the findings at the end and for what is gone.
 */
public final class OcsfReport implements ReportWriter {
    private static final RuleDescription COVERAGE =
            RuleDescription.of("keyaudit/coverage", "The audit covers all that it could", Severity.INFO);
    private static final String OF_SERVICE = "See the finding about the key's service.";

    private final OutputStream out;
    private final Optional<EarlierVerdicts> earlier;
    private final Map<String, OcsfResource> resources = new HashMap<>();
    private final Map<String, RuleDescription> rules = new HashMap<>();
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private ReportStart start = ReportStart.withoutPolicy(Instant.EPOCH, Provenance.ofRun(""));

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     * @param earlier what an earlier audit found, if that is known
     */
    public OcsfReport(OutputStream out, Optional<EarlierVerdicts> earlier) {
        this.out = out;
        this.earlier = earlier;
    }

    @Override
    public void begin(ReportStart beginning) {
        start = beginning;
        beginning.rules().forEach(rule -> rules.put(rule.id(), rule));
    }

    @Override
    public void add(KeyAssessment key) {
        counter.add(key);
        OcsfResource resource = OcsfResource.of(key.outcome(), start.startedAt());
        resources.put(resource.name(), resource);
        Set<String> found = new HashSet<>();
        for (Finding finding : UnreadKeys.withFinding(key)) {
            found.add(finding.rule().id());
            finding(finding, Optional.of(resource), resource.seenAt());
        }
        for (RuleVerdict verdict : key.verdicts()) {
            Optional.ofNullable(rules.get(verdict.rule()))
                    .filter(rule -> !found.contains(rule.id()))
                    .ifPresent(rule -> verdict(rule, verdict, resource));
        }
    }

    @Override
    public void end(ReportEnd end) {
        counter.add(end.findings());
        for (Finding finding : end.findings()) {
            Optional<OcsfResource> resource = finding.key()
                    .map(key -> Optional.ofNullable(resources.get(key))
                            .orElseGet(() -> OcsfResource.named(key, end.finishedAt())));
            finding(finding, resource, end.finishedAt());
        }
        Set<String> vanished = end.findings().stream()
                .flatMap(finding -> finding.key().stream())
                .filter(key -> !resources.containsKey(key))
                .collect(Collectors.toSet());
        earlier.ifPresent(before -> before.keys().stream()
                .filter(key -> vanished.contains(key.name()))
                .forEach(key -> archive(key, end.finishedAt())));
        coverage(Gaps.of(start, counter.summary()), end.finishedAt());
    }

    private void finding(Finding finding, Optional<OcsfResource> resource, Instant time) {
        boolean known = earlier.flatMap(before -> before.had(finding)).orElse(false);
        write(new OcsfEvent(
                known ? Activity.UPDATE : Activity.CREATE,
                finding.stands() ? State.NEW : State.SUPPRESSED,
                // A suppressed finding that is not certain stays that.
                finding.status() == FindingStatus.INCONCLUSIVE
                                || !finding.causes().isEmpty()
                        ? Outcome.WARNING
                        : Outcome.FAIL,
                finding.rule(),
                finding.severity(),
                finding.fingerprint(),
                finding.message(),
                finding.suppression().map(FindingText::acceptance),
                resource,
                time));
    }

    /** Writes a verdict that has no finding of its own; nothing if the rule was not judged and never had a finding. */
    private void verdict(RuleDescription rule, RuleVerdict verdict, OcsfResource resource) {
        boolean known = earlier.filter(before -> before.found(resource.name(), rule.id()))
                .isPresent();
        Activity standing = known ? Activity.UPDATE : Activity.CREATE;
        State accepted = verdict.suppressed() ? State.SUPPRESSED : State.NEW;
        switch (verdict.verdict()) {
            case PASS ->
                verdict(Activity.CLOSE, State.RESOLVED, Outcome.PASS, rule, "The key keeps the rule.", resource);
            case FAIL -> verdict(standing, accepted, Outcome.FAIL, rule, OF_SERVICE, resource);
            case INCONCLUSIVE -> verdict(standing, accepted, Outcome.WARNING, rule, OF_SERVICE, resource);
            case NOT_APPLICABLE -> {
                if (known) {
                    String why = VerdictText.notApplicable(verdict);
                    verdict(Activity.CLOSE, State.ARCHIVED, Outcome.WARNING, rule, why, resource);
                }
            }
            case NOT_READ -> {}
        }
    }

    private void verdict(
            Activity activity,
            State state,
            Outcome outcome,
            RuleDescription rule,
            String message,
            OcsfResource resource) {
        write(new OcsfEvent(
                activity,
                state,
                outcome,
                rule,
                activity == Activity.CLOSE ? Severity.INFO : rule.severity(),
                new Subject.Key(resource.name()).fingerprint(rule.id()),
                message,
                Optional.empty(),
                Optional.of(resource),
                resource.seenAt()));
    }

    /** Closes the findings about a key that is not audited any more. Nothing is known of it: none is resolved. */
    private void archive(KeyRecord key, Instant time) {
        OcsfResource resource = OcsfResource.named(key.name(), time);
        key.verdicts().keySet().stream()
                .filter(rule -> EarlierVerdicts.found(key, rule))
                .map(id -> Optional.ofNullable(rules.get(id))
                        .orElseGet(() -> RuleDescription.of(id, "A rule of the earlier policy", Severity.INFO)))
                .forEach(rule -> verdict(
                        Activity.CLOSE,
                        State.ARCHIVED,
                        Outcome.WARNING,
                        rule,
                        "The key is not audited any more; what it can do is unknown.",
                        resource));
    }

    private void coverage(List<Gap> gaps, Instant time) {
        if (!gaps.isEmpty()) {
            write(new OcsfEvent(
                    Activity.CREATE,
                    State.NEW,
                    Outcome.WARNING,
                    COVERAGE,
                    Severity.INFO,
                    new Subject.PolicyRule(COVERAGE.id()).fingerprint(COVERAGE.id()),
                    "Not covered: " + gaps.stream().map(Gaps::text).collect(Collectors.joining("; ")),
                    Optional.empty(),
                    Optional.empty(),
                    time));
        }
    }

    private void write(OcsfEvent event) {
        event.write(start.provenance(), out);
    }
}
