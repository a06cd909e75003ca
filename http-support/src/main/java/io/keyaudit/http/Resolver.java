package io.keyaudit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks hosts up, for no longer than there is time: the system's look-up can take minutes and cannot be stopped. */
final class Resolver {
    private static final ExecutorService LOOKUPS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "keyaudit-lookup");
        thread.setDaemon(true);
        return thread;
    });

    private Resolver() {}

    /**
     * Returns a host's addresses, at least one.
     *
     * @param deadline when to give up, by {@link System#nanoTime()}
     */
    static InetAddress[] addresses(String host, long deadline) throws IOException, InterruptedException {
        Future<InetAddress[]> lookup = LOOKUPS.submit(() -> InetAddress.getAllByName(host));
        try {
            return lookup.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new SocketTimeoutException();
        } catch (ExecutionException unknown) {
            throw new UnknownHostException();
        } finally {
            lookup.cancel(true);
        }
    }
}
