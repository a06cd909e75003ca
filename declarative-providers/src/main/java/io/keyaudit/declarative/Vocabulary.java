package io.keyaudit.declarative;

import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that a file has given so far, and what it used of them. Not thread-safe. */
final class Vocabulary {
    private final Problems problems;
    private final Map<String, Set<String>> named = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    Vocabulary(Problems problems) {
        this.problems = problems;
    }

    /** What things are called by names. */
    enum Kind {
        CREDENTIAL,
        OPTION,
        REQUEST,
        RESOURCE,
        SCOPE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void add(Kind kind, String name) {
        named.computeIfAbsent(kind.name(), absent -> new LinkedHashSet<>()).add(name);
    }

    Set<String> all(Kind kind) {
        return named.getOrDefault(kind.name(), Set.of());
    }

    boolean knows(Kind kind, String name) {
        return all(kind).contains(name);
    }

    /** Returns whether there is such a name; if not, that is a problem. */
    boolean require(Kind kind, String name, Position position) {
        used.add(kind + " " + name);
        if (knows(kind, name)) {
            return true;
        }
        problems.add(position, "there is no such " + kind + "; this file names " + list(all(kind)));
        return false;
    }

    boolean used(Kind kind, String name) {
        return used.contains(kind + " " + name);
    }

    static String list(Collection<String> names) {
        List<String> some = names.stream().limit(12).collect(Collectors.toList());
        if (names.isEmpty()) {
            return "none";
        }
        return String.join(", ", some) + (names.size() > some.size() ? ", ..." : "");
    }

    /** A path whose request there is. */
    void check(JsonPath path, Position position) {
        path.request().ifPresent(request -> require(Kind.REQUEST, request, position));
    }
}
