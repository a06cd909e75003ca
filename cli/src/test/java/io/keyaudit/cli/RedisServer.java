package io.keyaudit.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Assumptions;

/** A real {@code redis-server} on a free port. Tests without one are skipped. */
record RedisServer(int port, Process process) implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/redis-server");

    static RedisServer start(Path folder) throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(BINARY), "there is no " + BINARY + " (apt-get install redis-server)");
        int port = freePort();
        Path log = folder.resolve("redis.log");
        Process process = new ProcessBuilder(
                        BINARY.toString(),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--dir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RedisServer server = new RedisServer(port, process);
        server.awaitStart(log);
        return server;
    }

    /** Returns a port below those that connections and other tests' servers get: nobody takes it between two starts. */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // The next one, then.
            }
        }
    }

    private void awaitStart(Path log) throws IOException {
        while (!Files.readString(log).contains("Ready to accept connections")) {
            if (!process.isAlive()) {
                throw new IllegalStateException("redis-server does not start");
            }
            Thread.onSpinWait();
        }
    }

    String address() {
        return "redis://127.0.0.1:" + port;
    }

    /** Returns the server's answer as it is sent. */
    String send(String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
