package io.keyaudit.audit;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Threads that mostly wait: virtual ones where the JVM has them, daemons elsewhere. */
final class InspectionThreads {
    private static final String NAME = "keyaudit-";

    private InspectionThreads() {}

    static ThreadFactory factory() {
        try {
            // Called by name, since the baseline is Java 17 and virtual threads came with 21.
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object named = type.getMethod("name", String.class, long.class).invoke(builder, NAME, 0L);
            return (ThreadFactory) type.getMethod("factory").invoke(named);
        } catch (ReflectiveOperationException before21) {
            return InspectionThreads::daemon;
        }
    }

    /**
     * Returns what runs each task at once: on a virtual thread of its own, or on a daemon that no other task has at the
     * time. Daemons are used again: the JVM sets memory aside for each new one, up to a megabyte of the heap.
     */
    static ExecutorService executor() {
        ThreadFactory factory = factory();
        try {
            return (ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, factory);
        } catch (ReflectiveOperationException before21) {
            return Executors.newCachedThreadPool(factory);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, NAME + "inspection");
        thread.setDaemon(true);
        return thread;
    }
}
