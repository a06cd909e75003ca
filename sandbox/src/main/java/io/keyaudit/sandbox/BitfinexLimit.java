package io.keyaudit.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * 90 calls in any 60 seconds from each address to each endpoint; one more, and the address is blocked there for 60
 * seconds. Thread-safe.
 */
final class BitfinexLimit {
    private static final int CALLS = 90;
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration BLOCK = Duration.ofSeconds(60);

    private final LongSupplier nanoTime;
    private final Map<Caller, Calls> callers = new ConcurrentHashMap<>();

    BitfinexLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    boolean admits(String address, String path) {
        return callers.computeIfAbsent(new Caller(address, path), caller -> new Calls())
                .admits();
    }

    private record Caller(String address, String path) {}

    private final class Calls {
        private final SlidingWindow window = new SlidingWindow(CALLS, WINDOW, nanoTime);
        private boolean blocked;
        private long blockedSince;

        synchronized boolean admits() {
            long now = nanoTime.getAsLong();
            if (blocked && now - blockedSince < BLOCK.toNanos()) {
                return false;
            }
            blocked = !window.tryAcquire();
            blockedSince = now;
            return !blocked;
        }
    }
}
