package io.keyaudit.redis;

import io.keyaudit.Secret;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Rate limits and nonces that machines share over Redis 6.2 or later, or Valkey: a server, one found through Sentinels,
 * or a cluster. Thread-safe.
 *
 * <p>What holds, and what does not, is in {@code docs/scale.md}. While the server cannot be reached nothing is sent, and
 * keys fail as {@link io.keyaudit.FailureKind#UNAVAILABLE}. Hosts, accounts and keys are there as salted hashes only.
 *
 * <pre>{@code
 * try (RedisLimits limits = RedisLimits.builder("rediss://limits.example:6379", salt).connect()) {
 *     KeyAuditor auditor = KeyAuditor.builder()
 *             .rateLimiters(limits.rateLimiters())
 *             .nonces(limits.nonces())
 *             .build();
 * }
 * }</pre>
 */
public final class RedisLimits implements AutoCloseable {
    private static final String PROTOCOL = "1";
    private static final long LEAST_PERIOD_MILLIS = 100;

    private final LettuceServer server;
    private final SharedLimiters limiters;
    private final SharedNonces nonces;
    private final QueueFactory queues;
    private final ScheduledExecutorService extender;

    /** Makes the queue of an audit. */
    private interface QueueFactory {
        RedisQueue queue(String run, Duration lease);
    }

    private RedisLimits(LettuceServer server, SharedLimiters limiters, SharedNonces nonces, QueueFactory queues) {
        this.server = server;
        this.limiters = limiters;
        this.nonces = nonces;
        this.queues = queues;
        this.extender = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "keyaudit-leases");
            thread.setDaemon(true);
            return thread;
        });
        long period = SharedNonces.LEASE.dividedBy(3).toMillis();
        Future<?> unused = extender.scheduleAtFixedRate(nonces::extend, period, period, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts with every default.
     *
     * @param address such as {@code redis://host:6379}, {@code rediss://host:6379} for TLS, or {@code
     *     redis-sentinel://host1:26379,host2:26379#master}; without a user or password
     * @param salt what only the machines that share know, the same for all
     * @throws IllegalArgumentException if it is no such address
     */
    public static Builder builder(String address, Secret salt) {
        return new Builder(RedisAddress.parse(address), salt);
    }

    /** Returns the shared limiters. */
    public RateLimiters rateLimiters() {
        return limiters;
    }

    /** Returns the shared nonces. */
    public Nonces nonces() {
        return nonces;
    }

    /**
     * Returns the queue of an audit, whose claims are extended for as long as this is open.
     *
     * @param run names the audit: the same on all its machines, and another for another audit
     * @param lease after how long without a word a machine is taken for dead
     */
    public RedisQueue queue(String run, Duration lease) {
        RedisQueue queue = queues.queue(run, lease);
        long period = Math.max(LEAST_PERIOD_MILLIS, lease.dividedBy(3).toMillis());
        Future<?> unused = extender.scheduleAtFixedRate(queue::extend, period, period, TimeUnit.MILLISECONDS);
        return queue;
    }

    /** Ends the connection. What is still held becomes free with its lease. */
    @Override
    public void close() {
        extender.shutdownNow();
        server.close();
    }

    /** Describes what is shared, and over what. Not thread-safe. */
    public static final class Builder {
        private final RedisURI address;
        private final Secret salt;
        private Optional<String> user = Optional.empty();
        private Optional<Secret> password = Optional.empty();
        private List<X509Certificate> authorities = List.of();
        private Consumer<Duration> whenCountBegins = wait -> {};
        private String prefix = "keyaudit";
        private Lease lease = new Lease(Duration.ofSeconds(45), Duration.ofSeconds(35));
        private Duration patience = Duration.ofSeconds(10);
        private Duration timeout = Duration.ofSeconds(2);

        private Builder(RedisURI address, Secret salt) {
            this.address = address;
            this.salt = salt;
        }

        /** Sets the user that logs in, with a password. */
        public Builder user(String name) {
            this.user = Optional.of(name);
            return this;
        }

        /** Sets the password to log in with, that of the default user if none is set. */
        public Builder password(Secret password) {
            this.password = Optional.of(password);
            return this;
        }

        /** Sets certificate authorities that are trusted besides those of the JVM. */
        public Builder authorities(List<X509Certificate> certificates) {
            this.authorities = List.copyOf(certificates);
            return this;
        }

        /**
         * Sets who learns that the server does not know what was sent to a host before, as when it was restarted or a
         * host is new to it, and so for how long nothing is sent. Called for each limit; thread-safe.
         */
        public Builder whenCountBegins(Consumer<Duration> listener) {
            this.whenCountBegins = listener;
            return this;
        }

        /** Sets what the names of all keys begin with, the same for all who share; {@code keyaudit} by default. */
        public Builder prefix(String prefix) {
            this.prefix = prefix;
            return this;
        }

        /**
         * Sets how long a machine keeps a slot without a word; 45 seconds by default, with a margin of 35. The same
         * for all who share.
         *
         * @param length from when a slot is asked for until its request is over: the slot of a machine that died is free
         *     so late, and a minute and a window
         * @param margin how much of it is left at least when the request is sent: no less than the longest that a
         *     request takes, and the longest that a machine is paused
         * @throws IllegalArgumentException if the margin is negative, or leaves nothing of the lease
         */
        public Builder lease(Duration length, Duration margin) {
            return lease(new Lease(length, margin));
        }

        Builder lease(Lease lease) {
            this.lease = lease;
            return this;
        }

        /** Sets how long requests wait for a server that cannot be reached, before keys fail; 10 seconds by default. */
        public Builder patience(Duration patience) {
            this.patience = patience;
            return this;
        }

        /** Sets how long one answer of the server can take; 2 seconds by default. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /**
         * Connects.
         *
         * @throws IOException if the server cannot be reached, or does not let this machine in
         * @throws IllegalArgumentException if the machines that are there already have another salt or lease
         */
        public RedisLimits connect() throws IOException {
            password.ifPresent(secret -> address.setAuthentication(
                    user.orElse("default"), secret.reveal().toCharArray()));
            // For the first words alone: a machine that just starts, with others beside it, is slow.
            address.setTimeout(patience.compareTo(timeout) > 0 ? patience : timeout);
            Ticker ticker = Ticker.system();
            HiddenNames names = new HiddenNames(salt);
            LettuceServer server = new LettuceConnector(address, authorities, timeout).connect();
            boolean connected = false;
            try {
                compareSettings(server, names);
                Machine machine = new Machine(
                        UUID.randomUUID().toString(),
                        server,
                        new Patience(patience, RedisAddress.place(address), ticker),
                        lease,
                        whenCountBegins,
                        ticker,
                        Clock.systemUTC(),
                        new AtomicLong());
                RedisQueue.Connected queueing =
                        new RedisQueue.Connected(server, RedisAddress.place(address), patience, ticker, prefix);
                RedisLimits limits = new RedisLimits(
                        server,
                        new SharedLimiters(machine, names, prefix),
                        new SharedNonces(machine, names, prefix),
                        (run, silence) -> new RedisQueue(queueing, salt, names, run, silence));
                connected = true;
                return limits;
            } finally {
                if (!connected) {
                    server.close();
                }
            }
        }

        /** Machines that differ would each keep a count of their own. */
        private void compareSettings(LettuceServer server, HiddenNames names) throws IOException {
            String ours = String.join(
                    " ",
                    "protocol=" + PROTOCOL,
                    "salt=" + names.of("salt"),
                    "lease=" + lease.length().toMillis());
            Object theirs;
            try {
                theirs = server.run(Script.SETTINGS, List.of(prefix + ":settings"), List.of(ours))
                        .get(0);
            } catch (UnreachableException unreachable) {
                throw new IOException("the limits shared over " + RedisAddress.place(address) + " cannot be kept: "
                        + unreachable.getMessage());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException(ProviderException.cancelled().getMessage());
            }
            if (!ours.equals(theirs)) {
                throw new IllegalArgumentException("the machines that share limits over " + RedisAddress.place(address)
                        + " have another salt, lease or version, so they would not count together; once none of them"
                        + " runs any more, delete " + prefix + ":settings there");
            }
        }
    }
}
