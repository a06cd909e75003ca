package io.keyaudit.cli;

import io.keyaudit.Endpoint;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.leaks.Leak;
import io.keyaudit.formats.leaks.LeakRecognition;
import io.keyaudit.formats.leaks.LeakRecognition.Decision;
import io.keyaudit.formats.leaks.LeakScanner;
import io.keyaudit.formats.leaks.LeakedKey;
import io.keyaudit.formats.leaks.TriageReport;
import io.keyaudit.formats.leaks.TriagedKey;
import io.keyaudit.formats.leaks.TriagedKey.Status;
import io.keyaudit.providers.Providers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks what the keys can do that a scanner found. */
@Command(
        name = "triage",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Reads what the keys can do that a secret scanner found, the most urgent first.",
        description = {
            "",
            "A key is recognized by its form and sent to its own service only. One that is not recognized, or whose finding "
                    + "holds no secret, is reported as not asked: it is to be treated like one that works. The report "
                    + "holds no secret.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:none of the keys works, or there are none",
            "1:at least one key works",
            "2:wrong usage, or a file that is not what the scanner writes; nothing was sent",
            "3:no key is known to work, but at least one was not asked about or its service did not answer"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  keyaudit triage --from gitleaks gitleaks.json",
            "  keyaudit triage --from trufflehog findings.jsonl --format json",
            "  keyaudit triage --from ggshield findings.json --endpoint docspace=https://portal.example.com"
        })
final class TriageCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Installation installation;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "SCANNER",
            converter = ScannerConverter.class,
            description = "What wrote the file: trufflehog, kingfisher, betterleaks, gitleaks or ggshield.")
    @SuppressWarnings("NullAway.Init")
    private LeakScanner scanner;

    @Parameters(paramLabel = "FILE", description = "The scanner's findings, as JSON, with secrets unmasked.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--endpoint",
            paramLabel = "PROVIDER=URL",
            description = "The address of a service that has none of its own. Once for each provider.")
    private List<String> endpoints = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "text (the default) or json, on standard output.")
    private String format = FormatConverter.TEXT;

    @Mixin
    private final AuditOptions auditOptions = new AuditOptions();

    TriageCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    @Override
    public Integer call() {
        Providers providers = installation.providers();
        LeakRecognition recognition = new LeakRecognition(providers, endpoints(providers));
        List<Leak> leaks = Inputs.read(() -> scanner.read(terminal.folder().resolve(file)));
        List<TriagedKey> triaged = new ArrayList<>();
        List<LeakedKey> asked = new ArrayList<>();
        List<AuditTarget> targets = new ArrayList<>();
        for (LeakedKey key : LeakedKey.of(leaks)) {
            Decision decision = recognition.decide(key);
            if (decision instanceof Decision.Ask ask) {
                asked.add(key);
                targets.add(ask.target());
            } else if (decision instanceof Decision.Leave leave) {
                triaged.add(TriagedKey.left(key, leave, providers));
            }
        }
        List<KeyOutcome> outcomes = audit(targets);
        for (int index = 0; index < outcomes.size(); index++) {
            triaged.add(TriagedKey.asked(asked.get(index), outcomes.get(index), providers));
        }
        boolean interrupted = Thread.interrupted();
        TriageReport report = new TriageReport(scanner, triaged);
        if (format.equals(FormatConverter.TEXT)) {
            report.writeText(new TerminalOutputStream(terminal.out()));
        } else {
            report.writeJson(terminal.out());
            terminal.err().println("keyaudit: " + report.summary());
        }
        return interrupted ? ExitCode.INTERRUPTED : exitCode(report);
    }

    private List<KeyOutcome> audit(List<AuditTarget> targets) {
        Progress progress = new Progress(terminal, targets.size(), Clock.system(ZoneId.systemDefault()));
        List<KeyOutcome> outcomes = auditOptions
                .auditor()
                .network(installation.network())
                .providers(installation.providers())
                .listener(progress)
                .build()
                .audit(targets);
        progress.hide();
        return outcomes;
    }

    private Map<String, Endpoint> endpoints(Providers providers) {
        Map<String, Endpoint> byProvider = new HashMap<>();
        for (String given : endpoints) {
            int equals = given.indexOf('=');
            String provider = equals < 0 ? "" : given.substring(0, equals);
            if (providers.find(provider).isEmpty()) {
                throw new RefusedException(
                        "--endpoint: expected PROVIDER=URL, such as docspace=https://portal.example.com");
            }
            try {
                Endpoint endpoint = Endpoint.parse(given.substring(equals + 1));
                if (!installation.secrets().endpoints().allows(endpoint)) {
                    throw new RefusedException("--endpoint: secrets are not sent there; --allow-endpoint says: "
                            + installation.secrets().endpoints());
                }
                byProvider.put(provider, endpoint);
            } catch (IllegalArgumentException refused) {
                throw new RefusedException("--endpoint: " + refused.getMessage());
            }
        }
        return byProvider;
    }

    private static int exitCode(TriageReport report) {
        if (report.count(Status.WORKS) > 0) {
            return ExitCode.FINDINGS;
        }
        return report.count(Status.UNKNOWN) + report.count(Status.NOT_ASKED) > 0 ? ExitCode.UNREAD : ExitCode.OK;
    }

    /** Reads the name of a scanner. */
    static final class ScannerConverter implements ITypeConverter<LeakScanner> {
        @Override
        public LeakScanner convert(String value) {
            return LeakScanner.find(value)
                    .orElseThrow(() -> new WrongValueException("expected one of "
                            + Arrays.stream(LeakScanner.values())
                                    .map(LeakScanner::text)
                                    .collect(Collectors.joining(", "))));
        }
    }

    /** Reads the format of the report. */
    static final class FormatConverter implements ITypeConverter<String> {
        private static final String TEXT = "text";

        @Override
        public String convert(String value) {
            return Optional.of(value)
                    .filter(List.of(TEXT, "json")::contains)
                    .orElseThrow(() -> new WrongValueException("expected text or json"));
        }
    }
}
