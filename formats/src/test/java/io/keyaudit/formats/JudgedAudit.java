package io.keyaudit.formats;

import static io.keyaudit.formats.Outcomes.inspected;
import static io.keyaudit.formats.Outcomes.permissions;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Compliance;
import io.keyaudit.policy.Controls;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeySelector;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.RuleVerdict;
import io.keyaudit.policy.Suppression;
import io.keyaudit.policy.Verdict;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys that are really judged: every verdict is there, a suppressed one, and one that is about a service as a whole. */
public record JudgedAudit(List<RuleDescription> rules, Compliance compliance) {
    private static final Policy POLICY = Policy.builder("p")
            .rule(Rule.builder(rule("no-money", Severity.CRITICAL, "NHI5, CC6.3"))
                    .match(new KeySelector(List.of(), List.of("exchange"), List.of(), List.of()))
                    .forbid("withdraw:write")
                    .build())
            .rule(Rule.builder(rule("expires", Severity.MEDIUM, "IA-5, CC6.1"))
                    .expect(new Expectation.MustExpire())
                    .build())
            .rule(Rule.builder(rule("addresses", Severity.LOW, "AC-6"))
                    .expect(new Expectation.AddressRestricted())
                    .build())
            .rule(Rule.builder(rule("addresses-where-reported", Severity.HIGH, "AC-6"))
                    .whereReported()
                    .expect(new Expectation.AddressRestricted())
                    .build())
            .suppression(new Suppression("no-money", List.of("treasury"), "sweeps", LocalDate.of(2027, 1, 31)))
            .build();

    private static RuleDescription rule(String id, Severity severity, String controls) {
        return new RuleDescription(id, "Title of " + id, severity, "Remedy of " + id, Controls.of(controls));
    }

    /** Judges a trader that fails, a treasury that is accepted, a desk of which too little is known, and others. */
    public static JudgedAudit ofEveryKind() {
        return of(List.of(
                inspected("trader", "exchange", permissions("wallets r-", "withdraw -w")),
                inspected("treasury", "exchange", permissions("withdraw -w")),
                inspected("desk", "exchange", permissions("withdraw ??")),
                inspected("reader", "docs", permissions("files r-")),
                Outcomes.failed("gone", "not today"),
                new KeyOutcome.NotAsked(Outcomes.target("late", "docs"))));
    }

    /** Judges these keys. */
    public static JudgedAudit of(List<KeyOutcome> keys) {
        Clock clock = Clock.fixed(Outcomes.STARTED, ZoneOffset.UTC);
        Assessment assessment = Assessment.of(POLICY, FakeProvider.INSTALLED, clock);
        return new JudgedAudit(assessment.rules(), assessment.assessAll(keys));
    }

    /** Reports everything. */
    public void tell(ReportWriter report) {
        tell(report, new Finding[0]);
    }

    /** Reports everything, and other findings at the end. */
    public void tell(ReportWriter report, Finding... others) {
        report.begin(new ReportStart(Outcomes.STARTED, Optional.of("p"), rules, Severity.LOW, Outcomes.PROVENANCE));
        compliance.keys().forEach(report::add);
        report.end(new ReportEnd(
                Outcomes.FINISHED,
                Stream.concat(compliance.conclusion().findings().stream(), Stream.of(others))
                        .toList(),
                compliance.conclusion().controls()));
    }

    /** Returns how many verdicts of each kind there are. */
    public Map<Verdict, Long> verdicts() {
        return compliance.keys().stream()
                .flatMap(key -> key.verdicts().stream())
                .collect(Collectors.groupingBy(RuleVerdict::verdict, Collectors.counting()));
    }
}
