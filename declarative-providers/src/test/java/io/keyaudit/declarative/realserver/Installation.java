package io.keyaudit.declarative.realserver;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The distribution of a server, unpacked in a folder of the test's. Where the test is run by root, the server is run by the user
 * {@value #NOBODY}, since some servers refuse root. Not thread-safe.
 */
final class Installation {
    private static final int NOBODY = 65534;
    private static final long SECONDS_TO_START = 400;

    private final Path folder;
    private final Path home;
    private final boolean root;

    private Installation(Path folder, Path home) throws IOException {
        this.folder = folder;
        this.home = home;
        this.root = Files.getAttribute(folder, "unix:uid").equals(0);
    }

    /**
     * Unpacks a distribution that the system property {@code keyaudit.NAME} names, and skips the tests without one.
     *
     * @param folder an empty one, which holds nothing but the installation
     */
    static Installation of(String name, Path folder) throws IOException {
        String archive = System.getProperty("keyaudit." + name, "");
        assumeTrue(
                !archive.isEmpty(),
                () -> name + " is not there; .ci/real-servers " + name + " downloads it and runs this");
        try (InputStream in = Files.newInputStream(Path.of(archive));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
                if (entry.getName().contains("/bin/") && !file.toFile().setExecutable(true, false)) {
                    throw new IOException("cannot be made executable: " + file);
                }
            }
        }
        try (Stream<Path> content = Files.list(folder)) {
            return new Installation(folder, content.findFirst().orElseThrow());
        }
    }

    /** Returns the folder of the server. */
    Path home() {
        return home;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Runs a command in the server's folder to its end. */
    void run(String input, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = prepare(List.of(command), Map.of());
        Process process = builder.start();
        try (var in = process.outputWriter()) {
            in.write(input);
        }
        if (!process.waitFor(SECONDS_TO_START, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " failed: " + log());
        }
    }

    /**
     * Starts the server and waits until it is ready.
     *
     * @param ready fails with an {@link IOException} or returns false until it is
     */
    RunningServer start(List<String> command, Map<String, String> environment, Callable<Boolean> ready)
            throws Exception {
        RunningServer server = new RunningServer(prepare(command, environment).start());
        if (!server.isReadyWithin(SECONDS_TO_START, ready)) {
            server.close();
            throw new IOException(String.join(" ", command) + " does not answer: " + log());
        }
        return server;
    }

    private ProcessBuilder prepare(List<String> command, Map<String, String> environment) throws IOException {
        List<String> complete = new ArrayList<>();
        if (root) {
            complete.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
            handOver();
        }
        complete.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(complete).directory(home.toFile()).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder;
    }

    private void handOver() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, "unix:uid", NOBODY);
            }
        }
    }

    private Path logFile() {
        return home.resolve("real-server.log");
    }

    private String log() throws IOException {
        String log = Files.readString(logFile());
        return log.substring(Math.max(0, log.length() - 4_000));
    }
}
