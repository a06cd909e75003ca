package io.keyaudit.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** What garbage collections show of the heap since it was made. Thread-safe. */
final class CollectedHeap {
    private static final Set<String> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toUnmodifiableSet());

    private long allocated;
    private long usedAfterLast;
    private long mostAfterAny;

    private CollectedHeap() {}

    static CollectedHeap watch() {
        CollectedHeap heap = new CollectedHeap();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> heap.collected((CompositeData) notification.getUserData()),
                            null,
                            null);
        }
        return heap;
    }

    /** Returns the most that was in use just after any collection. */
    synchronized long mostMebibytes() {
        return mostAfterAny >> 20;
    }

    /**
     * Returns how much was allocated since the process began, to within what a collection that is being reported freed.
     * Threads that have ended cannot be asked for it before Java 21.
     */
    synchronized long allocatedBytes() {
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return allocated + Math.max(0, used - usedAfterLast);
    }

    private synchronized void collected(CompositeData data) {
        GcInfo collection = GarbageCollectionNotificationInfo.from(data).getGcInfo();
        allocated += Math.max(0, used(collection.getMemoryUsageBeforeGc()) - usedAfterLast);
        usedAfterLast = used(collection.getMemoryUsageAfterGc());
        mostAfterAny = Math.max(mostAfterAny, usedAfterLast);
    }

    private static long used(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool -> HEAP.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }
}
