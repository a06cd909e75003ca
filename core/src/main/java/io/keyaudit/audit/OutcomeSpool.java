package io.keyaudit.audit;

import java.util.function.Supplier;

/**
 * Keeps outcomes that cannot be reported yet, so that memory need not hold them all. Used by one thread.
 *
 * <p>All methods can throw {@link java.io.UncheckedIOException}.
 */
public interface OutcomeSpool extends AutoCloseable {
    /** Keeps an outcome, and returns what gives it back; to be called once, before the spool is closed. */
    Supplier<KeyOutcome> keep(KeyOutcome outcome);

    @Override
    void close();

    /** Returns a spool that keeps outcomes in memory. */
    static OutcomeSpool inMemory() {
        return new OutcomeSpool() {
            @Override
            public Supplier<KeyOutcome> keep(KeyOutcome outcome) {
                return () -> outcome;
            }

            @Override
            public void close() {
                // What it returned holds the outcomes.
            }
        };
    }
}
