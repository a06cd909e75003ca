package io.keyaudit.cli;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.ReportFormat;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.providers.Providers;
import io.keyaudit.sandbox.SampleKey;
import io.keyaudit.sandbox.Sandbox;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Audits the sandbox's sample keys and holds each answer against the key's story. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Shows what keyaudit does, with sample keys of services that run on this machine.",
        description = {
            "",
            "Starts a DocSpace portal and six exchanges that keep the real services' rules, asks them over HTTP what the "
                    + "sample keys can do, compares, and holds the keys against the policy builtin:recommended. No account "
                    + "is needed, and nothing leaves this machine. Unless --format says otherwise, the report is shown "
                    + "here and written to keyaudit-demo.html.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:each key is as its story says (some tell of keys that cannot be read)",
            "1:a key is not as its story says",
            "2:wrong usage",
            "3:a key was not answered in time, or what was to be shown could not be written in full"
        })
final class DemoCommand implements Callable<Integer> {
    private static final List<String> NEXT_STEPS = List.of(
            "Next, a key of your own: keyaudit show github --credential token=prompt",
            "and many: keyaudit init. What can be read, and with what: keyaudit providers");

    private static final String POLICY = "builtin:recommended";
    private static final String PAGE = "keyaudit-demo.html";

    private final Terminal terminal;
    private final Installation installation;

    @Mixin
    private final AuditOptions auditOptions = new AuditOptions();

    @Mixin
    private final ReportOptions reportOptions = new ReportOptions();

    DemoCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    @Override
    public Integer call() {
        reportOptions.brief();
        try (Sandbox sandbox = Sandbox.start()) {
            List<SampleKey> keys = sandbox.sampleKeys();
            List<AuditTarget> targets = keys.stream().map(DemoCommand::target).toList();
            Providers providers = installation.providers();
            Criteria criteria = Criteria.of(PolicyOptions.read(POLICY, terminal, providers));
            try (Reports reports = Reports.open(
                    requests(), reportOptions, terminal, providers, targets, Optional.empty(), criteria, List.of())) {
                tellStories(keys);
                Comparison comparison = new Comparison(keys, reports);
                int exitCode = new ReportedAudit(terminal, providers, auditOptions.auditor(), criteria)
                        .from(reportOptions.provenance(criteria, Optional.empty()))
                        .run(targets, comparison);
                return exitCode == ExitCode.INTERRUPTED ? exitCode : conclude(comparison);
            }
        }
    }

    /** Returns what was asked for, or else a table, and a page to look at. */
    private List<ReportRequest> requests() {
        return reportOptions.requests(
                List.of(ReportRequest.TABLE, new ReportRequest(ReportFormat.HTML, Optional.of(page()))));
    }

    private Path page() {
        return terminal.folder().resolve(PAGE);
    }

    private static AuditTarget target(SampleKey key) {
        AuditTarget.Builder target = AuditTarget.builder(key.name(), key.provider())
                .endpoint(key.endpoint().toString());
        key.credentials().forEach((name, value) -> target.credential(name, Secret.of(value)));
        key.options().forEach(target::option);
        key.tags().forEach(target::tag);
        return target.build();
    }

    private void tellStories(List<SampleKey> keys) {
        PrintStream narration = narration();
        narration.println("Asking DocSpace and six exchanges on this machine about " + keys.size() + " keys:");
        new Columns(narration, terminal.width())
                .print(keys.stream()
                        .map(key -> List.of(key.name(), key.story()))
                        .toList());
        narration.println();
    }

    private int conclude(Comparison comparison) {
        comparison.late.forEach(key ->
                terminal.err().println("keyaudit: " + key + ": was not answered in time; a longer --timeout helps"));
        comparison.differences.forEach(difference -> terminal.err().println("keyaudit: " + difference));
        if (!comparison.differences.isEmpty()) {
            terminal.err().println("keyaudit: this is a fault in keyaudit; please report it");
            return ExitCode.FINDINGS;
        }
        if (!comparison.late.isEmpty()) {
            return ExitCode.UNREAD;
        }
        narration().println();
        narration().println("Each key is what its story says. More of each: keyaudit demo --all");
        if (reportOptions.unsaid()) {
            narration().println("and, as a page for the browser: " + page());
        }
        NEXT_STEPS.forEach(narration()::println);
        return ExitCode.OK;
    }

    /** Beside a report for programs, the story is told on standard error. */
    private PrintStream narration() {
        return requests().contains(ReportRequest.TABLE) ? terminal.out() : terminal.err();
    }

    /** Passes outcomes on and compares each with what the sample key's story says. */
    private static final class Comparison implements ReportWriter {
        private final List<SampleKey> keys;
        private final ReportWriter next;
        private final List<String> differences = new ArrayList<>();
        private final List<String> late = new ArrayList<>();
        private int position;

        Comparison(List<SampleKey> keys, ReportWriter next) {
            this.keys = keys;
            this.next = next;
        }

        @Override
        public void begin(ReportStart start) {
            next.begin(start);
        }

        @Override
        public void add(KeyAssessment assessment) {
            KeyOutcome outcome = assessment.outcome();
            SampleKey key = keys.get(position++);
            if (outcome instanceof KeyOutcome.Failed failed && failed.kind() == FailureKind.TIMEOUT) {
                // Says nothing about the key: somebody chose a short time, or the machine is slow.
                late.add(key.name());
            } else {
                StoryCheck.difference(key.expected(), outcome)
                        .ifPresent(difference -> differences.add(key.name() + ": " + difference));
            }
            next.add(assessment);
        }

        @Override
        public void end(ReportEnd end) {
            next.end(end);
        }
    }
}
