package io.keyaudit.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
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

    /** Returns a port below those that connections and other tests' servers get: nobody takes it between two starts. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // The next one, then.
            } catch (IOException unexpected) {
                throw new UncheckedIOException(unexpected);
            }
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
        Path log = directory.resolve("redis-" + port + ".log");
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!Files.readString(log).contains("Ready to accept connections")) {
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
