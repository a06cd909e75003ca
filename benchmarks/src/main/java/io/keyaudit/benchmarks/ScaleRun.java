package io.keyaudit.benchmarks;

import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.json.JsonReport;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.KeyAssessment;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Audits many DocSpace keys in one run, writes their report as JSON, and prints how long it took and what it needed. */
public final class ScaleRun {
    private static final double NANOS = 1e9;

    private ScaleRun() {}

    /** How many keys, and the file to write the report to. */
    public static void main(String[] arguments) throws IOException {
        int keys = Integer.parseInt(arguments[0]);
        CollectedHeap heap = CollectedHeap.watch();
        long start = System.nanoTime();
        int inspected;
        try (OutputStream report = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            inspected = audit(keys, report);
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        System.out.println(String.format(
                Locale.ROOT,
                "%d keys, %d inspected, %.1f s, %.0f keys/s, %.1f s of processor time, at most %d MiB of %d after a collection",
                keys,
                inspected,
                seconds,
                keys / seconds,
                ProcessorTime.nanos() / NANOS,
                heap.mostMebibytes(),
                Runtime.getRuntime().maxMemory() >> 20));
    }

    /** Returns how many keys could be read. */
    static int audit(int keys, OutputStream out) throws IOException {
        int[] inspected = {0};
        ReportWriter report = new JsonReport(out);
        try (Portal portal = Portal.start(keys)) {
            report.begin(ReportStart.withoutPolicy(Instant.now(), Provenance.ofRun("benchmark")));
            KeyAuditor.create().audit(portal, outcome -> {
                inspected[0] += outcome instanceof Inspected ? 1 : 0;
                report.add(KeyAssessment.unjudged(outcome));
            });
            report.end(new ReportEnd(Instant.now(), List.of(), ControlResults.NONE));
        }
        return inspected[0];
    }
}
