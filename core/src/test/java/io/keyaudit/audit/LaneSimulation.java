package io.keyaudit.audit;

import io.keyaudit.audit.Lane.Queued;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.RateLimiter.Slot;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.VirtualTicker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/** Asks hosts about keys in virtual time, by the real lanes and limiters: one request for each key. */
final class LaneSimulation {
    private static final RateLimit LIMIT = new RateLimit(90, Duration.ofSeconds(60));

    private final VirtualTicker ticker = new VirtualTicker();
    private final RateLimiters limiters = RateLimiters.create(ticker);
    private final Lanes lanes;
    private final Function<String, Duration> latency;
    private final Map<String, Host> hosts = new HashMap<>();
    private final Map<String, Duration> finished = new HashMap<>();
    private final Queue<Event> events = new PriorityQueue<>(Comparator.comparing(Event::at));
    private int underWay;
    private int mostUnderWay;

    /** With so many keys of one host, and of all, at a time; a host answers after its latency. */
    LaneSimulation(int perHost, int total, Function<String, Duration> latency) {
        this.lanes = new Lanes(perHost, total, 3, ticker, (lane, nanos) -> {});
        this.latency = latency;
    }

    private record Event(Duration at, Runnable action) {}

    private record Host(RateLimiter limiter, Queue<Queued> queue, Set<Queued> waiting) {}

    /** Asks about a key at each of these hosts, in this order; returns when the last answer of each came. */
    Map<String, Duration> run(Iterable<String> hostOfEachKey) throws InterruptedException, ProviderException {
        long position = 0;
        for (String host : hostOfEachKey) {
            lanes.add(
                    lanes.lane(host),
                    position,
                    AuditTarget.builder("k" + position, host).build());
            position++;
        }
        while (underWay > 0 || lanes.hasPending()) {
            for (Optional<Queued> next = lanes.start(); next.isPresent(); next = lanes.start()) {
                begin(next.get());
            }
            next();
        }
        return finished;
    }

    int mostUnderWay() {
        return mostUnderWay;
    }

    private void begin(Queued key) throws InterruptedException, ProviderException {
        mostUnderWay = Math.max(mostUnderWay, ++underWay);
        Host host = hosts.computeIfAbsent(
                key.lane().host(),
                name -> new Host(limiters.forHost(name, LIMIT), new ArrayDeque<>(), new HashSet<>()));
        host.queue().add(key);
        serve(host);
    }

    /** What the threads that wait for a limiter do. */
    private void serve(Host host) throws InterruptedException, ProviderException {
        while (!host.queue().isEmpty()) {
            Queued first = host.queue().element();
            first.lane().health().limitedBy(host.limiter());
            Duration delay = host.limiter().delay();
            if (!delay.isZero()) {
                if (host.waiting().add(first)) {
                    lanes.waits(first);
                }
                after(delay, () -> serve(host));
                return;
            }
            host.queue().remove();
            host.waiting().remove(first);
            lanes.goesOn(first);
            Slot slot = host.limiter().acquire();
            String name = first.lane().host();
            after(latency.apply(name), () -> {
                slot.close();
                underWay--;
                lanes.ended(first);
                finished.put(name, ticker.elapsed());
                serve(host);
            });
        }
    }

    private interface Action {
        void run() throws InterruptedException, ProviderException;
    }

    private void after(Duration time, Action action) {
        events.add(new Event(ticker.elapsed().plus(time), () -> {
            try {
                action.run();
            } catch (InterruptedException | ProviderException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }));
    }

    /** Lets time pass until something happens. */
    private void next() {
        Duration now = ticker.elapsed();
        Duration wake = lanes.nanosUntilNext()
                .map(nanos -> now.plusNanos(Math.max(0, nanos)))
                .orElse(Duration.ofDays(1_000));
        Event event = events.peek();
        if (event == null || event.at().compareTo(wake) > 0) {
            ticker.pass(wake.minus(now));
        } else {
            ticker.pass(event.at().minus(now));
            events.remove().action().run();
        }
    }
}
