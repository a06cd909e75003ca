package io.keyaudit.cli;

import io.keyaudit.lifecycle.KeyAccount;
import io.keyaudit.spi.KeyChange;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes a key. */
@Command(
        name = "update",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Changes a key's name or scopes, or switches it on or off.",
        description = {"", "What is not said stays as it is. A key's expiry cannot be changed; see rotate.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {AccountCommand.DONE, AccountCommand.REFUSED, AccountCommand.UNDONE},
        footerHeading = "%nExample:%n",
        footer =
                "  keyaudit keys update docspace --endpoint https://portal.example.com --credential apiKey=env:ADMIN_KEY "
                        + "--id 7c1e9f02-... --scope files:read")
final class KeysUpdateCommand extends AccountCommand {
    @Mixin
    private final KeyIdOption idOption = new KeyIdOption();

    @Option(names = "--name", paramLabel = "NAME", description = "What the key is to be called.")
    private @Nullable String name;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "A scope that the key is to have, in place of all that it has. Once for each.")
    private List<String> scopes = List.of();

    @ArgGroup
    private @Nullable Switch onOrOff;

    /** On or off. */
    static final class Switch {
        @Option(names = "--activate", description = "Switches the key on.")
        private boolean on;

        @Option(names = "--deactivate", description = "Switches the key off; it can be switched on again.")
        private boolean off;
    }

    KeysUpdateCommand(Terminal terminal, Installation installation) {
        super(terminal, installation);
    }

    @Override
    int run(KeyAccount account) throws ProviderException {
        KeyChange change = new KeyChange(
                Optional.ofNullable(name),
                Optional.of(scopes).filter(given -> !given.isEmpty()),
                Optional.ofNullable(onOrOff).map(chosen -> chosen.on && !chosen.off));
        if (change.equals(new KeyChange(Optional.empty(), Optional.empty(), Optional.empty()))) {
            throw new RefusedException("nothing is to be changed; say --name, --scope, --activate or --deactivate");
        }
        String id = idOption.id(account);
        account.change(id, change);
        say("changed " + id);
        return ExitCode.OK;
    }
}
