package io.keyaudit.benchmarks;

import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.Grant;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Severity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.ReportFormat;
import io.keyaudit.formats.ReportSettings;
import io.keyaudit.formats.policy.PolicyPlaces;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.formats.table.TableStyle;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Conclusion;
import io.keyaudit.policy.Controls;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.providers.Providers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes one format of report on keys that break ten rules each, and says how long it took and how much heap it held: {@code
 * FormatRun FORMAT KEYS FILE}.
 */
public final class FormatRun {
    private static final int RULES = 10;
    private static final double NANOS = 1e9;

    private FormatRun() {}

    /** Runs it with the format's name, how many keys there are, and the file to write. */
    public static void main(String[] arguments) throws IOException {
        ReportFormat format = ReportFormat.find(arguments[0]).orElseThrow();
        int keys = Integer.parseInt(arguments[1]);
        Path file = Path.of(arguments[2]);
        CollectedHeap heap = CollectedHeap.watch();
        long start = System.nanoTime();
        long findings;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            findings = write(format, keys, out);
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %d keys, %d findings, %.1f s, processor %.1f s, %.1f MB, at most %d MiB after a collection",
                format.text(),
                keys,
                findings,
                (System.nanoTime() - start) / NANOS,
                ProcessorTime.nanos() / NANOS,
                Files.size(file) / 1e6,
                heap.mostMebibytes()));
    }

    /** Returns how many findings there are. */
    static long write(ReportFormat format, int keys, OutputStream out) {
        Providers none = Providers.of();
        ReportWriter report = format.open(
                out,
                new ReportSettings(
                        none,
                        Optional.empty(),
                        PolicyPlaces.NONE,
                        TableStyle.fitting(List.of(), TableStyle.USUAL_WIDTH, false),
                        ReportView.DEFAULT,
                        Optional.empty(),
                        false,
                        false));
        Assessment assessment = Assessment.of(policy(), none, Clock.systemUTC());
        report.begin(new ReportStart(
                Instant.now(),
                Optional.of("ten rules"),
                assessment.rules(),
                Severity.LOW,
                Provenance.ofRun("benchmark")));
        for (int key = 0; key < keys; key++) {
            assessment.assess(key("key-" + key), report::add);
        }
        Conclusion conclusion = assessment.conclude(report::add);
        report.end(new ReportEnd(Instant.now(), conclusion.findings(), conclusion.controls()));
        return conclusion.summary().standingFrom(Severity.INFO);
    }

    private static Policy policy() {
        Policy.Builder policy = Policy.builder("ten rules");
        for (int rule = 0; rule < RULES; rule++) {
            policy.rule(Rule.builder(new RuleDescription(
                            "rule-" + rule,
                            "Every key expires",
                            Severity.MEDIUM,
                            "Replace it.",
                            Controls.of("IA-5, CC6.1")))
                    .expect(new Expectation.MustExpire())
                    .build());
        }
        return policy.build();
    }

    private static KeyOutcome key(String name) {
        return new KeyOutcome.Inspected(
                AuditTarget.builder(name, "service").build(),
                new KeySnapshot(
                        "service",
                        Endpoint.parse("https://service.example"),
                        PermissionSet.of(List.of(new Permission("files", Grant.GRANTED, Grant.DENIED))),
                        List.of("files:read"),
                        List.of(),
                        KeyState.ACTIVE,
                        KeyAttributes.unknown().withExpiresAt(Fact.none()),
                        new Evidence(Evidence.Method.INTROSPECTED, List.of("GET /key"), Instant.now(), Map.of())));
    }
}
