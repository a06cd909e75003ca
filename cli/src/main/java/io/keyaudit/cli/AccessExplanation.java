package io.keyaudit.cli;

import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Provenance;
import io.keyaudit.Provenance.Source;
import io.keyaudit.ResourceAccess;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.FactSource;
import io.keyaudit.spi.ResourceInfo;
import io.keyaudit.spi.ScopeInfo;
import io.keyaudit.spi.ScopeTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why one access of a key is granted, denied or unknown, in a few lines. */
final class AccessExplanation {
    private static final int MOST_NAMES = 5;

    private final KeySnapshot key;
    private final ResourceAccess access;
    private final ScopeTable table;
    private final Provenance provenance;

    AccessExplanation(KeySnapshot key, ResourceAccess access, ScopeTable table, Provenance provenance) {
        this.key = key;
        this.access = access;
        this.table = table;
        this.provenance = provenance;
    }

    /** Returns rows of a heading and a text each. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(grant().text(), meaning()));
        rows.add(List.of("because", because()));
        row().ifPresent(text -> rows.add(List.of("table", text)));
        rows.add(List.of("asked", String.join(", ", key.evidence().calls())));
        rows.add(List.of("to change", change()));
        if (grant() == Grant.GRANTED) {
            table.upperBound().ifPresent(why -> rows.add(List.of("at most", why)));
        }
        return rows;
    }

    private Grant grant() {
        return key.permissions().grant(access);
    }

    private String meaning() {
        return table.access(access)
                .map(AccessExplanation::meaning)
                .orElse(access.resource() + " is not a resource of keyaudit's table");
    }

    private static String meaning(AccessInfo info) {
        return info.meaning() + " (" + info.sensitivity().text() + ")";
    }

    private String because() {
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

    private String change() {
        return switch (provenance.cause()) {
            case SCOPE -> "take " + scopes() + " from the key, and it no longer has the access";
            case STATED_GRANT -> "turn it off for the key at the service";
            case EVERY_KEY -> "nothing but revoking the key takes it away";
            case FULL_ACCESS -> "give the key scopes of its own in place of full access";
            case NOT_LISTED, STATED_DENIAL, READ_ONLY -> granting();
            case UNRECOGNIZED -> "a newer keyaudit might know the scope; a key without it is certain";
            case NEVER_REPORTED, DENIAL_UNPROVEN, NOT_ANSWERED, UNCLEAR, RESTRICTED ->
                "look at the key's settings at the service";
        };
    }

    private String granting() {
        List<String> granting =
                table.granting(access).stream().map(ScopeInfo::name).toList();
        return granting.isEmpty() ? "the service would have to turn it on" : "granted by " + names(granting);
    }

    /** Returns the row of the table that decided, with its source; empty if no row did. */
    private Optional<String> row() {
        return provenance.sources().stream()
                .map(Source::row)
                .distinct()
                .flatMap(name -> table
                        .scope(name)
                        .map(scope -> described(name, scope.meaning(), scope.source()))
                        .or(() -> table.resource(name).map(this::described))
                        .stream())
                .findFirst();
    }

    private String described(ResourceInfo resource) {
        return described(resource.name(), "", resource.source());
    }

    private static String described(String name, String meaning, FactSource source) {
        String row = meaning.isEmpty() ? name : name + ": " + meaning;
        return source.text().isEmpty()
                ? row
                : row + " [" + source.text() + ", " + source.mark().text() + "]";
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
