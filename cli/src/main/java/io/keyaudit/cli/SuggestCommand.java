package io.keyaudit.cli;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.policy.PolicyFile;
import io.keyaudit.policy.PolicySuggestion;
import io.keyaudit.text.VisibleText;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes a policy that keys comply with as they are. */
@Command(
        name = "suggest",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Writes a policy that pins each key to what it can do today.",
        description = {
            "",
            "The policy goes to standard output. \"keyaudit check\" with it reports whatever a key gains from then on. "
                    + "Take from it what a key does not need, and then take that from the key.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every key was read",
            "2:wrong usage, or a file that is unreadable or invalid; nothing was sent",
            "3:at least one key could not be read, and the policy says nothing of it"
        },
        footerHeading = "%nExample:%n",
        footer = {"  keyaudit suggest keys.yaml > policy.yaml", "  keyaudit check keys.yaml --policy policy.yaml"})
final class SuggestCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Installation installation;

    @Mixin
    private final KeysFileInput keysFile = new KeysFileInput();

    @Mixin
    private final AuditOptions auditOptions = new AuditOptions();

    SuggestCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    @Override
    public Integer call() {
        KeysFile keys = keysFile.read(terminal, installation);
        Progress progress = new Progress(terminal, keys.targets().size(), Clock.system(ZoneId.systemDefault()));
        List<KeyOutcome> outcomes = new ArrayList<>();
        auditOptions
                .auditor()
                .providers(installation.providers())
                .network(installation.network())
                .listener(progress)
                .build()
                .audit(keys.targets(), outcomes::add);
        progress.hide();
        if (Thread.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        boolean unread = false;
        for (KeyOutcome outcome : outcomes) {
            if (outcome instanceof KeyOutcome.Failed failed) {
                unread = true;
                terminal.err()
                        .println(VisibleText.of("keyaudit: " + failed.target().name()
                                + ": left out, since it could not " + "be read: " + failed.message()));
            }
        }
        PolicyFile.write(PolicySuggestion.suggest("least privilege", outcomes), terminal.out());
        return unread ? ExitCode.UNREAD : ExitCode.OK;
    }
}
