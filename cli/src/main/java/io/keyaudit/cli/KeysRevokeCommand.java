package io.keyaudit.cli;

import io.keyaudit.lifecycle.KeyAccount;
import io.keyaudit.spi.ProviderException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes a key. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Deletes a key for good.",
        description = {"", "To switch one off for the time being: keyaudit keys update --deactivate.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {AccountCommand.DONE, AccountCommand.REFUSED, AccountCommand.UNDONE})
final class KeysRevokeCommand extends AccountCommand {
    @Mixin
    private final KeyIdOption idOption = new KeyIdOption();

    KeysRevokeCommand(Terminal terminal, Installation installation) {
        super(terminal, installation);
    }

    @Override
    int run(KeyAccount account) throws ProviderException {
        String id = idOption.id(account);
        account.revoke(id);
        say("revoked " + id);
        return ExitCode.OK;
    }
}
