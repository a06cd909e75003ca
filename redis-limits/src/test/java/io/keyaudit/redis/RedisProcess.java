package io.keyaudit.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real {@code redis-server} on a free port, which can be killed and started again. Tests without one are skipped. */
final class RedisProcess implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/redis-server");
    private static final int PATIENCE_SECONDS = 20;

    private final Path directory;
    private final int port;
    private final List<String> settings;
    private Process process;

    private RedisProcess(Path directory, int port, List<String> settings) {
        this.directory = directory;
        this.port = port;
        this.settings = settings;
        this.process = launch();
    }

    /** Starts one with these settings besides, such as {@code --requirepass}. */
    static RedisProcess start(Path directory, String... settings) {
        Assumptions.assumeTrue(Files.isExecutable(BINARY), "there is no " + BINARY + " (apt-get install redis-server)");
        return new RedisProcess(directory, freePort(), List.of(settings));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    String address() {
        return "redis://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    /** Connects to it; to be closed. */
    RedisClient client() {
        RedisClient client = RedisClient.create(address());
        client.setOptions(ClientOptions.builder()
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .build());
        return client;
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(
                BINARY.toString(), "--port", String.valueOf(port), "--bind", "127.0.0.1", "--save", "", "--dir"));
        command.add(directory.toString());
        command.addAll(settings);
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("redis-" + port + ".log").toFile())
                    .start();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!accepts()) {
                if (System.nanoTime() > deadline || !started.isAlive()) {
                    throw new IllegalStateException("redis-server does not start: " + directory);
                }
                Thread.onSpinWait();
            }
            return started;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private boolean accepts() {
        int tls = settings.contains("--tls-port")
                ? Integer.parseInt(settings.get(settings.indexOf("--tls-port") + 1))
                : port;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), tls), 100);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends a signal, such as {@code STOP}. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void restart() {
        kill();
        process = launch();
    }

    @Override
    public void close() {
        kill();
    }
}
