package io.keyaudit.formats.csv;

import io.keyaudit.Access;
import io.keyaudit.Endpoint;
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
import io.keyaudit.policy.KeyAssessment;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The report as a sheet: a row for each key. What only all keys together show has rows of its own behind them, a row
 * for each key that it is about, with nothing but the name and the findings. An empty cell is what is not told.
 */
public final class CsvReport implements ReportWriter {
    private static final List<String> COLUMNS = List.of(
            "name",
            "provider",
            "endpoint",
            "outcome",
            "state",
            "unrestricted",
            "read",
            "write",
            "unknown",
            "unrecognizedScopes",
            "managesKeys",
            "owner",
            "createdAt",
            "lastUsedAt",
            "expiresAt",
            "findings",
            "failure");

    private final CsvOutput csv;

    public CsvReport(OutputStream out) {
        csv = new CsvOutput(out, COLUMNS);
    }

    @Override
    public void begin(ReportStart start) {
        csv.heading();
    }

    @Override
    public void add(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        List<Finding> findings = key.findings();
        Map<String, String> cells = new LinkedHashMap<>();
        AuditTarget target = outcome.target();
        cells.put("name", target.name());
        cells.put("provider", target.provider());
        cells.put("findings", texts(findings));
        if (outcome instanceof Inspected inspected) {
            cells.put("outcome", "inspected");
            add(inspected.snapshot(), cells);
        } else if (outcome instanceof Failed failed) {
            cells.put("outcome", "failed");
            cells.put("endpoint", target.endpoint().map(Endpoint::toString).orElse(""));
            cells.put("failure", failed.kind().text() + ": " + failed.message());
        }
        csv.row(cells);
        csv.flush();
    }

    @Override
    public void end(ReportEnd end) {
        Map<String, List<Finding>> byKey = new LinkedHashMap<>();
        for (Finding finding : end.findings()) {
            byKey.computeIfAbsent(finding.key().orElse(""), key -> new ArrayList<>())
                    .add(finding);
        }
        byKey.forEach((key, findings) -> csv.row(Map.of("name", key, "findings", texts(findings))));
        csv.flush();
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
        cells.put(
                "owner", text(attributes.owner().map(owner -> owner.displayName() + " (" + owner.id() + ")"), "none"));
        cells.put("createdAt", text(attributes.createdAt(), ""));
        cells.put("lastUsedAt", text(attributes.lastUsedAt(), "never"));
        cells.put("expiresAt", text(attributes.expiresAt(), "never"));
    }

    private static String granted(PermissionSet permissions, Access access) {
        return CsvOutput.list(permissions.withGrant(Grant.GRANTED).stream()
                .filter(granted -> granted.access() == access)
                .map(ResourceAccess::resource)
                .toList());
    }

    private static String text(Fact<?> fact, String none) {
        return fact.toOptional().map(Object::toString).orElse(fact.reported() ? none : "");
    }

    private static String texts(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.severity().text() + " " + finding.rule().id() + " "
                        + finding.status().text() + ": " + finding.message())
                .collect(Collectors.joining(CsvOutput.BETWEEN));
    }
}
