package io.keyaudit.audit;

import io.keyaudit.providers.Providers;
import io.keyaudit.spi.Network;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the services what keys can do, several keys at a time, and gives exactly one outcome for each. Immutable, and
 * thread-safe unless it has a {@link Builder#spool}.
 *
 * <p>Behind the outcome of a target with {@link AuditTarget#inventory()} come those of all other keys that it can list:
 * one each, named after the target and {@link AuditTarget#listedBy()} it. If they could not be listed whole, the target
 * itself fails and none of them is there.
 *
 * <p>One key's failure never touches another's: a provider that throws, hangs or answers nonsense makes its own key
 * fail. The audit ends early when the calling thread is interrupted; the keys that were being asked about then fail as
 * {@link io.keyaudit.FailureKind#CANCELLED}, all others are {@link KeyOutcome.NotAsked}, and the thread's interrupt
 * status is set.
 *
 * <p>Each host has a lane of its own: waiting for one, such as for its rate limit, delays no other, so that a mixed list
 * takes as long as its slowest host. A host that keeps refusing, or does not answer, is given up on.
 */
public final class KeyAuditor {
    private final Providers providers;
    private final AuditSettings settings;
    private final SharedContext shared;
    private final int lookAhead;
    private final @Nullable OutcomeSpool spool;

    private KeyAuditor(Builder builder) {
        this.providers = builder.providers == null ? Providers.discover() : builder.providers;
        this.settings = new AuditSettings(
                builder.concurrency,
                builder.totalConcurrency,
                builder.timeout,
                builder.giveUpAfter,
                builder.clock,
                builder.ticker,
                builder.listener);
        this.shared = new SharedContext(
                settings, new AuditRateLimiters(builder.rateLimiters), builder.nonces, builder.network);
        this.lookAhead = builder.lookAhead;
        this.spool = builder.spool;
    }

    /** Returns an auditor with the providers that are installed and every default. */
    public static KeyAuditor create() {
        return builder().build();
    }

    /** Starts an auditor with every default. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the providers in use. */
    public Providers providers() {
        return providers;
    }

    /** Audits the keys and returns their outcomes in the same order. */
    public List<KeyOutcome> audit(Collection<AuditTarget> targets) {
        List<KeyOutcome> outcomes = new ArrayList<>();
        audit(targets, Long.MAX_VALUE, OutcomeSpool.inMemory(), outcomes::add);
        return List.copyOf(outcomes);
    }

    /**
     * Audits the keys and judges them, by a policy for example:
     * {@code Compliance compliance = auditor.check(targets, policy)}. Everything is held in memory.
     */
    public <R> R check(Collection<AuditTarget> targets, Judge<R> judge) {
        return judge.judge(audit(targets), providers, settings.clock());
    }

    /**
     * Audits the keys and hands their outcomes on in the same order, on the calling thread. Targets are read ahead to
     * find hosts that can be asked, and their outcomes wait for those before them: {@link Builder#lookAhead} bounds both.
     * Apart from that memory does not grow with the number of targets, but for that of the keys in the inventories among
     * them. If the targets are a {@link Collection}, and so in memory anyway, and there is a {@link Builder#spool} for the
     * outcomes, all targets are read ahead. They come to an end: each gets its outcome even when the audit is interrupted.
     *
     * @throws RuntimeException whatever the targets' iterator, the report or the listener throws; the audit then ends
     */
    public void audit(Iterable<AuditTarget> targets, Consumer<? super KeyOutcome> report) {
        boolean bounded = spool == null || !(targets instanceof Collection);
        audit(targets, bounded ? lookAhead : Long.MAX_VALUE, spool == null ? OutcomeSpool.inMemory() : spool, report);
    }

    private void audit(
            Iterable<AuditTarget> targets, long ahead, OutcomeSpool waiting, Consumer<? super KeyOutcome> report) {
        Sessions sessions = new Sessions(providers, shared::of);
        OutcomesInOrder outcomes = new OutcomesInOrder(waiting, report);
        FlightRecording recording = new FlightRecording(settings.listener());
        try {
            new AuditRun(
                            targets,
                            ahead,
                            sessions,
                            InspectionThreads.executor(),
                            settings.withListener(recording),
                            outcomes)
                    .run();
        } finally {
            sessions.close(settings.timeout());
            recording.end();
        }
    }

    /**
     * Lets a provider change something with the credentials of a target, by the rules of an audit: the credentials are
     * checked before they are sent, the provider's code runs on a thread of its own with the provider's class loader, it
     * has as much time as one key, and no failure repeats the credentials. Waiting for limits takes none of that time if
     * the provider has the {@link #context} of the target.
     *
     * @throws io.keyaudit.spi.UncertainOutcomeException if it is unknown whether the change was made
     * @throws ProviderException of any other class if it was not made
     */
    public <T extends @Nullable Object> T change(AuditTarget target, ChangeRequest<T> request)
            throws ProviderException {
        Deadline deadline = new Deadline(settings.timeout(), settings.ticker());
        return new GuardedChange<>(target, providers, request, deadline).make(InspectionThreads.factory());
    }

    /**
     * Returns where and how this auditor reaches the service of a target.
     *
     * @throws IllegalStateException if the target has no provider or no address
     */
    public ProviderContext context(AuditTarget target) {
        return shared.of(target.context(providers
                .description(target.provider())
                .orElseThrow(() -> new IllegalStateException(providers.missing(target.provider())))));
    }

    /** Builds an auditor. Not thread-safe. */
    public static final class Builder {
        private @Nullable Providers providers;
        private int concurrency = 16;
        private int totalConcurrency = 256;
        private int giveUpAfter = 3;
        private int lookAhead = 10_000;
        private @Nullable OutcomeSpool spool;
        private Duration timeout = Duration.ofSeconds(30);
        private Clock clock = Clock.systemUTC();
        private Ticker ticker = Ticker.system();
        private RateLimiters rateLimiters = RateLimiters.inThisJvm();
        private Nonces nonces = Nonces.inThisJvm();
        private Network network = Network.OF_THE_JVM;
        private AuditListener listener = new AuditListener() {};

        private Builder() {}

        /** Sets the providers to use, in place of all that are installed. */
        public Builder providers(PermissionProvider... providers) {
            return providers(Providers.of(providers));
        }

        /** Sets the providers to use, in place of all that are installed. */
        public Builder providers(Providers providers) {
            this.providers = providers;
            return this;
        }

        /**
         * Sets how many keys of one host are asked about at a time; 16 by default.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder concurrency(int keys) {
            concurrency = atLeastOne(keys, "key must be asked about at a time");
            return this;
        }

        /**
         * Sets how many keys of all hosts are asked about at a time, and with it how many threads there are, and open
         * requests and connections at the most; 256 by default. If there are more hosts than that, they take turns.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder totalConcurrency(int keys) {
            totalConcurrency = atLeastOne(keys, "key must be asked about at a time");
            return this;
        }

        /**
         * Sets how many targets are read, at the most, before the first of them has its outcome; 10 000 by default. So
         * many outcomes wait in memory at the most, too. A list in which hosts follow each other takes as long as its
         * slowest host only as far as is read ahead.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder lookAhead(int targets) {
            lookAhead = atLeastOne(targets, "target must be read at a time");
            return this;
        }

        /**
         * Sets what keeps the outcomes that wait for those before them, in place of memory; the caller closes it. With it
         * all targets of a {@link Collection} are read ahead. The auditor then is for one thread.
         */
        public Builder spool(OutcomeSpool spool) {
            this.spool = spool;
            return this;
        }

        /**
         * Sets after how many refusals in a row ("too many requests"), or unanswered requests in a row, a host is given
         * up on; 3 by default. Those of requests that were under way together count as one. The host's remaining keys
         * fail without being asked about.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder giveUpAfter(int times) {
            giveUpAfter = atLeastOne(times, "refusal must come before a host is given up on");
            return this;
        }

        private static int atLeastOne(int number, String what) {
            if (number < 1) {
                throw new IllegalArgumentException("at least 1 " + what + ", not " + number);
            }
            return number;
        }

        /**
         * Sets how long one key can take, waiting for rate limits left out; 30 seconds by default. An inventory gets as much
         * once more for its list.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("a key needs some time, not " + timeout);
            }
            this.timeout = timeout;
            return this;
        }

        /** Sets the time of day, for tests. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Sets the time to measure and wait by, for tests. */
        public Builder ticker(Ticker ticker) {
            this.ticker = ticker;
            return this;
        }

        /** Sets other limiters than those shared by everything in this JVM. */
        public Builder rateLimiters(RateLimiters limiters) {
            rateLimiters = limiters;
            return this;
        }

        /** Sets other nonces than those shared by everything in this JVM. */
        public Builder nonces(Nonces nonces) {
            this.nonces = nonces;
            return this;
        }

        /** Sets how services are reached, in place of the JVM's own settings. */
        public Builder network(Network network) {
            this.network = network;
            return this;
        }

        /** Sets who follows the audit. */
        public Builder listener(AuditListener listener) {
            this.listener = listener;
            return this;
        }

        /** Returns the auditor. */
        public KeyAuditor build() {
            return new KeyAuditor(this);
        }
    }
}
