package io.keyaudit.spi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Nonces kept in memory. */
final class JvmNonces implements Nonces {
    static final Nonces SHARED = new JvmNonces();

    /** A key that is forgotten is asked gently again, so what is kept here only saves requests. */
    private static final int MOST_KEYS = 10_000;

    private final Map<String, Kept> byKey = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST_KEYS && eldest.getValue().leases == 0;
        }
    };

    @Override
    public Lease lease(String key) throws InterruptedException {
        Kept kept;
        synchronized (byKey) {
            kept = byKey.computeIfAbsent(key, absent -> new Kept());
            kept.leases++;
        }
        try {
            kept.turn.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            release(kept);
            throw interrupted;
        }
        return new Turn(kept);
    }

    private void release(Kept kept) {
        synchronized (byKey) {
            kept.leases--;
        }
    }

    private static final class Kept {
        private final ReentrantLock turn = new ReentrantLock(true);

        /** How many hold or await the turn; guarded by the map. */
        private int leases;

        /** Guarded by the turn. */
        private NonceHistory history = NonceHistory.EMPTY;
    }

    private final class Turn implements Lease {
        private final Kept kept;

        Turn(Kept kept) {
            this.kept = kept;
        }

        @Override
        public NonceHistory history() {
            return kept.history;
        }

        @Override
        public void save(NonceHistory history) {
            kept.history = history;
        }

        @Override
        public void close() {
            kept.turn.unlock();
            release(kept);
        }
    }
}
