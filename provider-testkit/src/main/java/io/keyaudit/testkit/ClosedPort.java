package io.keyaudit.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port on loopback that refuses every connection. It is held, so that no other program listens there meanwhile. */
public final class ClosedPort implements AutoCloseable {
    private final Socket bound;

    private ClosedPort(Socket bound) {
        this.bound = bound;
    }

    /** Takes a free port, and does not listen there. */
    public static ClosedPort take() {
        try {
            Socket bound = new Socket();
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new ClosedPort(bound);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the endpoint. */
    public String address() {
        return "http://127.0.0.1:" + bound.getLocalPort();
    }

    /** Gives the port back. */
    @Override
    public void close() {
        try {
            bound.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
