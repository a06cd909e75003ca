package io.keyaudit.benchmarks;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.formats.ReportFormat;
import io.keyaudit.formats.ReportSettings;
import io.keyaudit.formats.journal.OutcomeFile;
import io.keyaudit.formats.policy.PolicyPlaces;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.formats.table.TableStyle;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Conclusion;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Audits keys of a service without a network, judges them by a policy, and writes reports of several formats: how time
 * and heap grow with the number of keys.
 */
public final class GrowthRun {
    private static final double NANOS = 1e9;

    private GrowthRun() {}

    /** Whether a rule compares the keys of an owner, for which all keys wait for the last one. */
    enum Rules {
        ALONE,
        OWNERS
    }

    /** Runs it with the number of keys, {@code alone} or {@code owners}, and the formats of the reports, separated by commas. */
    public static void main(String[] arguments) throws IOException {
        int keys = Integer.parseInt(arguments[0]);
        Rules rules = Rules.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        List<ReportFormat> formats = Stream.of(arguments[2].split(",", -1))
                .map(name -> ReportFormat.find(name).orElseThrow())
                .toList();
        CollectedHeap heap = CollectedHeap.watch();
        long start = System.nanoTime();
        long findings = audit(keys, rules, formats);
        System.out.println(String.format(
                Locale.ROOT,
                "%d keys, %s, %s: %d findings, %.1f s, processor %.1f s, at most %d MiB after a collection",
                keys,
                arguments[1],
                formats.stream().map(ReportFormat::text).toList(),
                findings,
                (System.nanoTime() - start) / NANOS,
                ProcessorTime.nanos() / NANOS,
                heap.mostMebibytes()));
    }

    /** Returns how many findings there are. */
    static long audit(int keys, Rules rules, List<ReportFormat> formats) throws IOException {
        Providers providers = Providers.of(new MemoryProvider());
        Path folder = Files.createTempDirectory("keyaudit-growth");
        try (OutcomeFile spool = new OutcomeFile();
                Reports reports = Reports.open(folder, formats, providers)) {
            Assessment assessment = Assessment.of(policy(rules), providers, Clock.systemUTC(), spool);
            reports.each(report -> report.begin(new ReportStart(
                    Instant.now(),
                    Optional.of("growth"),
                    assessment.rules(),
                    Severity.LOW,
                    Provenance.ofRun("benchmark"))));
            KeyAuditor.builder()
                    .providers(providers)
                    .build()
                    .audit(
                            MemoryProvider.keys(keys),
                            outcome -> assessment.assess(outcome, key -> reports.each(report -> report.add(key))));
            Conclusion conclusion = assessment.conclude(key -> reports.each(report -> report.add(key)));
            reports.each(
                    report -> report.end(new ReportEnd(Instant.now(), conclusion.findings(), conclusion.controls())));
            return conclusion.summary().standingFrom(Severity.INFO);
        }
    }

    private static Policy policy(Rules rules) {
        Policy.Builder policy = Policy.builder("growth")
                .rule(Rule.builder(new RuleDescription(
                                "expires", "Every key expires", Severity.MEDIUM, "Replace it.", List.of()))
                        .expect(new Expectation.MustExpire())
                        .build());
        if (rules == Rules.OWNERS) {
            policy.rule(Rule.builder(new RuleDescription(
                            "few-keys", "Nobody has very many keys", Severity.MEDIUM, "Revoke some.", List.of()))
                    .expect(new Expectation.MaxKeysPerOwner(1_000_000))
                    .build());
        }
        return policy.build();
    }

    /** Reports that are written at the same time. */
    private record Reports(List<ReportWriter> writers, List<OutputStream> files) implements AutoCloseable {
        static Reports open(Path folder, List<ReportFormat> formats, Providers providers) throws IOException {
            ReportSettings settings = new ReportSettings(
                    providers,
                    Optional.empty(),
                    PolicyPlaces.NONE,
                    TableStyle.fitting(List.of(), TableStyle.USUAL_WIDTH, false),
                    ReportView.DEFAULT,
                    Optional.empty(),
                    false,
                    false);
            List<OutputStream> files = new ArrayList<>();
            for (ReportFormat format : formats) {
                files.add(new BufferedOutputStream(Files.newOutputStream(folder.resolve(format.text()))));
            }
            return new Reports(
                    IntStream.range(0, formats.size())
                            .mapToObj(place -> formats.get(place).open(files.get(place), settings))
                            .toList(),
                    files);
        }

        void each(Consumer<ReportWriter> what) {
            writers.forEach(what);
        }

        @Override
        public void close() throws IOException {
            for (OutputStream file : files) {
                file.close();
            }
        }
    }
}
