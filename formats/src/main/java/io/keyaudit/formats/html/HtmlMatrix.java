package io.keyaudit.formats.html;

import io.keyaudit.Access;
import io.keyaudit.Evidence;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.ResourceAccess;
import io.keyaudit.Sensitivity;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ResourceInfo;
import io.keyaudit.spi.ScopeTable;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of one provider against its resources: a table with a row for each key. Not thread-safe. */
final class HtmlMatrix implements AutoCloseable {
    /** From this many resources on, their names are written upright, or the table is too wide. */
    private static final int MANY = 8;

    private final String displayName;
    private final Optional<ScopeTable> scopes;
    private final List<ResourceInfo> resources;
    private final boolean judged;
    private final TempBuffer rows = new TempBuffer();
    private long keys;

    /**
     * @param description what the provider tells of itself, if it is installed
     * @param judged whether the keys are held against something
     */
    HtmlMatrix(String provider, Optional<ProviderDescription> description, boolean judged) {
        this.displayName = description.map(ProviderDescription::displayName).orElse(provider);
        this.scopes = description.map(ProviderDescription::scopes);
        this.resources = scopes.map(ScopeTable::resources).orElse(List.of());
        this.judged = judged;
    }

    void add(HtmlKey key, KeySnapshot snapshot) {
        keys++;
        MarkupOutput row = rows.markup();
        row.open("tr", key.attributes("row"));
        row.open("th", "scope", "row");
        key.link(row);
        notes(snapshot, row);
        row.close();
        row.element(
                "td",
                snapshot.state().text(),
                "class",
                "state " + snapshot.state().text());
        row.open("td", "class", "when");
        HtmlFacts.day(snapshot.attributes().expiresAt(), row);
        row.close();
        if (judged) {
            row.open("td", "class", "badges", "data-sort", key.rank());
            key.badges(row);
            row.close();
        }
        resources.forEach(resource -> cell(snapshot.permissions(), resource.name(), row));
        others(snapshot.permissions(), row);
        row.close().line();
    }

    /** Writes the table; the page's stream is {@code out}. */
    void writeTo(MarkupOutput page, OutputStream out, String heading) {
        page.open("section", "class", "keys", "aria-labelledby", heading).line();
        page.open("h3", "id", heading).foreign(displayName).text(" ").element("span", count(keys), "class", "faint");
        page.close().line();
        page.open("div", "class", "scroll", "role", "group", "tabindex", "0", "aria-labelledby", heading);
        page.open("table", "class", resources.size() >= MANY ? "matrix many" : "matrix", "data-rows", "key")
                .line();
        page.open("caption").text("What each key may do with each resource of ");
        page.foreign(displayName).close().line();
        page.open("thead").open("tr");
        for (String column :
                judged ? List.of("Key", "State", "Expires", "Findings") : List.of("Key", "State", "Expires")) {
            page.element(
                    "th", column, "scope", "col", "data-order", column.equals("Findings") ? "descending" : "ascending");
        }
        for (ResourceInfo resource : resources) {
            page.element("th", resource.name(), "scope", "col", "class", "resource", "data-order", "descending");
        }
        page.element("th", "Other resources", "scope", "col").close().close().line();
        page.open("tbody").line().flush();
        rows.copyTo(out);
        page.close().close().close().line();
        meanings(page);
        page.close().line();
    }

    @Override
    public void close() {
        rows.close();
    }

    private static void notes(KeySnapshot snapshot, MarkupOutput row) {
        if (snapshot.permissions().unrestricted()) {
            row.text(" ").element("span", "full access", "class", "note grave");
        }
        if (!snapshot.unrecognizedScopes().isEmpty()) {
            row.text(" ").element("span", "unrecognised scopes", "class", "note doubtful");
        }
        if (snapshot.evidence().method() == Evidence.Method.INFERRED) {
            row.text(" ").element("span", "inferred", "class", "note doubtful");
        }
    }

    private void cell(PermissionSet permissions, String resource, MarkupOutput row) {
        if (!permissions.lists(resource) && !permissions.unrestricted()) {
            row.open("td", "class", "none")
                    .text("\u00b7")
                    .element("i", "not told")
                    .close();
            return;
        }
        Grant read = permissions.grant(resource, Access.READ);
        Grant write = permissions.grant(resource, Access.WRITE);
        if (read == Grant.DENIED && write == Grant.DENIED) {
            // Most cells are of this kind, so it takes the fewest elements.
            row.open("td", "class", "none")
                    .text("- -")
                    .element("i", "no access")
                    .close();
            return;
        }
        row.open("td");
        pair(new Permission(resource, read, write), row);
        row.close();
    }

    private void pair(Permission permission, MarkupOutput row) {
        for (Access access : Access.values()) {
            String word = access == Access.READ ? "read" : "write";
            Optional<Sensitivity> sensitivity = scopes.flatMap(
                            table -> table.access(new ResourceAccess(permission.resource(), access)))
                    .map(AccessInfo::sensitivity);
            switch (permission.grant(access)) {
                case GRANTED ->
                    mark(
                            word.substring(0, 1),
                            " " + word + ": "
                                    + sensitivity.map(Sensitivity::text).orElse("unknown") + " sensitivity",
                            sensitivity.map(Sensitivity::text).orElse("unlisted"),
                            row);
                case DENIED -> mark("-", " no " + word, "denied", row);
                case UNKNOWN -> mark("?", " " + word + " unknown", "unknown", row);
            }
        }
    }

    private static void mark(String letter, String words, String kind, MarkupOutput row) {
        row.open("b", "class", kind).text(letter).element("i", words + ",").close();
    }

    /** Resources that the table has no column for. */
    private void others(PermissionSet permissions, MarkupOutput row) {
        row.open("td", "class", "others");
        for (Permission permission : permissions.permissions()) {
            if (scopes.flatMap(table -> table.resource(permission.resource())).isEmpty()) {
                row.open("span").foreign(permission.resource()).text(" ");
                pair(permission, row);
                row.close().text(" ");
            }
        }
        row.close();
    }

    private void meanings(MarkupOutput page) {
        if (resources.isEmpty()) {
            return;
        }
        page.open("details", "class", "meanings").open("summary").text("What the resources of ");
        page.foreign(displayName).text(" mean").close();
        page.open(
                "div",
                "class",
                "scroll",
                "role",
                "group",
                "tabindex",
                "0",
                "aria-label",
                "Resources of " + displayName);
        page.open("table")
                .open("caption")
                .text("Resources of ")
                .foreign(displayName)
                .close();
        page.open("thead").open("tr");
        for (String column : List.of("Resource", "Read", "Write")) {
            page.element("th", column, "scope", "col");
        }
        page.close().close().open("tbody").line();
        for (ResourceInfo resource : resources) {
            page.open("tr").element("th", resource.name(), "scope", "row");
            meaning("r", resource.read(), page);
            meaning("w", resource.write(), page);
            page.close().line();
        }
        page.close().close().close().close().line();
    }

    private static void meaning(String letter, AccessInfo access, MarkupOutput page) {
        String sensitivity = access.sensitivity().text();
        page.open("td")
                .element("b", letter, "class", sensitivity, "aria-hidden", "true")
                .text(" ");
        page.foreign(access.meaning()).text(" ");
        page.element("span", sensitivity + traits(access), "class", "faint").close();
    }

    private static String traits(AccessInfo access) {
        return access.traits().stream().map(trait -> ", " + trait.text()).collect(Collectors.joining());
    }

    private static String count(long keys) {
        return keys == 1 ? "1 key" : keys + " keys";
    }
}
