package io.keyaudit.formats.explain;

import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Provenance;
import io.keyaudit.Provenance.Cause;
import io.keyaudit.Provenance.Source;
import io.keyaudit.ResourceAccess;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.FactSource;
import io.keyaudit.spi.ScopeInfo;
import io.keyaudit.spi.ScopeTable;
import io.keyaudit.text.VisibleText;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why one access of a key is granted, denied or unknown: what decides, what the provider's table says of it, what was
 * asked, and what would change it. Immutable. Texts of the service are in it, which are untrusted.
 */
public final class AccessExplanation {
    private static final int MOST_NAMES = 5;

    private final String name;
    private final KeySnapshot key;
    private final ResourceAccess access;
    private final ScopeTable table;
    private final Provenance provenance;

    private AccessExplanation(String name, KeySnapshot key, ResourceAccess access, ScopeTable table) {
        this.name = name;
        this.key = key;
        this.access = access;
        this.table = table;
        this.provenance = key.permissions()
                .provenance(access)
                .orElseGet(() -> withoutProvenance(key.permissions().grant(access)));
    }

    /**
     * Returns the explanation of an access of a key.
     *
     * @param table the scope table of the key's provider
     */
    public static AccessExplanation of(KeyOutcome.Inspected key, ResourceAccess access, ScopeTable table) {
        return new AccessExplanation(key.target().name(), key.snapshot(), access, table);
    }

    /** A provider that resolves scopes without a table says no more than the grant. */
    private static Provenance withoutProvenance(Grant grant) {
        return Provenance.of(
                switch (grant) {
                    case GRANTED -> Cause.STATED_GRANT;
                    case DENIED -> Cause.STATED_DENIAL;
                    case UNKNOWN -> Cause.NOT_ANSWERED;
                });
    }

    /** A row of the table. */
    record Row(String name, String meaning, FactSource source) {
        @Override
        public String toString() {
            String row = meaning.isEmpty() ? name : name + ": " + meaning;
            return source.text().isEmpty()
                    ? row
                    : row + " [" + source.text() + ", " + source.mark().text() + "]";
        }
    }

    /** Returns five lines: the access and its grant, the scope that decides, the table's row, the request, what to do. */
    public List<String> lines() {
        return Stream.of(
                        name + "  " + key.provider() + "  " + access + "  " + grant().text() + ": " + meaning(),
                        "  because    " + because(),
                        "  table      " + row().map(Row::toString).orElse("no row of the table decides it"),
                        "  asked      " + String.join(", ", key.evidence().calls()),
                        "  to change  " + change())
                .map(VisibleText::of)
                .toList();
    }

    /** Writes the same as a JSON object. The stream is not closed. */
    public void writeJson(OutputStream out) {
        ExplanationJson.write(this, out);
    }

    String name() {
        return name;
    }

    KeySnapshot key() {
        return key;
    }

    ResourceAccess access() {
        return access;
    }

    Provenance provenance() {
        return provenance;
    }

    Grant grant() {
        return key.permissions().grant(access);
    }

    Optional<AccessInfo> info() {
        return table.access(access);
    }

    /** Returns what narrows a granted access beyond what the service reports. */
    Optional<String> upperBound() {
        return table.upperBound().filter(why -> grant() == Grant.GRANTED);
    }

    private String meaning() {
        return info().map(info -> info.meaning() + " (" + info.sensitivity().text() + ")")
                        .orElse(access.resource() + " is not a resource of keyaudit's table")
                + upperBound().map(why -> ", at most: " + why).orElse("");
    }

    String because() {
        String scopes = scopes();
        return switch (provenance.cause()) {
            case SCOPE ->
                "the key has "
                        + joined(provenance.sources().stream()
                                .map(AccessExplanation::grantedBy)
                                .toList());
            case STATED_GRANT -> "the service states it: " + scopes;
            case EVERY_KEY -> "the service grants it to every key";
            case FULL_ACCESS ->
                "the key has full access"
                        + (provenance.sources().isEmpty() ? ", being limited to no scope" : ": " + scopes);
            case NOT_LISTED ->
                "none of the key's scopes grants it: "
                        + (key.nativeScopes().isEmpty() ? "it has none" : names(key.nativeScopes()));
            case STATED_DENIAL -> "the service states that it is not granted: " + scopes;
            case READ_ONLY -> "the key is read-only; otherwise " + scopes + " would grant it";
            case NEVER_REPORTED -> "the service's answers do not speak of it, for any key";
            case DENIAL_UNPROVEN -> "nothing grants it, and for this service that does not prove that it is denied";
            case NOT_ANSWERED ->
                provenance.sources().isEmpty()
                        ? "the service's answer does not speak of it"
                        : "the service's answer does not say whether the key has " + scopes;
            case UNRECOGNIZED -> "keyaudit does not know what " + scopes + " grants; it might be this";
            case UNCLEAR -> "the key has " + scopes + ", and it is not documented whether that grants it";
            case RESTRICTED -> "a rule of the service takes away some or all of what " + scopes + " grants";
        };
    }

    String change() {
        return switch (provenance.cause()) {
            case SCOPE ->
                neededToAsk()
                        ? "revoke the key: it cannot be read without " + scopes()
                        : "take " + scopes() + " from the key, and it no longer has the access";
            case STATED_GRANT -> "turn it off for the key at the service";
            case EVERY_KEY -> "nothing but revoking the key takes it away";
            case FULL_ACCESS -> "give the key scopes of its own in place of full access";
            case NOT_LISTED, STATED_DENIAL, READ_ONLY -> granting();
            case UNRECOGNIZED -> "a newer keyaudit might know the scope; a key without it is certain";
            case NEVER_REPORTED, DENIAL_UNPROVEN, NOT_ANSWERED, UNCLEAR, RESTRICTED ->
                "look at the key's settings at the service";
        };
    }

    private boolean neededToAsk() {
        return provenance.sources().stream().map(Source::scope).anyMatch(table::isNeededToAsk);
    }

    private String granting() {
        List<String> granting =
                table.granting(access).stream().map(ScopeInfo::name).toList();
        return granting.isEmpty() ? "the service would have to turn it on" : "granted by " + names(granting);
    }

    /** Returns the row of the table that decided; empty if no row did. */
    Optional<Row> row() {
        return provenance.sources().stream()
                .map(Source::row)
                .distinct()
                .flatMap(row -> table
                        .scope(row)
                        .map(scope -> new Row(row, scope.meaning(), scope.source(access)))
                        .or(() -> table.resource(row).map(resource -> new Row(row, "", resource.source())))
                        .stream())
                .findFirst();
    }

    private static String grantedBy(Source source) {
        return source.scope().equals(source.row())
                ? source.scope()
                : source.scope() + ", which implies " + source.row();
    }

    private String scopes() {
        return names(provenance.sources().stream().map(Source::scope).distinct().toList());
    }

    private static String joined(Collection<String> parts) {
        return String.join("; and ", parts);
    }

    private static String names(Collection<String> names) {
        String some = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? some + " and " + (names.size() - MOST_NAMES) + " more" : some;
    }
}
