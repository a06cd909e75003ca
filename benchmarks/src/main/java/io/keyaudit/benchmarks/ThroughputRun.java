package io.keyaudit.benchmarks;

import io.keyaudit.audit.AuditTarget;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
            Map<String, List<String>> contenders = run.contenders(run.write(portal));
            // The portal's own start is nobody's.
            run.run(contenders.get("bare"));
            Map<String, List<Need>> needs = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<String, List<String>> contender : contenders.entrySet()) {
                    needs.computeIfAbsent(contender.getKey(), absent -> new ArrayList<>())
                            .add(run.run(contender.getValue()));
                }
            }
            Need bare = Need.median(needs.get("bare"));
            needs.forEach((name, each) ->
                    System.out.println(name + ": " + Need.median(each).comparedWith(bare)));
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

    private Map<String, List<String>> contenders(String address) {
        Map<String, List<String>> contenders = new LinkedHashMap<>();
        contenders.put("bare", bare(address, false));
        contenders.put("bare, a connection for each request", bare(address, true));
        contenders.put(
                "keyaudit check",
                List.of(
                        "io.keyaudit.cli.Main",
                        "check",
                        folder.resolve("keys.yaml").toString(),
                        "--concurrency",
                        String.valueOf(concurrency),
                        "--format",
                        "json=" + folder.resolve("report.json")));
        return contenders;
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
        String[] needed = Files.readString(results).strip().split(" ");
        return new Need(seconds, Double.parseDouble(needed[0]), Double.parseDouble(needed[1]));
    }
}
