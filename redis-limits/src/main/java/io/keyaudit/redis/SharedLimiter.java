package io.keyaudit.redis;

import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits its turn among the machines for each slot, and on this machine first come, first served. Only the server's clock
 * says when a slot is free; this machine's say how long ago it asked.
 */
final class SharedLimiter implements RateLimiter {
    /** For windows that include both ends, and clocks that do not quite agree. */
    private static final Duration MARGIN = Duration.ofMillis(50);

    /** How late a machine can come for its turn before the next one gets it. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** Longer than any pause, and few enough microseconds to be added to a time. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Machine machine;
    private final LimiterKeys keys;
    private final RateLimit limit;
    private final Duration hold;
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Before this time nothing passes, by the ticker. */
    private volatile long notBefore;

    SharedLimiter(Machine machine, LimiterKeys keys, RateLimit limit) {
        this.machine = machine;
        this.keys = keys;
        this.limit = limit;
        this.hold = limit.window().plus(MARGIN);
        this.notBefore = machine.ticker().nanoTime();
    }

    @Override
    public Slot acquire() throws InterruptedException, ProviderException {
        turn.lockInterruptibly();
        boolean waited = false;
        boolean taken = false;
        try {
            while (true) {
                String id = machine.nextId();
                Stopwatch asked = Stopwatch.start(machine.ticker(), machine.clock());
                Answer answer = ask(id);
                if (answer.granted()) {
                    SharedSlot slot = new SharedSlot(id, asked, answer);
                    if (!slot.lapsed()) {
                        taken = true;
                        return slot;
                    }
                    slot.close();
                } else {
                    waited = true;
                    sleep(answer.number());
                }
            }
        } finally {
            if (waited && !taken) {
                send("leave", machine.id());
            }
            turn.unlock();
        }
    }

    @Override
    public Duration delay() {
        return Duration.ofNanos(Math.max(0, notBefore - machine.ticker().nanoTime()));
    }

    @Override
    public void remaining(int requests, Duration reset) {
        send("remaining", String.valueOf(requests), micros(shorter(reset, LONGEST_PAUSE)));
    }

    @Override
    public void pause(Duration duration) {
        send("pause", micros(duration));
    }

    @Override
    public void refused(Slot slot, Optional<Duration> asked) {
        send(
                "refused",
                String.valueOf(own(slot).grant.number()),
                asked.map(wait -> micros(shorter(longer(wait, SHORTEST_PAUSE), LONGEST_PAUSE)))
                        .orElse("-1"),
                micros(FIRST_PAUSE),
                micros(LONGEST_PAUSE),
                String.valueOf(ThreadLocalRandom.current().nextDouble()));
    }

    @Override
    public void served(Slot slot) {
        if (own(slot).grant.refusals() > 0) {
            send("served", String.valueOf(own(slot).grant.number()));
        }
    }

    private static SharedSlot own(Slot slot) {
        if (slot instanceof SharedSlot shared) {
            return shared;
        }
        throw new IllegalArgumentException("the slot is another limiter's");
    }

    /** Returns whether slots are held; otherwise only pauses are waited for. */
    private boolean counts() {
        return limit.requests() < RateLimit.NONE.requests();
    }

    /**
     * What the server answers to who asks for a slot.
     *
     * @param number when it was granted by the server's clock, or how long to wait, in microseconds
     * @param refusals how many requests the host has refused in a row
     */
    private record Answer(boolean granted, long number, long refusals) {}

    private Answer ask(String id) throws InterruptedException, ProviderException {
        List<String> args = arguments(
                "acquire",
                id,
                machine.id(),
                counts() ? String.valueOf(limit.requests()) : "0",
                micros(machine.lease().length()),
                micros(machine.lease().flight()),
                micros(GRACE));
        boolean answered = false;
        try {
            Answer answer = answer(machine.server().run(Script.LIMITER, keys.all(), args));
            answered = true;
            machine.patience().answered();
            return answer;
        } catch (UnreachableException unreachable) {
            machine.patience().awaitAfter(String.valueOf(unreachable.getMessage()));
            return new Answer(false, 0, 0);
        } finally {
            if (!answered) {
                send("unsent", id);
            }
        }
    }

    private Answer answer(List<Object> words) throws UnreachableException {
        String word = String.valueOf(words.get(0));
        return switch (word) {
            case "granted" -> new Answer(true, number(words.get(1)), number(words.get(2)));
            case "wait" -> {
                if (words.get(2).equals("unknown")) {
                    machine.whenCountBegins().accept(Duration.of(number(words.get(1)), ChronoUnit.MICROS));
                }
                yield new Answer(false, number(words.get(1)), 0);
            }
            case "replica" -> throw new UnreachableException("the server is a replica");
            default -> throw new UnreachableException("the server's answer \"" + word + "\" is not understood");
        };
    }

    private static long number(Object word) throws UnreachableException {
        if (word instanceof Long number) {
            return number;
        }
        throw new UnreachableException("the server's answer is not understood");
    }

    private void sleep(long micros) throws InterruptedException {
        long nanos = TimeUnit.MICROSECONDS.toNanos(micros);
        notBefore = machine.ticker().nanoTime() + nanos;
        machine.ticker().sleep(nanos);
    }

    private void send(String action, String... more) {
        machine.server().send(Script.LIMITER, keys.all(), arguments(action, more));
    }

    private List<String> arguments(String action, String... more) {
        List<String> all = new ArrayList<>(List.of(action, keys.name(), micros(hold)));
        all.addAll(List.of(more));
        return all;
    }

    private static String micros(Duration duration) {
        return String.valueOf(TimeUnit.MICROSECONDS.convert(shorter(duration, FOREVER)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private final class SharedSlot implements Slot {
        private final String id;
        private final Stopwatch sinceAsked;
        private final Answer grant;
        private final AtomicBoolean open = new AtomicBoolean(true);
        private volatile boolean unsent;

        SharedSlot(String id, Stopwatch sinceAsked, Answer grant) {
            this.id = id;
            this.sinceAsked = sinceAsked;
            this.grant = grant;
        }

        @Override
        public boolean lapsed() {
            unsent |= machine.lease().lapsed(sinceAsked.elapsed());
            return unsent;
        }

        @Override
        public void close() {
            end(Duration.ZERO);
        }

        @Override
        public void abandon() {
            end(machine.lease().flight());
        }

        private void end(Duration flight) {
            if (!open.getAndSet(false) || !counts()) {
                return;
            }
            if (unsent) {
                send("unsent", id);
            } else {
                send("ended", id, micros(flight));
            }
        }
    }
}
