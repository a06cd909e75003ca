package io.keyaudit.sandbox;

import java.util.TreeSet;

/** The nonces that a key has used, as unsigned 64-bit numbers. Thread-safe. */
final class NonceMemory {
    private final long window;
    private final TreeSet<Long> used = new TreeSet<>(Long::compareUnsigned);

    /**
     * The memory of a key.
     *
     * @param window how far below the highest an unused nonce is still accepted; 0 if every nonce must be the highest
     */
    NonceMemory(long highest, long window) {
        this.window = window;
        used.add(highest);
    }

    synchronized long highest() {
        return used.last();
    }

    /** Returns whether the nonce is accepted, and so counts as used; a refused one changes nothing. */
    synchronized boolean accepts(long nonce) {
        long highest = used.last();
        boolean higher = Long.compareUnsigned(nonce, highest) > 0;
        boolean accepted = higher || (Long.compareUnsigned(highest - nonce, window) <= 0 && !used.contains(nonce));
        if (accepted) {
            used.add(nonce);
            used.removeIf(old -> Long.compareUnsigned(used.last() - old, window) > 0);
        }
        return accepted;
    }
}
