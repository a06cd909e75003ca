package io.keyaudit.cli;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Audits one key. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Reads what one key can do.",
        description = "",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the key was read, and nothing was found at or above --fail-on",
            "1:findings at or above --fail-on",
            "2:wrong usage, or a policy that is invalid; nothing was sent",
            "3:the key could not be read, or the report could not be written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  keyaudit show docspace --endpoint https://portal.example.com --credential apiKey=prompt",
            "  keyaudit show docspace --endpoint https://portal.example.com --credential apiKey=prompt"
                    + " --policy builtin:recommended",
            "  keyaudit show bitfinex --credential apiKey=env:BFX_KEY --credential apiSecret=file:bfx"
        })
final class ShowCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Installation installation;

    @Parameters(paramLabel = "PROVIDER", description = "What kind of service it is; \"keyaudit providers\" lists them.")
    @SuppressWarnings("NullAway.Init")
    private String provider;

    @Mixin
    private final KeyOptions keyOptions = new KeyOptions();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = AuditOptions.DurationConverter.class,
            description = AuditOptions.TIMEOUT)
    private Duration timeout = AuditOptions.USUAL_TIMEOUT;

    @Mixin
    private final PolicyOptions policyOptions = new PolicyOptions();

    @Mixin
    private final ReportOptions reportOptions = new ReportOptions();

    ShowCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    @Override
    public Integer call() {
        List<AuditTarget> targets = List.of(keyOptions.target(provider, installation, terminal));
        Criteria criteria = new Criteria(
                policyOptions.policy(terminal, installation.providers()), Optional.empty(), policyOptions.failOn());
        try (Reports reports = Reports.open(
                reportOptions.requests(),
                reportOptions,
                terminal,
                installation.providers(),
                targets,
                Optional.empty(),
                criteria,
                policyOptions.file().stream().toList())) {
            return new ReportedAudit(
                            terminal,
                            installation.providers(),
                            KeyAuditor.builder().timeout(timeout).network(installation.network()),
                            criteria)
                    .from(reportOptions.provenance(criteria, Optional.empty()))
                    .summarizing(reportOptions.leavesSummaryOut())
                    .run(targets, reports);
        }
    }
}
