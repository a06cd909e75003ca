package io.keyaudit.policy;

import io.keyaudit.audit.KeyOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds the outcomes of an audit until its last key is known, for rules that compare keys. Used by one thread.
 *
 * <p>All methods can throw {@link java.io.UncheckedIOException}.
 */
public interface OutcomeSpool extends AutoCloseable {
    /** Adds the next outcome. */
    void add(KeyOutcome outcome);

    /** Passes on all outcomes in the order in which they were added. Called once. */
    void drain(Consumer<? super KeyOutcome> next);

    @Override
    void close();

    /** Returns a spool that holds outcomes in memory. */
    static OutcomeSpool inMemory() {
        List<KeyOutcome> outcomes = new ArrayList<>();
        return new OutcomeSpool() {
            @Override
            public void add(KeyOutcome outcome) {
                outcomes.add(outcome);
            }

            @Override
            public void drain(Consumer<? super KeyOutcome> next) {
                outcomes.forEach(next);
            }

            @Override
            public void close() {
                outcomes.clear();
            }
        };
    }
}
