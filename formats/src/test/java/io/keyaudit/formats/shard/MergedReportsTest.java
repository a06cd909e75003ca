package io.keyaudit.formats.shard;

import static io.keyaudit.formats.Outcomes.permissions;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.PermissionSet;
import io.keyaudit.Severity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.Drift;
import io.keyaudit.drift.KeyRecord;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.RandomOutcomes;
import io.keyaudit.formats.ReportFormat;
import io.keyaudit.formats.ReportSettings;
import io.keyaudit.formats.journal.OutcomeFile;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.policy.PolicyPlaces;
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
import io.keyaudit.policy.Suppression;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the keys are and however they are divided, the reports on all shards are those of one process. */
class MergedReportsTest {
    private static final List<PermissionSet> FEW =
            List.of(permissions("files r-"), permissions("files rw", "rooms r-"), permissions("files r?"));

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("keyaudit.shard.seeds", 40));
    }

    private static RuleDescription rule(String id, Severity severity) {
        return new RuleDescription(id, "Title of " + id, severity, "Remedy of " + id, Controls.of("AC-6"));
    }

    private static Policy policy() {
        return Policy.builder("p")
                .rule(Rule.builder(rule("few", Severity.HIGH))
                        .expect(new Expectation.MaxKeysPerOwner(2))
                        .build())
                .rule(Rule.builder(rule("distinct", Severity.MEDIUM))
                        .expect(new Expectation.DistinctKeys())
                        .build())
                .rule(Rule.builder(rule("expires", Severity.LOW))
                        .expect(new Expectation.MustExpire())
                        .build())
                .rule(Rule.builder(rule("no-writing", Severity.CRITICAL))
                        .forbid("files:write")
                        .build())
                .suppression(new Suppression("few", List.of("k1*"), "known", LocalDate.of(2027, 1, 31)))
                .suppression(new Suppression("distinct", List.of("k2"), "over", LocalDate.of(2025, 1, 31)))
                .suppression(new Suppression("expires", List.of("nobody"), "unused", LocalDate.of(2027, 1, 31)))
                .build();
    }

    private static KeyOutcome owned(AuditTarget target, Random random) {
        KeyAttributes attributes = KeyAttributes.unknown()
                .withId(Fact.known("id-" + random.nextInt(12)))
                .withExpiresAt(
                        random.nextBoolean() ? Fact.none() : Fact.known(Instant.parse("2027-11-20T08:30:00.25Z")));
        if (random.nextInt(5) > 0) {
            attributes = attributes.withOwner(Fact.known(new KeyOwner("u" + random.nextInt(3), "Zoë")));
        }
        return new KeyOutcome.Inspected(
                target,
                new KeySnapshot(
                        "docs",
                        Endpoint.parse("https://portal.example.com"),
                        FEW.get(random.nextInt(FEW.size())),
                        List.of("files:read"),
                        List.of(),
                        random.nextInt(6) == 0 ? KeyState.UNKNOWN : KeyState.ACTIVE,
                        attributes,
                        new Evidence(
                                Evidence.Method.INTROSPECTED,
                                List.of("GET /keys/@self"),
                                Outcomes.STARTED.plusMillis(random.nextInt(2000)),
                                Map.of())));
    }

    private static List<KeyOutcome> outcomes(Random random) {
        RandomOutcomes any = new RandomOutcomes(random);
        List<KeyOutcome> outcomes = new ArrayList<>();
        for (int number = 1 + random.nextInt(25); number > 0; number--) {
            AuditTarget.Builder target =
                    AuditTarget.builder("k" + number, "docs").tag("t" + random.nextInt(3));
            switch (random.nextInt(8)) {
                case 0 -> outcomes.add(any.outcome("k" + number + any.text()));
                case 1 -> outcomes.add(new KeyOutcome.NotAsked(target.build()));
                case 2 ->
                    outcomes.add(
                            new KeyOutcome.Failed(target.inventory().build(), FailureKind.UNAVAILABLE, any.text()));
                case 3 -> {
                    outcomes.add(owned(target.inventory().build(), random));
                    for (int listed = random.nextInt(3); listed > 0; listed--) {
                        outcomes.add(owned(
                                AuditTarget.builder("k" + number + "/listed#" + listed, "docs")
                                        .listedBy("k" + number)
                                        .build(),
                                random));
                    }
                }
                default -> outcomes.add(owned(target.build(), random));
            }
        }
        return outcomes;
    }

    private static Map<ReportFormat, String> reports(
            Consumer<Consumer<KeyOutcome>> outcomes, KeysFile keys, Baseline earlier, OutcomeSpool spool) {
        Map<ReportFormat, ByteArrayOutputStream> written = new EnumMap<>(ReportFormat.class);
        List<ReportWriter> writers = new ArrayList<>();
        for (ReportFormat format : ReportFormat.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            written.put(format, out);
            writers.add(format.open(
                    out,
                    new ReportSettings(
                            FakeProvider.INSTALLED,
                            Optional.of(keys),
                            PolicyPlaces.NONE,
                            TableStyle.fitting(keys.targets(), 100, false),
                            new ReportView(ReportView.Detail.ALL, Severity.INFO, Optional.empty()),
                            Optional.of(earlier),
                            false,
                            false)));
        }
        Assessment assessment = Assessment.of(
                policy(),
                FakeProvider.INSTALLED,
                Clock.fixed(Outcomes.FINISHED, ZoneOffset.UTC),
                spool,
                Drift.since(earlier, FakeProvider.INSTALLED));
        ReportStart start = new ReportStart(
                Outcomes.STARTED, Optional.of("p"), assessment.rules(), Severity.LOW, Outcomes.PROVENANCE);
        writers.forEach(writer -> writer.begin(start));
        outcomes.accept(outcome -> assessment.assess(outcome, key -> writers.forEach(writer -> writer.add(key))));
        Conclusion conclusion = assessment.conclude(key -> writers.forEach(writer -> writer.add(key)));
        ReportEnd end = new ReportEnd(Outcomes.FINISHED, conclusion.findings(), conclusion.controls());
        writers.forEach(writer -> writer.end(end));
        Map<ReportFormat, String> texts = new EnumMap<>(ReportFormat.class);
        written.forEach((format, out) -> texts.put(format, out.toString(StandardCharsets.UTF_8)));
        return texts;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void areThoseOfOneProcess(long seed) throws Exception {
        Random random = new Random(seed);
        ShardedAudit audit = ShardedAudit.of(outcomes(random));
        Baseline earlier =
                Baseline.of(outcomes(random).stream().map(KeyRecord::of).toList());
        Map<ReportFormat, String> expected;
        try (OutcomeSpool spool = OutcomeSpool.inMemory()) {
            expected = reports(each -> audit.outcomes().forEach(each), audit.file(), earlier, spool);
        }
        int shards = 1 + random.nextInt(8);

        try (OutcomeSpool spool = new OutcomeFile()) {
            MergedShards merged = ShardedAudit.merge(audit.write(shards, folder), spool);
            Map<ReportFormat, String> found = reports(
                    each -> merged.keys()
                            .forEach(key -> each.accept(key.outcome().get())),
                    merged.listing(),
                    earlier,
                    spool);

            assertThat(merged.startedAt()).isEqualTo(Outcomes.STARTED);
            assertThat(merged.finishedAt()).isEqualTo(Outcomes.FINISHED);
            assertThat(found).isEqualTo(expected);
        }
    }
}
