package io.keyaudit.audit;

import io.keyaudit.spi.RateLimiter.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * The slots of one inspection. They go back with it at the latest: one that a provider forgets, or hangs on to, would
 * in the end hold up all other keys of its host. Thread-safe.
 */
final class HeldSlots {
    private final List<Slot> slots = new ArrayList<>();
    private boolean over;

    /**
     * Keeps a slot to be given back, and returns it.
     *
     * @throws InterruptedException if the inspection is over already; the slot is given back
     */
    synchronized Slot hold(Slot slot) throws InterruptedException {
        if (over) {
            slot.close();
            throw new InterruptedException("the inspection is over");
        }
        slots.add(slot);
        return slot;
    }

    /** The inspection is over. What is still under way for it has been given up on. */
    synchronized void giveBack() {
        over = true;
        slots.forEach(Slot::abandon);
    }
}
