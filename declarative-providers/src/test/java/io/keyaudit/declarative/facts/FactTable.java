package io.keyaudit.declarative.facts;

import static java.util.function.Predicate.not;

import io.keyaudit.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the scopes of a service grant, in lines of cells that {@code |} separates:
 *
 * <pre>
 * &#64;crud = *.read r-, *.delete -w       names for which a star in the rows below stands, and what each grants
 * absent | unknown                     what it means that no list is there: unknown, none, everything, protocol or never
 * empty | none                         what an empty list means
 * partial | true                       the service has more resources than the rows do
 * always | public r-                   what every key has
 * untold | projects                    resources that are never spoken of
 * unknown | read:orgs | org, teams     a name that is not known, and what it might touch; a star is everything
 * one, other | files rw, rooms ?- | x  scopes, what they grant and leave unclear, and what they imply
 * also | guest_ | guests.*             regular names that follow also come with this before them, for a resource of their own
 *                                      that is listed only where it is granted
 * &#64;crud: files, rooms | documents      regular names for a resource; a star is the name itself, a tilde the name in
 *                                      lower case with hyphens for blanks
 * </pre>
 */
final class FactTable {
    private static final Set<String> SETTINGS = Set.of("absent", "empty", "partial");

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> templates = new LinkedHashMap<>();
    private final Map<String, List<String>> unknown = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> always = new LinkedHashMap<>();
    private final Map<String, String> also = new LinkedHashMap<>();
    private final Set<String> resources = new TreeSet<>();

    private record Row(Map<String, String> pairs, List<String> implied) {}

    private FactTable() {}

    static FactTable read(String id) {
        try (InputStream file = FactTable.class.getResourceAsStream(id + ".txt")) {
            FactTable table = new FactTable();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(not(String::isEmpty))
                    .filter(line -> !line.startsWith("#"))
                    .forEach(table::add);
            return table;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private void add(String line) {
        String[] cells = line.split("\\s*\\|\\s*", -1);
        if (cells.length == 1) {
            String[] template = line.split("\\s*=\\s*", 2);
            templates.put(template[0], pairs(template[1]));
        } else if (SETTINGS.contains(cells[0])) {
            settings.put(cells[0], cells[1]);
        } else if (cells[0].equals("always")) {
            always.putAll(pairs(cells[1]));
            resources.addAll(always.keySet());
        } else if (cells[0].equals("untold")) {
            list(cells[1]).forEach(resource -> always.put(resource, Pairs.UNKNOWN));
            resources.addAll(list(cells[1]));
        } else if (cells[0].equals("also")) {
            also.put(cells[1], cells[2]);
        } else if (cells[0].equals("unknown")) {
            unknown.put(cells[1], list(cells[2]));
        } else if (cells[0].startsWith("@")) {
            String[] names = cells[0].split(":\\s*", 2);
            Map<String, String> template = templates.getOrDefault(names[0], Map.of());
            list(names[1])
                    .forEach(name -> addRegular(
                            template, name, cells[1].replace("*", name).replace("~", hyphenated(name))));
        } else {
            Map<String, String> pairs = pairs(cells[1]);
            List<String> implied = cells.length > 2 ? list(cells[2]) : List.of();
            list(cells[0]).forEach(name -> addRow(name, new Row(pairs, implied)));
        }
    }

    private static String hyphenated(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private void addRegular(Map<String, String> template, String name, String resource) {
        template.forEach((form, pair) -> addRow(form.replace("*", name), new Row(Map.of(resource, pair), List.of())));
        also.forEach((beginning, other) -> template.forEach((form, pair) -> rows.put(
                beginning + form.replace("*", name), new Row(Map.of(other.replace("*", resource), pair), List.of()))));
    }

    private void addRow(String name, Row row) {
        if (rows.put(name, row) != null) {
            throw new IllegalArgumentException("two rows for " + name);
        }
        row.pairs().keySet().stream()
                .filter(resource -> !resource.endsWith("*") && !resource.equals("unrestricted"))
                .forEach(resources::add);
    }

    private static List<String> list(String cell) {
        return Arrays.stream(cell.split(",", -1))
                .map(String::strip)
                .filter(not(String::isEmpty))
                .toList();
    }

    private static Map<String, String> pairs(String cell) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : list(cell)) {
            int blank = part.lastIndexOf(' ');
            pairs.put(part.substring(0, Math.max(blank, 0)).strip(), part.substring(blank + 1));
        }
        return pairs;
    }

    /** Returns the known names; the unknown ones if it is not documented what any name grants. */
    List<String> scopes() {
        return rows.isEmpty() ? unknownNames() : List.copyOf(rows.keySet());
    }

    List<String> unknownNames() {
        return List.copyOf(unknown.keySet());
    }

    /** Returns whether a list can be absent, or empty. */
    boolean canBe(String state) {
        return !"never".equals(settings.get(state));
    }

    /** Returns what is to be read of a key with these scopes; empty if no list is there. */
    Expectation expected(Optional<List<String>> scopes) {
        String setting = scopes.isEmpty() ? "absent" : scopes.get().isEmpty() ? "empty" : "";
        String meaning = settings.getOrDefault(setting, "none");
        return switch (meaning) {
            case "none" -> resolve(scopes.orElse(List.of()));
            case "unknown" -> unclear();
            case "everything" -> unrestricted(Set.of());
            case "protocol" -> Expectation.fails(FailureKind.PROTOCOL);
            default -> throw new IllegalArgumentException(meaning);
        };
    }

    private String others() {
        return settings.containsKey("partial") ? Expectation.NOT_GRANTED : Expectation.NO_OTHERS;
    }

    private Expectation unclear() {
        Pairs pairs = new Pairs(resources);
        pairs.add("*", Pairs.UNKNOWN);
        always.forEach(pairs::add);
        return new Expectation(Optional.empty(), pairs.byResource(), Set.of(), false, others());
    }

    private Expectation unrestricted(Set<String> unrecognized) {
        Pairs pairs = new Pairs(resources);
        pairs.add("*", "rw");
        return new Expectation(Optional.empty(), pairs.byResource(), unrecognized, true, others());
    }

    private Expectation resolve(List<String> scopes) {
        Pairs pairs = new Pairs(resources);
        always.forEach(pairs::add);
        Set<String> unrecognized = new LinkedHashSet<>();
        boolean all = false;
        for (String scope : scopes) {
            Map<String, String> granted = closure(scope);
            if (rows.containsKey(scope)) {
                all |= granted.containsKey("unrestricted");
                granted.forEach(pairs::add);
            } else {
                unrecognized.add(scope);
                unknown.getOrDefault(scope, List.of()).forEach(resource -> pairs.add(resource, Pairs.UNKNOWN));
                lookalikes(scope).forEach((resource, pair) -> pairs.add(resource, Pairs.doubted(pair)));
            }
        }
        return all
                ? unrestricted(unrecognized)
                : new Expectation(Optional.empty(), pairs.byResource(), unrecognized, false, others());
    }

    /** A name in another case might grant what the known one does. */
    private Map<String, String> lookalikes(String scope) {
        Map<String, String> granted = new LinkedHashMap<>();
        rows.keySet().stream()
                .filter(scope::equalsIgnoreCase)
                .forEach(known -> closure(known)
                        .forEach((resource, pair) -> granted.put(
                                resource.equals("unrestricted") ? "*" : resource,
                                resource.equals("unrestricted") ? "rw" : pair)));
        return granted;
    }

    private Map<String, String> closure(String scope) {
        Pairs granted = new Pairs(Set.of());
        Set<String> seen = new LinkedHashSet<>();
        List<String> next = List.of(scope);
        while (!next.isEmpty()) {
            List<Row> found = next.stream()
                    .filter(seen::add)
                    .filter(rows::containsKey)
                    .map(rows::get)
                    .toList();
            found.forEach(row ->
                    row.pairs().forEach((resource, pair) -> granted.byResource().merge(resource, pair, Pairs::sum)));
            next = found.stream().flatMap(row -> row.implied().stream()).toList();
        }
        return granted.byResource();
    }
}
