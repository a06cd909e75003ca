package io.keyaudit.cli;

import io.keyaudit.FailureKind;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.lifecycle.KeyAccount;
import io.keyaudit.lifecycle.SecretLostException;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.UncertainOutcomeException;
import io.keyaudit.text.VisibleText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that changes the keys of an account. Errors are printed on standard error. */
abstract class AccountCommand implements Callable<Integer> {
    static final String DONE = "0:it is done";
    static final String REFUSED = "2:wrong usage, or something that the service does not take; nothing was changed";
    static final String UNDONE = "3:it was not done, or it is not known whether; the message says which";

    final Terminal terminal;
    final Installation installation;

    @Mixin
    private final AccountOptions accountOptions = new AccountOptions();

    AccountCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    /** Does it and returns the exit code. */
    abstract int run(KeyAccount account) throws ProviderException, SecretLostException, UnfinishedException;

    /** Returns the key that asks, as this command calls it. */
    AuditTarget named(AuditTarget asking) {
        return asking;
    }

    @Override
    public final Integer call() {
        AuditTarget asking = named(accountOptions.manager(installation, terminal));
        KeyAuditor auditor = KeyAuditor.builder()
                .providers(installation.providers())
                .network(installation.network())
                .build();
        try (KeyAccount account = KeyAccount.open(auditor, asking)) {
            return run(account);
        } catch (SecretLostException lost) {
            tell(String.valueOf(SinkReceiver.unfinished(lost).getMessage()));
            return ExitCode.UNREAD;
        } catch (UncertainOutcomeException | UnfinishedException unsure) {
            tell(String.valueOf(unsure.getMessage()));
            return ExitCode.UNREAD;
        } catch (ProviderException failed) {
            tell(String.valueOf(failed.getMessage()));
            return failed.kind() == FailureKind.CONFIGURATION ? ExitCode.REFUSED : ExitCode.UNREAD;
        }
    }

    /** Tells something that is no result. */
    final void tell(String message) {
        terminal.err().println(VisibleText.of("keyaudit: " + message));
    }

    /** Tells a result. */
    final void say(String message) {
        terminal.out().println(VisibleText.of(message));
    }
}
