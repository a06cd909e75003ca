package io.keyaudit.secrets;

/** Threads that wait for a helper. They end with it, and keep no JVM alive. */
final class HelperThreads {
    private HelperThreads() {}

    static void start(String helper, Runnable task) {
        Thread thread = new Thread(task, "keyaudit-helper-" + helper);
        thread.setDaemon(true);
        thread.start();
    }
}
