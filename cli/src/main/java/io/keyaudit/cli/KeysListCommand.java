package io.keyaudit.cli;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.spi.Capability;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Audits every key that a key can see. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Reads what every key can do that the asking key can see.",
        description = {
            "",
            "Says whether these are all users' keys or only the asking user's own. In a keys file, \"inventory: true\" "
                    + "does the same for \"keyaudit check\".",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the keys were listed, and nothing was found at or above --fail-on",
            "1:findings at or above --fail-on",
            "2:wrong usage; nothing was sent",
            "3:the keys could not be listed, or a report could not be written"
        },
        footerHeading = "%nExample:%n",
        footer =
                "  keyaudit keys list docspace --endpoint https://portal.example.com --credential apiKey=env:ADMIN_KEY")
final class KeysListCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Installation installation;

    @Mixin
    private final AccountOptions accountOptions = new AccountOptions();

    @Mixin
    private final ListingName listingName = new ListingName();

    @Mixin
    private final CriteriaOptions criteriaOptions = new CriteriaOptions();

    @Mixin
    private final ReportOptions reportOptions = new ReportOptions();

    @Mixin
    private final AuditOptions auditOptions = new AuditOptions();

    KeysListCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    @Override
    public Integer call() {
        AuditTarget asking = accountOptions.target(Capability.INVENTORY, installation, terminal);
        AuditTarget target = listingName.inventory(asking);
        Criteria criteria = criteriaOptions.read(terminal, installation.providers());
        try (Reports reports = Reports.open(
                reportOptions.requests(),
                reportOptions,
                terminal,
                installation.providers(),
                List.of(target),
                Optional.empty(),
                criteria,
                criteriaOptions.files())) {
            return new ReportedAudit(
                            terminal,
                            installation.providers(),
                            auditOptions.auditor().network(installation.network()),
                            criteria)
                    .from(reportOptions.provenance(criteria, Optional.empty()))
                    .summarizing(reportOptions.leavesSummaryOut())
                    .run(List.of(target), reports);
        }
    }
}
