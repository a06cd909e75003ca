package io.keyaudit.cli;

import io.keyaudit.FailureKind;
import io.keyaudit.cli.LimitFile.Numbers;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Notes in a file until when each slot is taken, by the machine's monotonic clock. In this process first come, first
 * served; between processes whoever asks first once a slot is free.
 */
final class UserLimiter implements RateLimiter {
    /** For windows that include both ends. */
    private static final Duration MARGIN = Duration.ofMillis(50);

    /** How long a process that says nothing, because it died, keeps a slot, besides flight and window. */
    private static final Duration LEASE = Duration.ofSeconds(45);

    /** How much of it is left at least when a request is sent, for the request and for pauses of the process. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(35);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    // Of the host's file.
    private static final int PAUSED_UNTIL = 0;
    private static final int LAST_REFUSAL = 1;
    private static final int REFUSALS = 2;

    // Of the limit's file.
    private static final int LEFT = 0;
    private static final int LEFT_UNTIL = 1;
    private static final int FIRST_SLOT = 2;

    private final Path host;
    private final Path slots;
    private final RateLimit limit;
    private final Ticker ticker;
    private final long hold;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile long notBefore;

    UserLimiter(Path host, Path slots, RateLimit limit, Ticker ticker) {
        this.host = host;
        this.slots = slots;
        this.limit = limit;
        this.ticker = ticker;
        this.hold = limit.window().plus(MARGIN).toNanos();
        this.notBefore = ticker.nanoTime();
    }

    @Override
    public Slot acquire() throws InterruptedException, ProviderException {
        turn.lockInterruptibly();
        try {
            while (true) {
                long wait = await(LimitFile.locked(host, this::pause));
                if (wait <= 0) {
                    Attempt attempt = counts() ? take() : new Attempt(-1, ticker.nanoTime(), 0);
                    if (attempt.delay() == 0) {
                        return new Taken(attempt.index(), attempt.at());
                    }
                    wait = attempt.delay();
                }
                notBefore = ticker.nanoTime() + wait;
                ticker.sleep(wait);
            }
        } finally {
            turn.unlock();
        }
    }

    private boolean counts() {
        return limit.requests() < RateLimit.NONE.requests();
    }

    /**
     * What came of asking for a slot.
     *
     * @param at when it was taken
     * @param delay how long until one might be free; 0 if one was taken
     */
    private record Attempt(int index, long at, long delay) {}

    private Attempt take() throws InterruptedException, ProviderException {
        CompletableFuture<Attempt> asked = LimitFile.locked(slots, this::take);
        boolean answered = false;
        try {
            Attempt attempt = await(asked);
            answered = true;
            return attempt;
        } finally {
            if (!answered) {
                CompletableFuture<Void> unused = asked.thenAccept(attempt -> {
                    if (attempt.delay() == 0) {
                        new Taken(attempt.index(), attempt.at()).giveBack(0);
                    }
                });
            }
        }
    }

    private Attempt take(Numbers numbers) throws IOException {
        long now = ticker.nanoTime();
        long longest = LEASE.plus(LONGEST_FLIGHT).toNanos() + hold;
        long resets = numbers.get(LEFT_UNTIL) - now;
        boolean told = isWithin(resets, LONGEST_PAUSE.toNanos());
        if (told && numbers.get(LEFT) <= 0) {
            return new Attempt(-1, now, resets);
        }
        long[] until = numbers.get(FIRST_SLOT, limit.requests());
        long first = hold;
        for (int index = 0; index < until.length; index++) {
            long left = until[index] - now;
            // Nothing is held for longer: that was before the machine was started.
            if (until[index] == 0 || !isWithin(left, longest)) {
                numbers.set(FIRST_SLOT + index, now + longest);
                if (told) {
                    numbers.set(LEFT, numbers.get(LEFT) - 1);
                }
                return new Attempt(index, now, 0);
            }
            first = Math.min(first, left);
        }
        return new Attempt(-1, now, first);
    }

    private static boolean isWithin(long nanos, long longest) {
        return nanos > 0 && nanos <= longest;
    }

    private long pause(Numbers numbers) throws IOException {
        long left = numbers.get(PAUSED_UNTIL) - ticker.nanoTime();
        return isWithin(left, LONGEST_PAUSE.toNanos()) ? left : 0;
    }

    @Override
    public Duration delay() {
        return Duration.ofNanos(Math.max(0, notBefore - ticker.nanoTime()));
    }

    @Override
    public void remaining(int requests, Duration reset) {
        send(slots, numbers -> {
            long now = ticker.nanoTime();
            int underWay = 0;
            for (long until : numbers.get(FIRST_SLOT, counts() ? limit.requests() : 0)) {
                underWay += until - now > hold ? 1 : 0;
            }
            numbers.set(LEFT, (long) requests - underWay);
            numbers.set(LEFT_UNTIL, now + shorter(reset, LONGEST_PAUSE).toNanos());
        });
    }

    /** No longer than {@link #LONGEST_PAUSE}: what lies further off is taken for the time of another start. */
    @Override
    public void pause(Duration duration) {
        send(host, numbers -> {
            pauseAtLeast(numbers, shorter(duration, LONGEST_PAUSE).toNanos());
        });
    }

    private void pauseAtLeast(Numbers numbers, long nanos) throws IOException {
        if (nanos > pause(numbers)) {
            numbers.set(PAUSED_UNTIL, ticker.nanoTime() + nanos);
        }
    }

    @Override
    public void refused(Slot slot, Optional<Duration> asked) {
        long sentAt = own(slot).at;
        double random = ThreadLocalRandom.current().nextDouble();
        send(host, numbers -> {
            long last = numbers.get(LAST_REFUSAL);
            // What is long past, or of another start of the machine, is no part of a row.
            long before = isWithin(ticker.nanoTime() - last, 2 * LONGEST_PAUSE.toNanos()) ? numbers.get(REFUSALS) : 0;
            boolean another = before == 0 || sentAt - last > 0;
            if (another) {
                numbers.set(REFUSALS, before + 1);
                numbers.set(LAST_REFUSAL, ticker.nanoTime());
            }
            if (asked.isPresent()) {
                Duration wanted = asked.get().compareTo(SHORTEST_PAUSE) > 0 ? asked.get() : SHORTEST_PAUSE;
                pauseAtLeast(numbers, shorter(wanted, LONGEST_PAUSE).toNanos());
            } else if (another) {
                Duration least = FIRST_PAUSE.multipliedBy(1L << Math.min(before, 3));
                long jittered = (long) (least.toNanos() * (1 + random / 4));
                pauseAtLeast(numbers, Math.min(jittered, LONGEST_PAUSE.toNanos()));
            }
        });
    }

    @Override
    public void served(Slot slot) {
        long sentAt = own(slot).at;
        send(host, numbers -> {
            if (numbers.get(REFUSALS) > 0 && sentAt - numbers.get(LAST_REFUSAL) > 0) {
                numbers.set(REFUSALS, 0);
            }
        });
    }

    private static Taken own(Slot slot) {
        if (slot instanceof Taken taken) {
            return taken;
        }
        throw new IllegalArgumentException("the slot is another limiter's");
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** What cannot be noted is held for longer than need be. */
    private static void send(Path file, Change change) {
        CompletableFuture<?> unused = LimitFile.locked(file, numbers -> {
            change.to(numbers);
            return true;
        });
    }

    @FunctionalInterface
    private interface Change {
        void to(Numbers numbers) throws IOException;
    }

    private static <R> R await(CompletableFuture<R> result) throws InterruptedException, ProviderException {
        try {
            return result.get();
        } catch (ExecutionException unusable) {
            throw new ProviderException(
                    FailureKind.UNAVAILABLE,
                    "the limits shared with this user's other processes cannot be read or written; --limits none does"
                            + " without them");
        }
    }

    private final class Taken implements Slot {
        private final int index;
        private final long at;
        private final AtomicBoolean open = new AtomicBoolean(true);
        private volatile boolean unsent;

        Taken(int index, long at) {
            this.index = index;
            this.at = at;
        }

        @Override
        public boolean lapsed() {
            unsent |= ticker.nanoTime() - at >= LEASE.minus(LEASE_MARGIN).toNanos();
            return unsent;
        }

        @Override
        public void close() {
            giveBack(unsent ? 0 : hold);
        }

        @Override
        public void abandon() {
            giveBack(unsent ? 0 : LONGEST_FLIGHT.toNanos() + hold);
        }

        private void giveBack(long held) {
            if (!open.getAndSet(false) || index < 0) {
                return;
            }
            long mine = at + LEASE.plus(LONGEST_FLIGHT).toNanos() + hold;
            long until = held == 0 ? 0 : ticker.nanoTime() + held;
            send(slots, numbers -> {
                // Otherwise it has been somebody else's since.
                if (numbers.get(FIRST_SLOT + index) == mine) {
                    numbers.set(FIRST_SLOT + index, until);
                }
            });
        }
    }
}
