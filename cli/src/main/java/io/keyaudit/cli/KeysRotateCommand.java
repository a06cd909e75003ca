package io.keyaudit.cli;

import io.keyaudit.KeySnapshot;
import io.keyaudit.lifecycle.KeyAccount;
import io.keyaudit.lifecycle.Rotation;
import io.keyaudit.lifecycle.RotationPlan;
import io.keyaudit.lifecycle.SecretLostException;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.UncertainOutcomeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replaces a key by a new one that can do the same. */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Replaces a key: creates one with the same scopes, verifies it, and switches the old one off.",
        description = {
            "",
            "The old key is not deleted, so that it can be switched on again. If a step fails, the command stops and says "
                    + "where it stands.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {AccountCommand.DONE, AccountCommand.REFUSED, AccountCommand.UNDONE},
        footerHeading = "%nExample:%n",
        footer =
                "  keyaudit keys rotate docspace --endpoint https://portal.example.com --credential apiKey=env:ADMIN_KEY "
                        + "--id 7c1e9f02-... --secret-file new.key")
final class KeysRotateCommand extends AccountCommand {
    @Mixin
    private final KeyIdOption idOption = new KeyIdOption();

    @Mixin
    private final SecretOptions secretOptions = new SecretOptions();

    @ArgGroup
    private DraftOptions.@Nullable Life life;

    @Option(names = "--unrestricted", description = "The old key has full access, and the new one is to have it, too.")
    private boolean unrestricted;

    @Option(names = "--dry-run", description = "Says what would be done, and does nothing.")
    private boolean dryRun;

    KeysRotateCommand(Terminal terminal, Installation installation) {
        super(terminal, installation);
    }

    @Override
    int run(KeyAccount account) throws ProviderException, UnfinishedException {
        RotationPlan plan = account.planRotation(idOption.id(account))
                .orElseThrow(() -> new RefusedException(
                        "no key that can be seen has this id; \"keyaudit keys list\" shows those that are there"));
        KeyDraft draft = draft(plan);
        account.preview(draft);
        if (dryRun) {
            describe(draft, plan);
            return ExitCode.OK;
        }
        SecretSink sink = secretOptions.open(terminal);
        tellOutcome(rotate(account, plan, draft, sink), plan, sink);
        return ExitCode.OK;
    }

    private void describe(KeyDraft draft, RotationPlan plan) {
        say("1. create \"" + draft.name() + "\" with "
                + (draft.unrestricted() ? "full access" : "scopes " + String.join(", ", draft.scopes())) + ", "
                + draft.days().map(days -> "expiring after " + days + " days").orElse("never expiring"));
        say("2. ask the service what the new key can do, and compare it with the old one");
        say("3. "
                + (plan.switchesOff()
                        ? "switch off " + plan.id()
                        : "leave " + plan.id() + " as it is: "
                                + plan.old().state().text()));
    }

    private Rotation rotate(KeyAccount account, RotationPlan plan, KeyDraft draft, SecretSink sink)
            throws ProviderException, UnfinishedException {
        String old = ". The old key, " + plan.id() + ", works as before";
        try {
            return account.rotate(
                    plan,
                    draft,
                    new SinkReceiver(
                            sink,
                            account.caller(),
                            terminal,
                            created -> say("1. created \"" + draft.name() + "\" with id " + id(created)
                                    + "; its secret is " + sink.place())));
        } catch (UncertainOutcomeException uncertain) {
            throw new UncertainOutcomeException(uncertain.kind(), uncertain.getMessage() + old);
        } catch (SecretLostException lost) {
            throw new UnfinishedException(SinkReceiver.unfinished(lost).getMessage() + old);
        } catch (ProviderException failed) {
            throw new ProviderException(failed.kind(), "no new key was made: " + failed.getMessage() + old);
        }
    }

    private void tellOutcome(Rotation rotation, RotationPlan plan, SecretSink sink) throws UnfinishedException {
        String stands = "the new key " + id(rotation.successor()) + " is there, and its secret is " + sink.place();
        String unchanged = stands + "; the old one, " + plan.id() + ", works as before";
        if (rotation instanceof Rotation.Unverified unverified) {
            throw new UnfinishedException(
                    "the new key could not be verified: " + unverified.message() + "; " + unchanged);
        }
        if (rotation instanceof Rotation.Different different) {
            throw new UnfinishedException("the new key is not what the old one was: it is "
                    + different.read().state().text() + " and can "
                    + different.read().permissions() + "; " + unchanged);
        }
        say("2. the new key can do the same as the old one");
        if (rotation instanceof Rotation.OldKeyLeft left) {
            throw new UnfinishedException("the old key, " + plan.id()
                    + ", was not switched off, or it is not known whether: " + left.message() + "; " + stands
                    + " and it is verified");
        }
        say(
                plan.switchesOff()
                        ? "3. switched off " + plan.id() + "; once nothing needs it, revoke it"
                        : "3. left " + plan.id() + " as it was: "
                                + plan.old().state().text());
    }

    private static String id(KeySnapshot key) {
        return key.attributes().id().toOptional().orElse("unknown");
    }

    private KeyDraft draft(RotationPlan plan) {
        boolean full = plan.old().permissions().unrestricted();
        if (full != unrestricted) {
            throw new RefusedException(
                    full
                            ? "the key has full access; say --unrestricted if the new one is to have it as well"
                            : "the key has not full access, and the new one will not, either; leave out --unrestricted");
        }
        if (life != null) {
            return plan.draft(life.days());
        }
        if (plan.lifetime().isEmpty()) {
            throw new RefusedException(
                    "the old key never expires, or the service does not tell; say --days N or --never-expires for the new one");
        }
        return plan.draft(plan.lifetime());
    }
}
