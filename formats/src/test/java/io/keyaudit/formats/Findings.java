package io.keyaudit.formats;

import static io.keyaudit.formats.Outcomes.inspected;
import static io.keyaudit.formats.Outcomes.permissions;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.Subject;
import io.keyaudit.policy.Suppression;
import io.keyaudit.policy.Uncertainty;
import io.keyaudit.policy.Violation;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/** Findings to report, and audits with them. */
public final class Findings {
    /** All that might be taken for something else than a name. */
    public static final String HOSTILE =
            "=cmd|'/C calc'!A0,\"x\";+1\n\t<script>alert(1)</script> [a](http://evil.example) `b` *c*"
                    + " |d| @team www.evil.example &amp; \u202egnp.exe \u0000 \ud800 ]]> {0} \\";

    public static final RuleDescription MONEY = new RuleDescription(
            "no-money-out",
            "No key can move money",
            Severity.CRITICAL,
            "Take withdraw away from the key.",
            List.of(
                    new ControlReference("NIST SP 800-53 Rev. 5", "AC-6"),
                    new ControlReference("NIST SP 800-53 Rev. 5", "AC-5")));
    public static final RuleDescription EXPIRES = RuleDescription.of("must-expire", "Keys expire", Severity.MEDIUM);
    public static final RuleDescription UNREAD = Assessment.UNREAD_KEY;
    public static final RuleDescription UNMATCHED =
            RuleDescription.of("keyaudit/rule-unmatched", "Every rule matches a key", Severity.INFO);
    public static final RuleDescription OWNER =
            RuleDescription.of("one-per-owner", "An owner has one key", Severity.LOW);

    private static final Suppression ACCEPTED = new Suppression(
            "no-money-out", List.of("treasury"), "Sweeps at night, approved in TR-118", LocalDate.of(2027, 1, 31));

    private Findings() {}

    public static ReportStart start() {
        return new ReportStart(
                Outcomes.STARTED,
                Optional.of("production keys"),
                List.of(UNMATCHED, UNREAD, EXPIRES, MONEY, OWNER),
                Severity.LOW,
                Outcomes.PROVENANCE);
    }

    public static Finding suppressed(String key) {
        return open(MONEY, key, "withdraw:write is granted").suppressedBy(ACCEPTED);
    }

    /** A key with findings, and no verdicts. */
    public static KeyAssessment judged(KeyOutcome outcome, List<Finding> findings) {
        return new KeyAssessment(outcome, List.of(), findings);
    }

    private static KeyAssessment assessed(KeyOutcome outcome, List<Finding> findings) {
        return ToldAudit.assessed(List.of(MONEY, EXPIRES, OWNER), outcome, findings);
    }

    /** A finding with this message that is open. */
    public static Finding open(RuleDescription rule, String key, String message) {
        return Finding.of(rule, new Subject.Key(key), new Violation.ServiceFlaw(message, List.of()));
    }

    /** A finding with this message that is inconclusive. */
    public static Finding inconclusive(RuleDescription rule, String key, String message) {
        return Finding.of(rule, new Subject.Key(key), new Uncertainty.Unread(Optional.empty(), message));
    }

    /** A finding about a rule {@code x}, whose message ends like this. */
    public static Finding about(RuleDescription rule, String message) {
        return Finding.of(rule, new Subject.PolicyRule("x"), new Violation.ServiceFlaw(message, List.of()));
    }

    /** A key of every kind, and a finding of every kind. */
    public static void tell(ReportWriter report) {
        report.begin(start());
        report.add(assessed(
                inspected("trader", "exchange", permissions("wallets r-", "withdraw -w")),
                List.of(
                        inconclusive(EXPIRES, "trader", "the service does not tell when the key expires"),
                        open(MONEY, "trader", "withdraw:write is granted"))));
        report.add(assessed(
                inspected("treasury", "exchange", permissions("withdraw -w")), List.of(suppressed("treasury"))));
        report.add(assessed(inspected("reader", "docs", permissions("files r-", "rooms ??")), List.of()));
        report.add(assessed(
                Outcomes.failed("gone", "not today"),
                List.of(inconclusive(UNREAD, "gone", "the key could not be read"))));
        report.add(assessed(inspected("spare", "docs", permissions("files rw")), List.of()));
        report.end(new ReportEnd(
                Outcomes.FINISHED,
                List.of(
                        about(UNMATCHED, "matches no key"),
                        open(OWNER, "spare", "Zoë has 2 keys"),
                        open(OWNER, "vanished", "Zoë has 2 keys")),
                ControlResults.NONE));
    }

    /** What is written of an audit in which everything is called something hostile. */
    public static void tellHostile(ReportWriter report) {
        tellHostile(report, HOSTILE);
    }

    /** What is written of an audit in which everything is called like this. */
    public static void tellHostile(ReportWriter report, String text) {
        RuleDescription rule =
                new RuleDescription("hostile", text, Severity.HIGH, text, List.of(new ControlReference(text, text)));
        Suppression suppression = new Suppression("hostile", List.of("*"), text, LocalDate.of(2027, 1, 31));
        report.begin(
                new ReportStart(Outcomes.STARTED, Optional.of(text), List.of(rule), Severity.LOW, Outcomes.PROVENANCE));
        report.add(judged(hostile(text), List.of(open(rule, text, text))));
        report.add(judged(
                Outcomes.failed("2" + text, text),
                List.of(open(rule, "2" + text, text).suppressedBy(suppression))));
        report.end(new ReportEnd(Outcomes.FINISHED, List.of(about(rule, text)), ControlResults.NONE));
    }

    private static KeyOutcome hostile(String text) {
        return inspected(text, text, permissions(text + " r-", "b" + text + " ??"), text, "s");
    }

    public static void tellRandom(ReportWriter report, long seed) {
        Random random = new Random(seed);
        RandomOutcomes some = new RandomOutcomes(random);
        report.begin(new ReportStart(
                Outcomes.STARTED,
                Optional.of("p" + some.text()),
                List.of(some.rule()),
                Severity.MEDIUM,
                Outcomes.PROVENANCE));
        for (KeyOutcome outcome : some.outcomes()) {
            report.add(
                    judged(outcome, some.findings(Optional.of(outcome.target().name()))));
        }
        report.end(new ReportEnd(
                Outcomes.FINISHED,
                some.findings(random.nextBoolean() ? Optional.of("k" + some.text()) : Optional.empty()),
                ControlResults.NONE));
    }

    public static void tellNothing(ReportWriter report) {
        report.begin(start());
        report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));
    }

    /** Keys that are held against nothing. */
    public static void tellPlain(ReportWriter report) {
        report.begin(ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE));
        report.add(judged(inspected("reader", "docs", permissions("files r-")), List.of()));
        report.add(judged(Outcomes.failed("gone", "not today"), List.of()));
        report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));
    }

    public static String written(Function<OutputStream, ReportWriter> format, Consumer<ReportWriter> audit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        audit.accept(format.apply(out));
        return out.toString(StandardCharsets.UTF_8);
    }
}
