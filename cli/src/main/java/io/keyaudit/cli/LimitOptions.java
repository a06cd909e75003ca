package io.keyaudit.cli;

import io.keyaudit.Secret;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.redis.RedisLimits;
import io.keyaudit.secrets.SecretReader;
import io.keyaudit.secrets.SecretReference;
import io.keyaudit.spi.Ticker;
import io.keyaudit.spi.UnreadableSecretException;
import io.keyaudit.text.VisibleText;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** With whom the services' limits are shared. */
final class LimitOptions {
    private static final String NONE = "none";

    @Option(
            names = "--limits",
            paramLabel = "URL",
            description = "The Redis or Valkey server over which all machines behind one address keep the services' "
                    + "limits together, such as rediss://limits.example.com:6379. Needs --limits-salt. Without it, all of the "
                    + "user's processes on this machine keep them together; with \"none\", each by itself.")
    private @Nullable String address;

    @Option(
            names = "--limits-salt",
            paramLabel = "REF",
            description = "Where a secret is, env:NAME or file:PATH, that all these machines know: hosts, accounts and "
                    + "keys are named by their hashes with it.")
    private @Nullable String salt;

    @Option(names = "--limits-user", paramLabel = "NAME", description = "The user to log in there with.")
    private @Nullable String user;

    @Option(
            names = "--limits-password",
            paramLabel = "REF",
            description = "Where the password is to log in there with: env:NAME or file:PATH.")
    private @Nullable String password;

    /** Limits in use, to be closed. */
    interface Shared extends AutoCloseable {
        /** Has the auditor keep them. */
        KeyAuditor.Builder keptBy(KeyAuditor.Builder auditor);

        @Override
        void close();
    }

    /**
     * Connects to where they are shared.
     *
     * @throws RefusedException if they cannot be shared as the options say
     */
    Shared open(Terminal terminal, Installation installation) {
        if (address == null || address.equals(NONE)) {
            if (salt != null || user != null || password != null) {
                throw new RefusedException("--limits-salt, --limits-user and --limits-password go with --limits");
            }
            return address == null ? withUsersProcesses(terminal) : new OwnLimits();
        }
        return new OverRedis(connect("--limits", address, terminal, installation));
    }

    /**
     * Connects to the server that hands out keys, which keeps the limits, too, unless each machine is to keep them by itself.
     *
     * @throws RefusedException if they cannot be shared as the options say
     */
    Queueing openQueue(String server, Terminal terminal, Installation installation) {
        if (address != null && !address.equals(NONE)) {
            throw new RefusedException("--limits: the server of --queue keeps the limits; with \"none\", each machine"
                    + " keeps them by itself");
        }
        RedisLimits connected = connect("--queue", server, terminal, installation);
        return new Queueing(connected, address == null ? new OverRedis(connected) : new OwnLimits());
    }

    private RedisLimits connect(String option, String server, Terminal terminal, Installation installation) {
        if (salt == null) {
            throw new RefusedException(option + " needs --limits-salt, a secret that all machines that share know");
        }
        if (user != null && password == null) {
            throw new RefusedException("--limits-user needs --limits-password");
        }
        SecretReader secrets = installation.secrets().sources().in(terminal.folder());
        AtomicBoolean told = new AtomicBoolean();
        try {
            RedisLimits.Builder builder = RedisLimits.builder(server, secret("--limits-salt", salt, secrets))
                    .authorities(installation.network().authorities())
                    .whenCountBegins(wait -> tell(option, wait, told, terminal));
            if (password != null) {
                builder.password(secret("--limits-password", password, secrets));
            }
            if (user != null) {
                builder.user(user);
            }
            return builder.connect();
        } catch (IllegalArgumentException | IOException unusable) {
            throw new RefusedException(option + ": " + VisibleText.of(String.valueOf(unusable.getMessage())));
        }
    }

    private static Shared withUsersProcesses(Terminal terminal) {
        try {
            return new OfUser(new UserLimits(UserFolder.find(terminal.environment()), Ticker.system()));
        } catch (IOException unusable) {
            terminal.err()
                    .println("keyaudit: limits are not shared with your other processes, since there is no folder for"
                            + " that which only you can write; set XDG_RUNTIME_DIR to one, or give --limits");
            return new OwnLimits();
        }
    }

    private static void tell(String option, Duration wait, AtomicBoolean told, Terminal terminal) {
        if (!told.getAndSet(true)) {
            terminal.err()
                    .println("keyaudit: the server of " + option
                            + " does not know what was sent before, so nothing is sent" + " for "
                            + (wait.toSeconds() + 1) + " s");
        }
    }

    private static Secret secret(String option, String reference, SecretReader secrets) {
        try {
            return secrets.read(SecretReference.parse(reference));
        } catch (IllegalArgumentException | UnreadableSecretException unusable) {
            throw new RefusedException(option + ": " + unusable.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RefusedException(option + ": stopped");
        }
    }

    /** A server that hands out keys, and the limits that are kept meanwhile. */
    record Queueing(RedisLimits server, Shared limits) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    /** Limits that this process alone keeps. */
    private record OwnLimits() implements Shared {
        @Override
        public KeyAuditor.Builder keptBy(KeyAuditor.Builder auditor) {
            return auditor;
        }

        @Override
        public void close() {
            // They end with the process.
        }
    }

    /** Limits that all of the user's processes on this machine keep. */
    private record OfUser(UserLimits limits) implements Shared {
        @Override
        public KeyAuditor.Builder keptBy(KeyAuditor.Builder auditor) {
            return auditor.rateLimiters(limits);
        }

        @Override
        public void close() {
            // What is still held becomes free with its lease.
        }
    }

    private record OverRedis(RedisLimits limits) implements Shared {
        @Override
        public KeyAuditor.Builder keptBy(KeyAuditor.Builder auditor) {
            return auditor.rateLimiters(limits.rateLimiters()).nonces(limits.nonces());
        }

        @Override
        public void close() {
            limits.close();
        }
    }
}
