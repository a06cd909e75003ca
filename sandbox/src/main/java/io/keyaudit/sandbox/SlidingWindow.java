package io.keyaudit.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Admits at most {@code limit} calls in any window of the given length. Refused calls do not count. Thread-safe. */
final class SlidingWindow {
    private final int limit;
    private final long length;
    private final LongSupplier nanoTime;
    private final Deque<Long> admitted = new ArrayDeque<>();

    SlidingWindow(int limit, Duration length, LongSupplier nanoTime) {
        this.limit = limit;
        this.length = length.toNanos();
        this.nanoTime = nanoTime;
    }

    int limit() {
        return limit;
    }

    synchronized boolean tryAcquire() {
        long now = nanoTime.getAsLong();
        // The window is closed at both ends: a call exactly one length ago still counts.
        while (!admitted.isEmpty() && now - admitted.getFirst() > length) {
            admitted.removeFirst();
        }
        return admitted.size() < limit && admitted.add(now);
    }
}
