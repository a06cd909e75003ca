package io.keyaudit.cli;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.Providers;
import io.keyaudit.formats.ReportWriter;
import io.keyaudit.sandbox.SampleKey;
import io.keyaudit.sandbox.Sandbox;
import java.io.PrintStream;
import java.time.Instant;
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
            "Starts a DocSpace portal and a Bitfinex that keep the real services' rules, asks both over HTTP what the "
                    + "sample keys may do, and compares. No account is needed, and nothing leaves this machine.",
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
            "",
            "Next, a key of your own:",
            "  keyaudit providers                       what can be read, and what each provider needs",
            "  keyaudit show docspace --endpoint https://portal.example.com --credential apiKey=prompt",
            "  keyaudit show bitfinex --credential apiKey=prompt --credential apiSecret=prompt",
            "  keyaudit check --help                    many keys, from a file that holds no secrets");

    private final Terminal terminal;
    private final Providers providers;

    @Mixin
    private final AuditOptions auditOptions = new AuditOptions();

    @Mixin
    private final ReportOptions reportOptions = new ReportOptions();

    DemoCommand(Terminal terminal, Providers providers) {
        this.terminal = terminal;
        this.providers = providers;
    }

    @Override
    public Integer call() {
        try (Sandbox sandbox = Sandbox.start()) {
            List<SampleKey> keys = sandbox.sampleKeys();
            List<AuditTarget> targets = keys.stream().map(DemoCommand::target).toList();
            try (Reports reports = Reports.open(reportOptions, terminal, providers, targets, Optional.empty())) {
                tellStories(keys);
                Comparison comparison = new Comparison(keys, reports);
                int exitCode = new ReportedAudit(
                                terminal, providers, auditOptions.timeout(), auditOptions.concurrency())
                        .run(targets, comparison);
                return exitCode == ExitCode.INTERRUPTED ? exitCode : conclude(comparison);
            }
        }
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
        narration.println("Asking a DocSpace and a Bitfinex on this machine, over HTTP, what " + keys.size()
                + " sample keys may do.");
        narration.println("These are their stories:");
        narration.println();
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
            return ExitCode.UNEXPECTED;
        }
        if (!comparison.late.isEmpty()) {
            return ExitCode.UNREAD;
        }
        narration().println();
        narration().println("Each key is what its story says.");
        NEXT_STEPS.forEach(narration()::println);
        return ExitCode.OK;
    }

    /** Beside a report for programs, the story is told on standard error. */
    private PrintStream narration() {
        return reportOptions.requests().contains(ReportRequest.TABLE) ? terminal.out() : terminal.err();
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
        public void begin(Instant startedAt) {
            next.begin(startedAt);
        }

        @Override
        public void add(KeyOutcome outcome) {
            SampleKey key = keys.get(position++);
            if (outcome instanceof KeyOutcome.Failed failed && failed.kind() == FailureKind.TIMEOUT) {
                // Says nothing about the key: somebody chose a short time, or the machine is slow.
                late.add(key.name());
            } else {
                Verdict.difference(key.expected(), outcome)
                        .ifPresent(difference -> differences.add(key.name() + ": " + difference));
            }
            next.add(outcome);
        }

        @Override
        public void end(Instant finishedAt) {
            next.end(finishedAt);
        }
    }
}
