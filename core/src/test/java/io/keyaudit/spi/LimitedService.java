package io.keyaudit.spi;

import io.keyaudit.spi.RateLimiter.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A service in virtual time that requests reach at any time between their sending and their end. */
final class LimitedService {
    final VirtualTicker ticker;
    final RateLimiter limiter;
    private final RateLimit limit;
    private final Random random;
    private final List<Duration> arrivals = new ArrayList<>();
    private int underWay;

    LimitedService(RateLimit limit, Random random) {
        this.limit = limit;
        this.random = random;
        ticker = new VirtualTicker(random.nextLong());
        limiter = new SlidingWindowLimiter(limit, ticker, new HostPause(ticker, random));
    }

    /** One that is answered after this time. */
    void request(Duration latency) throws InterruptedException, ProviderException {
        Slot slot = acquire();
        arriveWithin(latency);
        ticker.after(latency, () -> {
            slot.close();
            underWay--;
        });
    }

    /** One that is given up on after this time, and arrives then or later. */
    void giveUpOn(Duration patience) throws InterruptedException, ProviderException {
        Slot slot = acquire();
        arriveWithin(patience.plus(RateLimiter.LONGEST_FLIGHT));
        ticker.after(patience, () -> {
            slot.abandon();
            underWay--;
        });
    }

    private Slot acquire() throws InterruptedException, ProviderException {
        while (underWay == limit.requests()) {
            ticker.pass(Duration.ofMillis(1));
        }
        Slot slot = limiter.acquire();
        underWay++;
        return slot;
    }

    private void arriveWithin(Duration latest) {
        Duration travel = Duration.ofNanos((long) (latest.toNanos() * random.nextDouble()));
        arrivals.add(ticker.elapsed().plus(travel));
    }

    int mostInOneWindow() {
        return mostInOneWindow(arrivals, limit.window());
    }

    /** Windows include both their ends. */
    static int mostInOneWindow(List<Duration> arrivals, Duration window) {
        List<Duration> sorted = arrivals.stream().sorted().toList();
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (sorted.get(last).minus(window).compareTo(sorted.get(first)) > 0) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
