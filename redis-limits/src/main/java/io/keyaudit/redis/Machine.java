package io.keyaudit.redis;

import io.keyaudit.spi.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One of those that share.
 *
 * @param id its name among them, new each time it starts
 * @param server what they share
 * @param whenCountBegins learns for how long nothing is sent to a host, because the server does not know what was
 * @param serial counts what it asks for
 */
record Machine(
        String id,
        ScriptServer server,
        Patience patience,
        Lease lease,
        Consumer<Duration> whenCountBegins,
        Ticker ticker,
        Clock clock,
        AtomicLong serial) {

    /** Returns a name that nobody else uses, nor this machine again. */
    String nextId() {
        return id + ':' + serial.incrementAndGet();
    }
}
