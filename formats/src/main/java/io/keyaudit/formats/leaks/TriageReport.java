package io.keyaudit.formats.leaks;

import io.keyaudit.AccessGrant;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.PermissionSet;
import io.keyaudit.Sensitivity;
import io.keyaudit.formats.content.PermissionText;
import io.keyaudit.formats.content.TextOutput;
import io.keyaudit.formats.content.Words;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.text.VisibleText;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report on leaked keys, the most urgent first, as text for people and as JSON. It holds no secret. Immutable. */
public final class TriageReport {
    private final LeakScanner scanner;
    private final List<TriagedKey> keys;

    /** Creates a report on keys that this scanner found. */
    public TriageReport(LeakScanner scanner, Collection<TriagedKey> keys) {
        this.scanner = scanner;
        List<TriagedKey> sorted = new ArrayList<>(keys);
        sorted.sort(TriagedKey.MOST_URGENT_FIRST);
        this.keys = List.copyOf(sorted);
    }

    /** Returns how many keys have this status. */
    public long count(TriagedKey.Status status) {
        return keys.stream().filter(key -> key.status() == status).count();
    }

    /** Returns the whole in one line, such as {@code 3 leaked keys: 1 works, 2 rejected}. */
    public String summary() {
        List<String> counts = new ArrayList<>();
        for (TriagedKey.Status status : TriagedKey.Status.values()) {
            if (count(status) > 0) {
                counts.add(count(status) + " " + status.text());
            }
        }
        return keys.isEmpty()
                ? "no leaked keys"
                : Words.count(keys.size(), "leaked key") + ": " + String.join(", ", counts);
    }

    /** Writes the report for people. The stream is flushed, not closed. */
    public void writeText(OutputStream out) {
        TextOutput text = new TextOutput(out);
        for (TriagedKey triaged : keys) {
            text.write(triaged.status().text().toUpperCase(Locale.ROOT)
                    + triaged.worst().map(worst -> " (" + worst(worst) + ")").orElse("")
                    + "  " + triaged.service().map(VisibleText::of).orElse("unrecognized") + "\n");
            text.write("  found: " + shown(triaged.key().places()) + " ("
                    + shown(triaged.key().rules()) + ")\n");
            triaged.snapshot()
                    .ifPresent(snapshot -> text.write(
                            "  can:   " + PermissionText.of(snapshot.permissions()) + unrecognized(snapshot) + "\n"));
            if (!triaged.reason().isEmpty()) {
                text.write("  why:   " + VisibleText.of(triaged.reason()) + "\n");
            }
            text.write("  first: " + triaged.firstStep() + "\n\n");
        }
        text.write(summary() + "\n");
        text.flush();
    }

    /** Writes the report for programs. The stream is flushed, not closed. */
    public void writeJson(OutputStream out) {
        JsonOutput json = new JsonOutput(out);
        json.openObject();
        json.number("version", 1);
        json.text("scanner", scanner.text());
        json.openArray("keys");
        keys.forEach(key -> write(key, json));
        json.closeArray();
        json.openObject("summary");
        json.number("keys", keys.size());
        for (TriagedKey.Status status : TriagedKey.Status.values()) {
            json.number(status.text(), count(status));
        }
        json.closeObject();
        json.closeObject();
        json.finish();
    }

    private static void write(TriagedKey triaged, JsonOutput json) {
        json.openObject();
        json.text("name", triaged.key().name());
        json.text("status", triaged.status().text());
        triaged.provider().ifPresent(provider -> json.text("provider", provider));
        texts("places", triaged.key().places(), json);
        texts("rules", triaged.key().rules(), json);
        if (!triaged.reason().isEmpty()) {
            json.text("reason", triaged.reason());
        }
        triaged.worst().ifPresent(worst -> json.text("worst", worst(worst)));
        triaged.snapshot().ifPresent(snapshot -> {
            PermissionSet permissions = snapshot.permissions();
            json.flag("unrestricted", permissions.unrestricted());
            texts("granted", with(Grant.GRANTED, permissions), json);
            texts("unknown", with(Grant.UNKNOWN, permissions), json);
            texts("unrecognizedScopes", snapshot.unrecognizedScopes(), json);
        });
        json.text("first", triaged.firstStep());
        json.closeObject();
    }

    private static void texts(String name, List<String> texts, JsonOutput json) {
        json.openArray(name);
        texts.forEach(json::text);
        json.closeArray();
    }

    private static List<String> with(Grant grant, PermissionSet permissions) {
        return permissions
                .accesses()
                .filter(access -> access.grant() == grant)
                .map(AccessGrant::access)
                .map(Object::toString)
                .toList();
    }

    private static String unrecognized(KeySnapshot snapshot) {
        return snapshot.unrecognizedScopes().isEmpty()
                ? ""
                : "; scopes that keyaudit does not know: " + shown(snapshot.unrecognizedScopes());
    }

    private static String shown(List<String> texts) {
        return texts.stream().map(text -> VisibleText.shortened(text, 120)).collect(Collectors.joining(", "));
    }

    private static String worst(Sensitivity sensitivity) {
        return sensitivity.name().toLowerCase(Locale.ROOT);
    }
}
