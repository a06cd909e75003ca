package io.keyaudit.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection of a {@link RawService}, with the request that came last. */
public final class RawExchange {
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

    private final Socket connection;
    private final InputStream in;
    private final AtomicLong written;
    private String head = "";
    private byte[] body = {};

    RawExchange(Socket connection, AtomicLong written) throws IOException {
        this.connection = connection;
        this.in = new BufferedInputStream(connection.getInputStream());
        this.written = written;
    }

    /** Returns the request's first line and its headers. */
    public String head() {
        return head;
    }

    /** Returns the request's body. */
    public byte[] body() {
        return body.clone();
    }

    /** Returns whether the request has this header with this value. */
    public boolean hasHeader(String name, String value) {
        return head.lines().anyMatch(line -> line.equalsIgnoreCase(name + ": " + value));
    }

    /** Writes these characters. */
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes these bytes. */
    public void write(byte[] bytes) throws IOException {
        connection.getOutputStream().write(bytes);
        written.addAndGet(bytes.length);
    }

    /** Writes a whole answer of JSON. */
    public void writeJson(String json) throws IOException {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + json);
    }

    /** Does nothing for this long; fails as soon as the client has hung up. */
    public void idle(Duration time) throws IOException {
        connection.setSoTimeout((int) time.toMillis());
        try {
            if (in.read() < 0) {
                throw new SocketException("the client has hung up");
            }
        } catch (SocketTimeoutException idled) {
            connection.setSoTimeout(0);
        }
    }

    /** Ends the connection, though the client can wait for more. */
    public void hangUp() throws IOException {
        connection.close();
    }

    /** Ends the connection as a machine does that has forgotten it: with a reset, and what was not read yet is lost. */
    public void reset() throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    /** Reads the next request; whether there was one. */
    boolean readRequest() throws IOException {
        if (connection.isClosed()) {
            return false;
        }
        StringBuilder read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            read.append((char) next);
        }
        head = read.toString();
        Matcher length = CONTENT_LENGTH.matcher(head);
        body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return true;
    }
}
