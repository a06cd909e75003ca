package io.keyaudit.benchmarks;

import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A {@link PortalProcess}, and its keys as targets: made as they are taken, and not kept. For use by one thread. */
final class Portal implements AutoCloseable, Iterable<AuditTarget> {
    private final Process process;
    private final BufferedReader output;
    private final Endpoint endpoint;
    private final int keys;
    private String lastSecret = "";

    private Portal(Process process, BufferedReader output, Endpoint endpoint, int keys) {
        this.process = process;
        this.output = output;
        this.endpoint = endpoint;
        this.keys = keys;
    }

    static Portal start(int keys) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PortalProcess.class.getName(),
                        String.valueOf(keys))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        return new Portal(process, output, Endpoint.parse(line(output)), keys);
    }

    /** Each key once; to be asked for once. */
    @Override
    public Iterator<AuditTarget> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < keys;
            }

            @Override
            public AuditTarget next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return target(next++);
            }
        };
    }

    /** Returns the secret of the key that was taken last. */
    String lastSecret() {
        return lastSecret;
    }

    private AuditTarget target(int number) {
        try {
            lastSecret = line(output);
            return AuditTarget.builder("key" + number, "docspace")
                    .endpoint(endpoint)
                    .credential("apiKey", Secret.of(lastSecret))
                    .option("limit", "none")
                    .build();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String line(BufferedReader output) throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the portal's process ended early");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
