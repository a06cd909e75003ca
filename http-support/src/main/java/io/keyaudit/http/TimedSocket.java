package io.keyaudit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A connection whose reads end at a deadline, however slowly bytes arrive, also those that TLS makes underneath, and when
 * the reading thread is interrupted. For use by one thread at a time.
 */
final class TimedSocket extends Socket {
    private final SocketChannel channel;
    private final Socket socket;
    private long deadline;
    private long longestStall = Long.MAX_VALUE;

    /**
     * A socket that is not connected yet.
     *
     * @param deadline when all must be over, by {@link System#nanoTime()}
     */
    TimedSocket(long deadline) throws IOException {
        // Only a channel's reads can be interrupted on platform threads.
        this.channel = SocketChannel.open();
        this.socket = channel.socket();
        this.deadline = deadline;
    }

    /** Connects to an address. */
    void connect(InetSocketAddress address, Duration timeout) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(address, millis(timeout.toNanos()));
    }

    /** Sets when all must be over, by {@link System#nanoTime()}, and how long a single read can stand still. */
    void limit(long newDeadline, Duration stall) {
        deadline = newDeadline;
        longestStall = stall.toNanos();
    }

    private int millis(long most) throws SocketTimeoutException {
        long left = Math.min(deadline - System.nanoTime(), Math.min(most, longestStall));
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream in = socket.getInputStream();
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                socket.setSoTimeout(millis(Long.MAX_VALUE));
                return in.read(into, offset, length);
            }

            @Override
            public int available() throws IOException {
                return in.available();
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public boolean isBound() {
        return socket.isBound();
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return socket.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return socket.isOutputShutdown();
    }

    @Override
    public void shutdownInput() throws IOException {
        socket.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }
}
