package io.keyaudit.audit;

import java.util.concurrent.ThreadFactory;

/** Threads that mostly wait: virtual ones where the JVM has them, daemons elsewhere. */
final class InspectionThreads {
    private static final String NAME = "keyaudit-";

    private InspectionThreads() {}

    static ThreadFactory create() {
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

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, NAME + "inspection");
        thread.setDaemon(true);
        return thread;
    }
}
