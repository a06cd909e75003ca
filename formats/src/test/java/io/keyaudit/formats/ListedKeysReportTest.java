package io.keyaudit.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Severity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.content.ListedKeys;
import io.keyaudit.formats.journal.Journal;
import io.keyaudit.formats.json.JsonReport;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.policy.PolicyPlaces;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.formats.sarif.SarifReport;
import io.keyaudit.formats.table.TableReport;
import io.keyaudit.formats.table.TableStyle;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.spi.KeyListing;
import io.keyaudit.spi.Ticker;
import io.keyaudit.yaml.Position;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How keys that an inventory lists are reported and remembered. */
class ListedKeysReportTest {
    private static final RuleDescription RULE = RuleDescription.of("r", "R", Severity.HIGH);

    @TempDir
    private Path folder;

    private static AuditTarget target(String name, boolean inventory, Optional<String> listedBy) {
        AuditTarget.Builder target = AuditTarget.builder(name, "docs");
        if (inventory) {
            target.inventory();
        }
        listedBy.ifPresent(target::listedBy);
        return target.build();
    }

    private static KeyOutcome.Inspected read(AuditTarget target, Map<String, String> details) {
        KeySnapshot like =
                ((KeyOutcome.Inspected) Outcomes.inspected("k", "docs", Outcomes.permissions("files r-"))).snapshot();
        return new KeyOutcome.Inspected(
                target,
                new KeySnapshot(
                        like.provider(),
                        like.endpoint(),
                        like.permissions(),
                        like.nativeScopes(),
                        like.unrecognizedScopes(),
                        like.state(),
                        like.attributes(),
                        new Evidence(
                                like.evidence().method(),
                                like.evidence().calls(),
                                like.evidence().observedAt(),
                                details)));
    }

    private static void tell(ReportWriter report) {
        report.begin(
                new ReportStart(Outcomes.STARTED, Optional.of("p"), List.of(RULE), Severity.LOW, Outcomes.PROVENANCE));
        report.add(Findings.judged(
                read(target("admin", true, Optional.empty()), Map.of(KeyListing.EVIDENCE, "2 keys of all users")),
                List.of()));
        report.add(Findings.judged(
                read(target("admin/a#1", false, Optional.of("admin")), Map.of()),
                List.of(Findings.open(RULE, "admin/a#1", "early"))));
        report.end(new ReportEnd(
                Outcomes.FINISHED, List.of(Findings.open(RULE, "admin/a#1", "late")), ControlResults.NONE));
    }

    private static JsonNode json(ReportWriter report, ByteArrayOutputStream out) {
        tell(report);
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aListedKeyIsWhereTheOneThatListedItIs() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        KeysFile keys = new KeysFile(
                Path.of("keys.yaml"),
                List.of(new KeysFile.Key(target("admin", true, Optional.empty()), new Position(7, 5))),
                1,
                "a".repeat(64));

        JsonNode results = json(
                        new SarifReport(
                                out, Optional.of(ListedKeys.of(keys)), PolicyPlaces.NONE, Optional.empty(), false),
                        out)
                .at("/runs/0/results");

        assertThat(results).hasSize(2).allSatisfy(result -> {
            assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                            .asString())
                    .startsWith("keyaudit/admin%7Ca%231/");
            assertThat(result.at("/relatedLocations/0/physicalLocation/region/startLine")
                            .asInt())
                    .isEqualTo(7);
            assertThat(result.at("/locations/0/logicalLocations/0/name").asString())
                    .isEqualTo("admin/a#1");
        });
    }

    @Test
    void theReportSaysByWhichKeyOneWasListed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        JsonNode report = json(new JsonReport(out), out);

        assertThat(ReportSchemaTest.schema("report").validate(report)).isEmpty();
        assertThat(report.at("/keys/0").has("listedBy")).isFalse();
        assertThat(report.at("/keys/1/listedBy").asString()).isEqualTo("admin");
    }

    @Test
    void theTableSaysWhatTheListCovers() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        tell(new TableReport(out, FakeProvider.INSTALLED, new TableStyle(80, 10, 8, false), ReportView.DEFAULT));

        assertThat(out.toString(StandardCharsets.UTF_8)).containsOnlyOnce("admin lists 2 keys of all users\n");
    }

    @Test
    void aKeyThatListsOthersIsNeverRemembered() throws Exception {
        Path file = folder.resolve("journal");
        AuditTarget lister = target("admin", true, Optional.empty());
        AuditTarget plain = target("admin", false, Optional.empty());
        try (Journal journal = Journal.open(file, "keyaudit", Ticker.system())) {
            journal.add(read(lister, Map.of()));
            journal.add(new KeyOutcome.Failed(target("other", true, Optional.empty()), FailureKind.REJECTED, "no"));
            assertThat(journal.size()).isZero();
            journal.add(read(plain, Map.of()));
        }
        try (Journal journal = Journal.open(file, "keyaudit", Ticker.system())) {
            assertThat(journal.find(lister)).isEmpty();
            assertThat(journal.find(plain)).isPresent();
        }
    }
}
