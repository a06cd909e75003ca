package io.keyaudit.benchmarks;

import io.keyaudit.audit.AuditTarget;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Runs the command and {@link BareClient} on the same keys, each as a process of its own, in turns, and prints the
 * median of what each needed and its ratio to the bare client's.
 */
public final class ThroughputRun {
    private static final double NANOS = 1e9;

    private final Path folder;
    private final int concurrency;

    private ThroughputRun(Path folder, int concurrency) {
        this.folder = folder;
        this.concurrency = concurrency;
    }

    /** A main method with its arguments, and what its processes needed. */
    private record Contender(String name, List<String> main, List<Need> needs) {
        static Contender of(String name, List<String> main) {
            return new Contender(name, main, new ArrayList<>());
        }
    }

    /** What one process needed. */
    private record Need(double seconds, double processorSeconds, double allocatedMebibytes) {
        static Need median(List<Need> needs) {
            return new Need(
                    median(needs.stream().mapToDouble(Need::seconds).toArray()),
                    median(needs.stream().mapToDouble(Need::processorSeconds).toArray()),
                    median(needs.stream().mapToDouble(Need::allocatedMebibytes).toArray()));
        }

        private static double median(double... values) {
            Arrays.sort(values);
            return values[values.length / 2];
        }

        String comparedWith(Need other) {
            return String.format(
                    Locale.ROOT,
                    "%.2f s (x %.2f), processor %.2f s (x %.2f), allocated %.0f MiB (x %.2f)",
                    seconds,
                    seconds / other.seconds,
                    processorSeconds,
                    processorSeconds / other.processorSeconds,
                    allocatedMebibytes,
                    allocatedMebibytes / other.allocatedMebibytes);
        }
    }

    /** Runs it with how many keys, how many of them to ask about at a time, and how often. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int keys = Integer.parseInt(arguments[0]);
        ThroughputRun run =
                new ThroughputRun(Files.createTempDirectory("keyaudit-throughput"), Integer.parseInt(arguments[1]));
        int rounds = Integer.parseInt(arguments[2]);
        try (Portal portal = Portal.start(keys)) {
            List<Contender> contenders = run.contenders(run.write(portal));
            // The portal's own start is nobody's.
            run.run(contenders.get(0).main());
            for (int round = 0; round < rounds; round++) {
                for (Contender contender : contenders) {
                    contender.needs().add(run.run(contender.main()));
                }
            }
            Need bare = Need.median(contenders.get(0).needs());
            contenders.forEach(contender -> System.out.println(
                    contender.name() + ": " + Need.median(contender.needs()).comparedWith(bare)));
        }
    }

    /** Writes the same keys as a keys file and as a plain list, and returns the portal's address. */
    private String write(Portal portal) throws IOException {
        String address = "";
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("keys.yaml"));
                BufferedWriter list = Files.newBufferedWriter(folder.resolve("keys.txt"))) {
            file.write("version: 1\nkeys:\n");
            for (AuditTarget key : portal) {
                address = key.endpoint().orElseThrow().toString();
                Path secret = secrets.resolve(key.name());
                Files.writeString(secret, portal.lastSecret());
                file.write("  - name: " + key.name() + "\n    provider: docspace\n    endpoint: " + address
                        + "\n    credentials: { apiKey: file:secrets/" + key.name() + " }\n"
                        + "    options: { limit: none }\n");
                list.write(key.name() + " " + secret + "\n");
            }
        }
        return address;
    }

    /** The bare client comes first. */
    private List<Contender> contenders(String address) {
        return List.of(
                Contender.of("bare", bare(address, false)),
                Contender.of("bare, a connection for each request", bare(address, true)),
                Contender.of(
                        "keyaudit check",
                        List.of(
                                "io.keyaudit.cli.Main",
                                "check",
                                folder.resolve("keys.yaml").toString(),
                                "--concurrency",
                                String.valueOf(concurrency),
                                "--format",
                                "json=" + folder.resolve("report.json"))));
    }

    private List<String> bare(String address, boolean ownConnections) {
        return List.of(
                BareClient.class.getName(),
                address,
                folder.resolve("keys.txt").toString(),
                folder.resolve("report.txt").toString(),
                String.valueOf(concurrency),
                String.valueOf(ownConnections));
    }

    private Need run(List<String> main) throws IOException, InterruptedException {
        Path results = folder.resolve("results");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Measured.class.getName(),
                results.toString()));
        command.addAll(main);
        long start = System.nanoTime();
        int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
        double seconds = (System.nanoTime() - start) / NANOS;
        if (exitCode != 0) {
            throw new IOException(main.get(0) + " ended with " + exitCode);
        }
        String[] needed = Files.readString(results).strip().split(" ", -1);
        return new Need(seconds, Double.parseDouble(needed[0]), Double.parseDouble(needed[1]));
    }
}
