package io.keyaudit.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Hands outcomes on in the order of their targets. For use by one thread. */
final class OutcomesInOrder {
    private final OutcomeSpool spool;
    private final Consumer<? super KeyOutcome> report;
    private final Map<Long, List<Supplier<KeyOutcome>>> waiting = new HashMap<>();
    private long next;

    OutcomesInOrder(OutcomeSpool spool, Consumer<? super KeyOutcome> report) {
        this.spool = spool;
        this.report = report;
    }

    void add(long position, TargetOutcome outcome) {
        if (position > next) {
            waiting.put(position, outcome.all().map(spool::keep).toList());
            return;
        }
        next++;
        outcome.all().forEach(report);
        for (var first = waiting.remove(next); first != null; first = waiting.remove(next)) {
            next++;
            first.forEach(kept -> report.accept(kept.get()));
        }
    }

    /** Returns the position of the first outcome that is not there yet. */
    long next() {
        return next;
    }
}
