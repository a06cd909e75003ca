package io.keyaudit.formats.csv;

import io.keyaudit.Access;
import io.keyaudit.AddressRestriction;
import io.keyaudit.Endpoint;
import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.Grant;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.PermissionSet;
import io.keyaudit.ResourceAccess;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.KeyAssessment;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The keys as a sheet, a row for each, with what it can do. An empty cell is what is unknown. Streams. */
public final class KeysCsv implements ReportWriter {
    private static final List<String> COLUMNS = List.of(
            "key",
            "provider",
            "endpoint",
            "tags",
            "outcome",
            "state",
            "unrestricted",
            "read",
            "write",
            "unknown",
            "unrecognizedScopes",
            "managesKeys",
            "id",
            "hint",
            "owner",
            "createdAt",
            "lastUsedAt",
            "expiresAt",
            "allowedAddresses",
            "environment",
            "failure",
            "fail",
            "inconclusive",
            "suppressed",
            "gravest");

    private final CsvOutput csv;
    private Map<String, String> provenance = Map.of();

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     * @param marked whether a byte order mark comes first, by which Excel knows UTF-8
     */
    public KeysCsv(OutputStream out, boolean marked) {
        csv = new CsvOutput(
                out,
                marked,
                Stream.concat(COLUMNS.stream(), ProvenanceCells.COLUMNS.stream())
                        .toList());
    }

    @Override
    public void begin(ReportStart start) {
        provenance = ProvenanceCells.of(start);
        csv.heading();
    }

    @Override
    public void add(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        Map<String, String> cells = new LinkedHashMap<>(provenance);
        AuditTarget target = outcome.target();
        cells.put("key", target.name());
        cells.put("provider", target.provider());
        cells.put("tags", CsvOutput.list(target.tags()));
        count(key.findings(), cells);
        if (outcome instanceof Inspected inspected) {
            cells.put("outcome", "inspected");
            add(inspected.snapshot(), cells);
        } else if (outcome instanceof Failed failed) {
            cells.put("outcome", "failed");
            cells.put("endpoint", target.endpoint().map(Endpoint::toString).orElse(""));
            cells.put("failure", failed.kind().text() + ": " + failed.message());
        } else {
            cells.put("outcome", "not-asked");
            cells.put("endpoint", target.endpoint().map(Endpoint::toString).orElse(""));
        }
        csv.row(cells);
        csv.flush();
    }

    @Override
    public void end(ReportEnd end) {
        csv.flush();
    }

    private static void count(List<Finding> findings, Map<String, String> cells) {
        count("fail", FindingStatus.OPEN, findings, cells);
        count("inconclusive", FindingStatus.INCONCLUSIVE, findings, cells);
        count("suppressed", FindingStatus.SUPPRESSED, findings, cells);
        findings.stream()
                .filter(Finding::stands)
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .ifPresent(gravest -> cells.put("gravest", gravest.text()));
    }

    private static void count(String column, FindingStatus status, List<Finding> findings, Map<String, String> cells) {
        cells.put(
                column,
                Long.toString(findings.stream()
                        .filter(finding -> finding.status() == status)
                        .count()));
    }

    private static void add(KeySnapshot snapshot, Map<String, String> cells) {
        PermissionSet permissions = snapshot.permissions();
        KeyAttributes attributes = snapshot.attributes();
        cells.put("endpoint", snapshot.endpoint().toString());
        cells.put("state", snapshot.state().text());
        cells.put("unrestricted", Boolean.toString(permissions.unrestricted()));
        cells.put("read", granted(permissions, Access.READ));
        cells.put("write", granted(permissions, Access.WRITE));
        cells.put(
                "unknown",
                CsvOutput.list(permissions.withGrant(Grant.UNKNOWN).stream()
                        .map(ResourceAccess::toString)
                        .toList()));
        cells.put("unrecognizedScopes", CsvOutput.list(snapshot.unrecognizedScopes()));
        cells.put("managesKeys", text(attributes.managesKeys(), ""));
        cells.put("id", text(attributes.id(), ""));
        cells.put("hint", text(attributes.hint(), ""));
        cells.put("environment", text(attributes.environment().map(Environment::text), ""));
        cells.put("allowedAddresses", text(attributes.allowedAddresses().map(KeysCsv::addresses), "any"));
        cells.put(
                "owner", text(attributes.owner().map(owner -> owner.displayName() + " (" + owner.id() + ")"), "none"));
        cells.put("createdAt", text(attributes.createdAt().map(KeysCsv::seconds), ""));
        cells.put("lastUsedAt", text(attributes.lastUsedAt().map(KeysCsv::seconds), "never"));
        cells.put("expiresAt", text(attributes.expiresAt().map(KeysCsv::seconds), "never"));
    }

    private static String granted(PermissionSet permissions, Access access) {
        return CsvOutput.list(permissions.withGrant(Grant.GRANTED).stream()
                .filter(granted -> granted.access() == access)
                .map(ResourceAccess::resource)
                .toList());
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String text(Fact<?> fact, String none) {
        return fact.toOptional().map(Object::toString).orElse(fact.reported() ? none : "");
    }

    private static String addresses(AddressRestriction restriction) {
        return restriction.listed() ? CsvOutput.list(restriction.addresses()) : "restricted";
    }
}
