package io.keyaudit.redis;

import java.util.List;

/** Runs scripts, in the order in which one machine sends them as long as its connection lasts. Thread-safe. */
interface ScriptServer {
    /**
     * Runs a script and returns what it answers.
     *
     * @throws UnreachableException if there is no answer; the script might have run, or run later
     * @throws InterruptedException if interrupted while waiting; the same
     */
    List<Object> run(Script script, List<String> keys, List<String> args)
            throws UnreachableException, InterruptedException;

    /** Runs a script whose answer does not matter, or does not, if the server cannot be reached. Returns at once. */
    void send(Script script, List<String> keys, List<String> args);
}
