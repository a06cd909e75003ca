package io.keyaudit.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Passes on what machines and a server say, but for one connection, which it cuts once so many bytes went one way. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int server;
    private final boolean questions;
    private final AtomicLong left;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /**
     * Starts one.
     *
     * @param questions whether what the server is asked is counted, and not what it answers
     * @param bytes how many of those are passed on before the cut
     */
    CuttingProxy(int server, boolean questions, long bytes) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        this.questions = questions;
        this.left = new AtomicLong(bytes);
        threads.execute(this::accept);
    }

    String address() {
        return "redis://127.0.0.1:" + listening.getLocalPort();
    }

    /** Returns whether the cut was made. */
    boolean hasCut() {
        return left.get() < 0;
    }

    private void accept() {
        try {
            while (true) {
                Socket machine = listening.accept();
                Socket redis = new Socket(InetAddress.getLoopbackAddress(), server);
                open.addAll(List.of(machine, redis));
                threads.execute(() -> pass(machine, redis, questions));
                threads.execute(() -> pass(redis, machine, !questions));
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    private void pass(Socket from, Socket to, boolean counted) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                long before = counted && !hasCut() ? left.getAndAdd(-length) : Long.MAX_VALUE;
                out.write(buffer, 0, (int) Math.min(length, Math.max(0, before)));
                out.flush();
                if (before < length) {
                    return;
                }
            }
        } catch (IOException cut) {
            // Both ends are closed.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        } finally {
            threads.shutdownNow();
        }
    }
}
