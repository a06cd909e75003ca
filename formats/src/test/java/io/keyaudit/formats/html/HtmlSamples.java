package io.keyaudit.formats.html;

import io.keyaudit.Evidence;
import io.keyaudit.KeyState;
import io.keyaudit.PermissionSet;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.ToldAudit;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportView.Detail;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Conclusion;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.Controls;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.Suppression;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** HTML reports to look at. */
final class HtmlSamples {
    static final String HOSTILE =
            "<img src=x onerror=alert(1)>\"'</script><script>window.harmed=1</script>\u202egpj\ud800\u0007";
    static final RuleDescription MONEY = new RuleDescription(
            "no-money-out",
            "No key can move money",
            Severity.CRITICAL,
            "Take the right to withdraw from the key, or make a new one without it.",
            List.of(
                    new ControlReference("NIST SP 800-53 Rev. 5", "AC-6"),
                    new ControlReference("OWASP NHI", "NHI5:2025")));
    static final RuleDescription EXPIRY = RuleDescription.of("short-lived", "Keys expire", Severity.MEDIUM);
    static final ReportStart START = new ReportStart(
            Outcomes.STARTED,
            Optional.of("production <keys>"),
            List.of(MONEY, EXPIRY),
            Severity.LOW,
            Outcomes.PROVENANCE);
    private static final Suppression ACCEPTED = new Suppression(
            "no-money-out", List.of("treasury"), "Sweeps at night, TR-118", LocalDate.parse("2027-01-31"));

    private HtmlSamples() {}

    /** A key of each kind, and a finding of each. */
    static String mixed() {
        return mixed(ReportView.DEFAULT);
    }

    /** A key of each kind, and a finding of each. */
    static String mixed(ReportView view) {
        List<Told> keys = mixedKeys();
        return written(view, report -> keys.forEach(key -> report.add(key.outcome(), key.findings())));
    }

    /** The same with the keys in the opposite order. */
    static String reversed() {
        List<Told> keys = new ArrayList<>(mixedKeys());
        Collections.reverse(keys);
        return written(ReportView.DEFAULT, report -> keys.forEach(key -> report.add(key.outcome(), key.findings())));
    }

    private record Told(KeyOutcome outcome, List<Finding> findings) {}

    private static List<Told> mixedKeys() {
        return List.of(
                new Told(docs("docs-bot", "files r-", "rooms rw"), List.of()),
                new Told(
                        Outcomes.inspected(
                                "docs-admin",
                                "docs",
                                PermissionSet.unrestricted(
                                        List.of("files", "rooms", "accounts", "accounts.self", "groups", "portal"))),
                        List.of(Findings.inconclusive(EXPIRY, "docs-admin", "expiry is unknown"))),
                new Told(
                        Outcomes.inspected(
                                "docs-odd",
                                "docs",
                                Outcomes.permissions(
                                        "files rw",
                                        "rooms ??",
                                        "accounts --",
                                        "accounts.self --",
                                        "groups --",
                                        "portal ??",
                                        "spaces ?w"),
                                KeyState.EXPIRED,
                                Evidence.Method.INFERRED,
                                "spaces:write"),
                        List.of(Findings.open(EXPIRY, "docs-odd", "expired on 2026-11-20"))),
                new Told(
                        exchange("trader", "wallets rw", "withdraw -w"),
                        List.of(
                                Findings.open(EXPIRY, "trader", "never expires"),
                                Findings.open(MONEY, "trader", "withdraw:write is granted"))),
                new Told(
                        exchange("treasury", "wallets r-", "withdraw rw"),
                        List.of(Findings.open(MONEY, "treasury", "withdraw:write is granted")
                                .suppressedBy(ACCEPTED))),
                new Told(Outcomes.failed("docs-revoked", "the service rejects the key; issue a new one"), List.of()));
    }

    private static String written(ReportView view, Consumer<ToldAudit> audit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ToldAudit report = new ToldAudit(new HtmlReport(out, FakeProvider.INSTALLED, view));
        report.begin(START);
        audit.accept(report);
        report.end(List.of(Findings.about(EXPIRY, "the rule matched no key").withSeverity(Severity.INFO)));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Texts that would do harm if they were markup, wherever a text can come from elsewhere. */
    static String hostile() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ToldAudit report = new ToldAudit(new HtmlReport(
                out, FakeProvider.INSTALLED, new ReportView(Detail.ALL, Severity.INFO, Optional.empty())));
        RuleDescription rule = new RuleDescription(
                "hostile", HOSTILE, Severity.HIGH, HOSTILE, List.of(new ControlReference(HOSTILE, HOSTILE)));
        Provenance.Source source = new Provenance.Source(HOSTILE, HOSTILE);
        report.begin(new ReportStart(
                Outcomes.STARTED,
                Optional.of(HOSTILE),
                List.of(rule),
                Severity.LOW,
                new Provenance(
                        Optional.of(HOSTILE),
                        HOSTILE,
                        List.of(HOSTILE),
                        Optional.of(source),
                        Optional.of(source),
                        Optional.of(source))));
        Suppression accepted = new Suppression("hostile", List.of(HOSTILE), HOSTILE, LocalDate.parse("2027-01-31"));
        report.add(
                Outcomes.inspected(HOSTILE, "docs", Outcomes.permissions("files rw", HOSTILE + " ?w"), HOSTILE),
                List.of(Findings.open(rule, HOSTILE, HOSTILE)));
        report.add(Outcomes.inspected("2" + HOSTILE, HOSTILE, Outcomes.permissions(HOSTILE + " rw")), List.of());
        report.add(
                Outcomes.failed("3" + HOSTILE, HOSTILE),
                List.of(Findings.open(rule, "3" + HOSTILE, HOSTILE).suppressedBy(accepted)));
        report.end(List.of(Findings.open(rule, "4" + HOSTILE, HOSTILE)));
        return out.toString(StandardCharsets.UTF_8);
    }

    /**
     * That many keys, by turns of two providers, judged by a policy that cites controls: each breaks {@code keys-expire},
     * and every other one {@code money}.
     */
    static void judged(int keys, OutputStream out) {
        Policy policy = Policy.builder("judged")
                .rule(Rule.builder(new RuleDescription(
                                "money",
                                "No key can move money",
                                Severity.CRITICAL,
                                "Take withdraw away.",
                                Controls.of("AC-6, CC6.3")))
                        .forbid("withdraw:write")
                        .build())
                .rule(Rule.builder(new RuleDescription(
                                "keys-expire", "Keys expire", Severity.MEDIUM, "Replace it.", Controls.of("CC6.1")))
                        .expect(new Expectation.StateIn(Set.of(KeyState.EXPIRED)))
                        .build())
                .build();
        Assessment assessment =
                Assessment.of(policy, FakeProvider.INSTALLED, Clock.fixed(Outcomes.STARTED, ZoneOffset.UTC));
        ReportWriter report = new HtmlReport(out, FakeProvider.INSTALLED, ReportView.DEFAULT);
        report.begin(new ReportStart(
                Outcomes.STARTED, Optional.of("judged"), assessment.rules(), Severity.LOW, Outcomes.PROVENANCE));
        for (int number = 1; number <= keys; number++) {
            String name = String.format(Locale.ROOT, "key-%05d", number);
            assessment.assess(
                    number % 2 == 0 ? exchange(name, "wallets rw", "withdraw -w") : docs(name, "files rw", "rooms r-"),
                    report::add);
        }
        Conclusion conclusion = assessment.conclude(report::add);
        report.end(new ReportEnd(Outcomes.FINISHED, conclusion.findings(), conclusion.controls()));
    }

    private static KeyOutcome docs(String name, String files, String rooms) {
        return Outcomes.inspected(
                name,
                "docs",
                Outcomes.permissions(files, rooms, "accounts --", "accounts.self r-", "groups --", "portal --"));
    }

    private static KeyOutcome exchange(String name, String wallets, String withdraw) {
        return Outcomes.inspected(name, "exchange", Outcomes.permissions(wallets, withdraw));
    }
}
