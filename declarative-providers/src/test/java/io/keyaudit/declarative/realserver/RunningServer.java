package io.keyaudit.declarative.realserver;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that runs, with its children. Thread-safe. */
record RunningServer(Process process) implements AutoCloseable {
    private static final long SECONDS_TO_END = 30;

    boolean isReadyWithin(long seconds, Callable<Boolean> ready) throws Exception {
        for (int i = 0; i < seconds && process.isAlive(); i++) {
            try {
                if (ready.call()) {
                    return true;
                }
            } catch (IOException notYet) {
                // It does not listen.
            }
            process.waitFor(1, TimeUnit.SECONDS);
        }
        return false;
    }

    /** Waits for a moment, or less if the server ends. */
    void pause() throws InterruptedException {
        process.waitFor(500, TimeUnit.MILLISECONDS);
    }

    /** Ends it and waits for its end, so that its folder can be deleted. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle one : all) {
            one.onExit()
                    .completeOnTimeout(one, SECONDS_TO_END, TimeUnit.SECONDS)
                    .join();
            one.destroyForcibly();
        }
    }
}
