package io.keyaudit.formats.html;

import io.keyaudit.Evidence;
import io.keyaudit.KeyState;
import io.keyaudit.PermissionSet;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.Suppression;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTML reports to look at. */
final class HtmlSamples {
    static final String HOSTILE =
            "<img src=x onerror=alert(1)>\"'</script><script>window.harmed=1</script>\u202egpj\ud800\u0007";
    static final RuleDescription MONEY = new RuleDescription(
            "no-money-out",
            "No key may move money",
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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter report = new HtmlReport(out, FakeProvider.INSTALLED);
        report.begin(START);
        report.add(Findings.judged(docs("docs-bot", "files r-", "rooms rw"), List.of()));
        report.add(Findings.judged(
                Outcomes.inspected(
                        "docs-admin",
                        "docs",
                        PermissionSet.unrestricted(
                                List.of("files", "rooms", "accounts", "accounts.self", "groups", "portal"))),
                List.of(Findings.inconclusive(EXPIRY, "docs-admin", "expires is not told"))));
        report.add(Findings.judged(
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
                List.of(Findings.open(EXPIRY, "docs-odd", "expired on 2026-11-20"))));
        report.add(Findings.judged(
                exchange("trader", "wallets rw", "withdraw -w"),
                List.of(
                        Findings.open(MONEY, "trader", "may withdraw (withdraw:write)"),
                        Findings.open(EXPIRY, "trader", "never expires"))));
        report.add(Findings.judged(
                exchange("treasury", "wallets r-", "withdraw rw"),
                List.of(Findings.open(MONEY, "treasury", "may withdraw (withdraw:write)")
                        .suppressedBy(ACCEPTED))));
        report.add(Findings.judged(
                Outcomes.failed("docs-revoked", "the service rejects the key; issue a new one"), List.of()));
        report.end(new ReportEnd(
                Outcomes.FINISHED,
                List.of(Findings.about(EXPIRY, "the rule matched no key").withSeverity(Severity.INFO)),
                ControlResults.NONE));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Texts that would do harm if they were markup, wherever a text may come from elsewhere. */
    static String hostile() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter report = new HtmlReport(out, FakeProvider.INSTALLED);
        RuleDescription rule = new RuleDescription(
                "hostile", HOSTILE, Severity.HIGH, HOSTILE, List.of(new ControlReference(HOSTILE, HOSTILE)));
        report.begin(new ReportStart(
                Outcomes.STARTED, Optional.of(HOSTILE), List.of(rule), Severity.LOW, Outcomes.PROVENANCE));
        Finding open = Findings.open(rule, HOSTILE, HOSTILE);
        Suppression accepted = new Suppression("hostile", List.of(HOSTILE), HOSTILE, LocalDate.parse("2027-01-31"));
        report.add(Findings.judged(
                Outcomes.inspected(HOSTILE, "docs", Outcomes.permissions("files rw", HOSTILE + " ?w"), HOSTILE),
                List.of(open)));
        report.add(Findings.judged(
                Outcomes.inspected(HOSTILE, HOSTILE, Outcomes.permissions(HOSTILE + " rw")), List.of()));
        report.add(Findings.judged(Outcomes.failed(HOSTILE, HOSTILE), List.of(open.suppressedBy(accepted))));
        report.end(new ReportEnd(Outcomes.FINISHED, List.of(open), ControlResults.NONE));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** That many keys by turns of two providers, every tenth with a finding. */
    static void many(int keys, OutputStream out) {
        ReportWriter report = new HtmlReport(out, FakeProvider.INSTALLED);
        report.begin(START);
        for (int number = 1; number <= keys; number++) {
            String name = String.format(Locale.ROOT, "key-%05d", number);
            List<Finding> findings =
                    number % 10 == 0 ? List.of(Findings.open(MONEY, name, "may withdraw (withdraw:write)")) : List.of();
            report.add(Findings.judged(
                    number % 2 == 0 ? exchange(name, "wallets rw", "withdraw -w") : docs(name, "files rw", "rooms r-"),
                    findings));
        }
        report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));
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
