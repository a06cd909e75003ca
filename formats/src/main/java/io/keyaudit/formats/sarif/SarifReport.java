package io.keyaudit.formats.sarif;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.formats.content.EarlierVerdicts;
import io.keyaudit.formats.content.Gaps;
import io.keyaudit.formats.content.ListedKeys;
import io.keyaudit.formats.content.ProductInfo;
import io.keyaudit.formats.content.ProvenanceText;
import io.keyaudit.formats.content.UnreadKeys;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.json.ProvenanceJson;
import io.keyaudit.formats.policy.PolicyPlaces;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.text.VisibleText;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The findings as SARIF 2.1.0, for services that show them beside the code, the most severe first; written at the end. GitHub
 * refuses a file with more than 25,000 results, so no more are kept, and a notification says how many are left out. Memory
 * is bounded by that, and by the names of the keys that could not be read.
 */
public final class SarifReport implements ReportWriter {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String INFORMATION = "urn:keyaudit:docs";
    private static final int MOST_RESULTS = 25_000;
    private static final int MOST_NOTIFICATIONS = 1_000;
    private static final String GUID = "[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";

    private final JsonOutput json;
    private final Optional<ListedKeys> keys;
    private final boolean omitsSuppressed;
    private final Map<String, Integer> ruleIndexes = new HashMap<>();
    private final SarifResult results;
    private final GravestFindings findings = new GravestFindings(MOST_RESULTS);
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private final List<String> failures = new ArrayList<>();
    private long unread;
    private ReportStart start = ReportStart.withoutPolicy(Instant.EPOCH, Provenance.ofRun(""));

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     * @param keys where keys are listed, if a file lists them
     * @param policy where the policy's file states its rules and suppressions
     * @param earlier what an earlier audit found, if that is known
     * @param omitsSuppressed whether findings that somebody accepted are left out, for readers that show them as open
     */
    public SarifReport(
            OutputStream out,
            Optional<ListedKeys> keys,
            PolicyPlaces policy,
            Optional<EarlierVerdicts> earlier,
            boolean omitsSuppressed) {
        this.json = new JsonOutput(out);
        this.keys = keys;
        this.omitsSuppressed = omitsSuppressed;
        this.results = new SarifResult(json, new SarifLocation(keys, policy), earlier, ruleIndexes);
    }

    @Override
    public void begin(ReportStart beginning) {
        start = beginning;
    }

    @Override
    public void add(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        counter.add(key);
        keys.ifPresent(listed -> listed.add(outcome.target()));
        if (!(outcome instanceof KeyOutcome.Inspected)) {
            unread++;
        }
        if (outcome instanceof Failed failed && failures.size() < MOST_NOTIFICATIONS) {
            failures.add("Key \"" + failed.target().name() + "\" could not be read: "
                    + failed.kind().text() + ": " + failed.message());
        }
        UnreadKeys.withFinding(key).forEach(this::keep);
    }

    @Override
    public void end(ReportEnd end) {
        end.findings().forEach(this::keep);
        json.openObject();
        json.text("$schema", SCHEMA);
        json.text("version", "2.1.0");
        json.openArray("runs");
        json.openObject();
        tool();
        json.openObject("automationDetails");
        json.text("id", "keyaudit/" + start.policy().map(VisibleText::of).orElse("keys") + "/");
        if (start.provenance().run().matches(GUID)) {
            json.text("guid", start.provenance().run());
        }
        json.closeObject();
        json.text("columnKind", "unicodeCodePoints");
        json.openArray("results");
        findings.all().forEach(results::write);
        json.closeArray();
        invocation(end);
        json.openObject("properties");
        ProvenanceJson.write(start.provenance(), json);
        ProvenanceJson.write(Gaps.of(start, counter.summary()), json);
        json.closeObject();
        json.closeObject();
        json.closeArray();
        json.closeObject();
        json.finish();
    }

    private void keep(Finding finding) {
        if (finding.stands() || !omitsSuppressed) {
            findings.add(finding);
        }
    }

    private void tool() {
        json.openObject("tool");
        json.openObject("driver");
        json.text("name", ProductInfo.NAME);
        json.text("fullName", ProvenanceText.tool(start.provenance()) + ": audit of API keys");
        start.provenance().version().ifPresent(version -> {
            json.text("version", version);
            json.text("semanticVersion", version);
        });
        json.text("informationUri", INFORMATION);
        json.openArray("rules");
        rules().forEach(rule -> {
            ruleIndexes.put(rule.id(), ruleIndexes.size());
            SarifRule.write(rule, json);
        });
        json.closeArray();
        json.closeObject();
        json.closeObject();
    }

    /** Where nothing is judged, a key that was not read is a result all the same. */
    private Stream<RuleDescription> rules() {
        boolean known = start.rules().stream().anyMatch(rule -> rule.id().equals(Assessment.UNREAD_KEY.id()));
        return known ? start.rules().stream() : Stream.concat(start.rules().stream(), Stream.of(Assessment.UNREAD_KEY));
    }

    private void invocation(ReportEnd end) {
        json.openArray("invocations");
        json.openObject();
        json.flag("executionSuccessful", unread == 0);
        json.instant("startTimeUtc", start.startedAt());
        json.instant("endTimeUtc", end.finishedAt());
        if (!start.provenance().command().isEmpty()) {
            json.text("commandLine", ProvenanceText.command(start.provenance()));
        }
        json.openArray("toolExecutionNotifications");
        failures.forEach(failure -> notification("error", failure));
        if (unread > failures.size()) {
            notification("error", (unread - failures.size()) + " more keys were not read");
        }
        if (findings.cut() > 0) {
            notification(
                    "warning",
                    "the " + findings.cut() + " least severe results are left out, since code scanning takes no more"
                            + " than " + MOST_RESULTS);
        }
        json.closeArray();
        json.closeObject();
        json.closeArray();
    }

    private void notification(String level, String text) {
        json.openObject();
        json.text("level", level);
        SarifResult.message(text, json);
        json.closeObject();
    }
}
