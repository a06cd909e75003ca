package io.keyaudit.cli;

import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.KeyChange;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.UncertainOutcomeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replaces a key by a new one that may do the same. */
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
    private static final long LONGEST_DAYS = 365;

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
    int run(Account account) throws ProviderException, UnfinishedException {
        KeySnapshot old = account.key(idOption.id());
        refuseOthersKey(account.self(), old);
        KeyDraft draft = draft(old);
        account.changing().preview(draft);
        boolean switchOff = old.state() == KeyState.ACTIVE || old.state() == KeyState.UNKNOWN;
        if (dryRun) {
            describe(draft, switchOff, old.state());
            return ExitCode.OK;
        }
        SecretSink sink = secretOptions.open(terminal);
        CreatedKey created = create(account, draft, sink);
        String id = created.snapshot().attributes().id().toOptional().orElse("unknown");
        say("1. created \"" + draft.name() + "\" with id " + id + "; its secret is " + sink.place());
        String stands = "the new key " + id + " is there, and its secret is " + sink.place();
        verify(account, created, old, stands + "; the old one, " + idOption.id() + ", works as before");
        say("2. the new key may do the same as the old one");
        if (switchOff) {
            try {
                account.changing().change(account.credentials(), idOption.id(), KeyChange.activate(false));
            } catch (ProviderException failed) {
                throw new UnfinishedException(
                        "the old key, " + idOption.id() + ", was not switched off, or it is not known" + " whether: "
                                + failed.getMessage() + "; " + stands + " and it is verified");
            }
            say("3. switched off " + idOption.id() + "; once nothing needs it, revoke it");
        } else {
            say("3. left " + idOption.id() + " as it was: " + old.state().text());
        }
        return ExitCode.OK;
    }

    private void describe(KeyDraft draft, boolean switchOff, KeyState state) {
        say("1. create \"" + draft.name() + "\" with "
                + (draft.unrestricted() ? "full access" : "scopes " + String.join(", ", draft.scopes())) + ", "
                + draft.days().map(days -> "expiring after " + days + " days").orElse("never expiring"));
        say("2. ask the service what the new key may do, and compare it with the old one");
        say("3. "
                + (switchOff
                        ? "switch off " + idOption.id()
                        : "leave " + idOption.id() + " as it is: " + state.text()));
    }

    private CreatedKey create(Account account, KeyDraft draft, SecretSink sink)
            throws ProviderException, UnfinishedException {
        String old = ". The old key, " + idOption.id() + ", works as before";
        try {
            return new KeyMaker(account, terminal).create(draft, sink);
        } catch (UncertainOutcomeException uncertain) {
            throw new UncertainOutcomeException(uncertain.kind(), uncertain.getMessage() + old);
        } catch (UnfinishedException unfinished) {
            throw new UnfinishedException(unfinished.getMessage() + old);
        } catch (ProviderException failed) {
            throw new ProviderException(failed.kind(), "no new key was made: " + failed.getMessage() + old);
        }
    }

    /** A new key belongs to whoever asks, so somebody else's cannot be replaced. */
    private static void refuseOthersKey(KeySnapshot self, KeySnapshot old) {
        Optional<String> asking = owner(self.attributes());
        Optional<String> owner = owner(old.attributes());
        if (asking.isEmpty() || owner.isEmpty() || !asking.equals(owner)) {
            throw new RefusedException(
                    "the key to replace is not known to belong to the owner of the key that asks, and "
                            + "the new one would; rotate it with a key of its own owner");
        }
    }

    private static Optional<String> owner(KeyAttributes attributes) {
        return attributes.owner().map(KeyOwner::id).toOptional();
    }

    private KeyDraft draft(KeySnapshot old) {
        boolean full = old.permissions().unrestricted();
        if (full != unrestricted) {
            throw new RefusedException(
                    full
                            ? "the key has full access; say --unrestricted if the new one is to have it as well"
                            : "the key has not full access, and the new one will not, either; leave out --unrestricted");
        }
        return new KeyDraft(
                old.attributes().label().toOptional().orElse("rotated"),
                full ? List.of() : old.nativeScopes(),
                full,
                days(old.attributes()));
    }

    /** As long as it was for the old key, unless something else is said. */
    private Optional<Integer> days(KeyAttributes old) {
        if (life != null) {
            return life.days();
        }
        if (old.createdAt() instanceof Fact.Known<Instant> created
                && old.expiresAt() instanceof Fact.Known<Instant> expires) {
            // To the nearest day: services fix the two moments one after the other.
            long days = Duration.between(created.value(), expires.value())
                    .plus(Duration.ofHours(12))
                    .toDays();
            return Optional.of((int) Math.max(1, Math.min(LONGEST_DAYS, days)));
        }
        throw new RefusedException(
                "the old key never expires, or the service does not tell; say --days N or --never-expires for the new one");
    }

    private static void verify(Account account, CreatedKey created, KeySnapshot old, String stands)
            throws UnfinishedException {
        KeySnapshot read;
        try {
            read = account.inspect(created.secret());
        } catch (ProviderException failed) {
            throw new UnfinishedException("the new key could not be verified: " + failed.getMessage() + "; " + stands);
        }
        if (read.state() != KeyState.ACTIVE || !read.permissions().equals(old.permissions())) {
            throw new UnfinishedException("the new key is not what the old one was: it is "
                    + read.state().text() + " and may " + read.permissions() + "; " + stands);
        }
    }
}
