package io.keyaudit.cli;

import io.keyaudit.ResourceAccess;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.explain.AccessExplanation;
import io.keyaudit.spi.ScopeTable;
import io.keyaudit.text.VisibleText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why a key has an access, or has it not. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Explains why a key can, cannot or might access something.",
        description = {
            "",
            "Asks the service, and names the scope that decides, what keyaudit's table says of it and where that comes "
                    + "from, the request that was sent, and what would change it.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:explained, whether the access is granted or not",
            "2:wrong usage, or a file that is unreadable or invalid; nothing was sent",
            "3:the key could not be read"
        },
        footerHeading = "%nExample:%n",
        footer = "  keyaudit explain keys.yaml --key docs-bot files:write")
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Installation installation;

    @Mixin
    private final KeysFileInput keysFile = new KeysFileInput();

    @Parameters(index = "1", paramLabel = "ACCESS", description = "RESOURCE:read or RESOURCE:write.")
    @SuppressWarnings("NullAway.Init")
    private String access;

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "The key's name in the file.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--json", description = "Prints a JSON object.")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = AuditOptions.DurationConverter.class,
            description = AuditOptions.TIMEOUT)
    private Duration timeout = AuditOptions.USUAL_TIMEOUT;

    ExplainCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    @Override
    public Integer call() {
        ResourceAccess wanted = wanted();
        AuditTarget target = target();
        KeyOutcome outcome = KeyAuditor.builder()
                .providers(installation.providers())
                .network(installation.network())
                .timeout(timeout)
                .build()
                .audit(List.of(target))
                .stream()
                .filter(each -> each.target().name().equals(name))
                .findFirst()
                .orElseThrow();
        if (outcome instanceof KeyOutcome.Inspected read) {
            explain(read, wanted);
            return ExitCode.OK;
        }
        String reason = outcome instanceof KeyOutcome.Failed failed
                ? failed.kind().text() + ": " + failed.message()
                : "not asked";
        terminal.err().println(VisibleText.of("keyaudit: " + name + " could not be read: " + reason));
        return Thread.interrupted() ? ExitCode.INTERRUPTED : ExitCode.UNREAD;
    }

    private void explain(KeyOutcome.Inspected read, ResourceAccess wanted) {
        ScopeTable table =
                installation.providers().scopes(read.target().provider()).orElseThrow();
        AccessExplanation explanation = AccessExplanation.of(read, wanted, table);
        if (json) {
            explanation.writeJson(terminal.out());
        } else {
            explanation.lines().forEach(terminal.out()::println);
        }
    }

    private ResourceAccess wanted() {
        try {
            return ResourceAccess.parse(access);
        } catch (IllegalArgumentException refused) {
            throw new RefusedException("ACCESS: " + refused.getMessage());
        }
    }

    private AuditTarget target() {
        List<AuditTarget> targets = keysFile.read(terminal, installation).targets();
        return targets.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException("--key: the file lists no key of that name; it lists: "
                        + String.join(
                                ", ", targets.stream().map(AuditTarget::name).toList())));
    }
}
