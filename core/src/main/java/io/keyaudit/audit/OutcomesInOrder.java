package io.keyaudit.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Hands outcomes on in the order of their targets. For use by one thread. */
final class OutcomesInOrder {
    private final Consumer<? super KeyOutcome> report;
    private final Map<Long, TargetOutcome> ready = new HashMap<>();
    private long next;

    OutcomesInOrder(Consumer<? super KeyOutcome> report) {
        this.report = report;
    }

    void add(long position, TargetOutcome outcome) {
        ready.put(position, outcome);
        for (TargetOutcome first = ready.remove(next); first != null; first = ready.remove(next)) {
            next++;
            first.handOn(report);
        }
    }

    /** Returns the position of the first outcome that is not there yet. */
    long next() {
        return next;
    }
}
