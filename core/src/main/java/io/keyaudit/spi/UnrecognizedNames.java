package io.keyaudit.spi;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the resources that a name might touch which the table does not recognize. Immutable.
 *
 * <ol>
 *   <li>A name that looks like a known one might touch what that one touches.
 *   <li>The subject of a name is found by the table's templates. The name might touch every resource that known scopes of
 *       the longest known beginning of that subject touch, or, if there is none, of the subjects that begin with it.
 *   <li>A new subject touches a resource of its own and the catch-all, where there is one, or stands apart if the table
 *       says so. Otherwise, and where no subject can be found, the name might touch everything.
 * </ol>
 */
final class UnrecognizedNames {
    private final Set<String> everything;
    private final List<NameTemplate> templates;
    private final NavigableMap<String, Set<String>> families = new TreeMap<>();
    private final Map<String, Set<String>> names = new TreeMap<>();
    private final @Nullable String catchAll;
    private final Reach reach;

    /** How far a name reaches that the table does not recognize. */
    enum Reach {
        /** A name touches nothing but what a known name touches that it looks like. */
        LOOKALIKES,
        /** As far as the longest known beginning of its subject does. */
        RELATED,
        /** A new subject is a resource of its own. */
        APART,
        /** A new subject touches everything, whatever it begins with. */
        NEW_SUBJECTS_EVERYTHING,
        /** Every name touches everything. */
        EVERYTHING
    }

    UnrecognizedNames(Set<String> everything, List<NameTemplate> templates, @Nullable String catchAll, Reach reach) {
        this.everything = Collections.unmodifiableSet(everything);
        this.templates = List.copyOf(templates);
        this.catchAll = catchAll;
        this.reach = reach;
        everything.forEach(resource -> learn(resource, List.of(resource)));
    }

    /** Learns what a subject touches. */
    void learn(String subject, Collection<String> touched) {
        FoldedName.of(subject)
                .ifPresent(folded -> families.computeIfAbsent(folded, absent -> new LinkedHashSet<>())
                        .addAll(touched));
    }

    /** Learns what a known scope touches. */
    void learnScope(String scope, Collection<String> touched) {
        FoldedName.of(scope).ifPresent(folded -> {
            names.computeIfAbsent(folded, absent -> new LinkedHashSet<>()).addAll(touched);
            learn(shortestSubject(folded).orElse(folded), touched);
        });
    }

    /** Returns the resources that the name might touch; with those that only the name speaks of. */
    Set<String> touchedBy(String name) {
        Optional<String> folded = FoldedName.of(name);
        if (folded.isEmpty() || reach == Reach.EVERYTHING) {
            return everything;
        }
        Set<String> touched = new LinkedHashSet<>(names.getOrDefault(folded.get(), Set.of()));
        if (reach != Reach.LOOKALIKES) {
            touched.addAll(touchedBySubject(folded.get()));
        }
        return touched;
    }

    /** Returns the known resources that a resource looks like which the table does not know. */
    Set<String> lookalikes(String resource) {
        return FoldedName.of(resource)
                .map(folded -> families.getOrDefault(folded, Set.of()))
                .orElse(everything);
    }

    private Set<String> touchedBySubject(String folded) {
        Optional<String> subject = shortestSubject(folded);
        String whole = subject.orElse(folded);
        if (whole.isEmpty() || whole.contains("*")) {
            return everything;
        }
        if (subject.isEmpty()) {
            return families.getOrDefault(folded, everything);
        }
        String longest = longestSubject(folded).orElse(subject.get());
        Set<String> exact = families.get(longest);
        if (exact != null) {
            return exact;
        }
        if (reach == Reach.NEW_SUBJECTS_EVERYTHING) {
            return everything;
        }
        Set<String> related = related(longest);
        if (catchAll == null && reach != Reach.APART) {
            return related.isEmpty() ? everything : related;
        }
        Set<String> touched = new LinkedHashSet<>(related);
        if (!families.containsKey(subject.get())) {
            touched.add(subject.get());
            if (catchAll != null) {
                touched.add(catchAll);
            }
        }
        return touched;
    }

    /** Returns what the longest known beginning of a subject touches; if there is none, what begins with it. */
    private Set<String> related(String subject) {
        for (int end = subject.length() - 1; end > 0; end--) {
            Set<String> family =
                    Character.isLetterOrDigit(subject.charAt(end)) ? null : families.get(subject.substring(0, end));
            if (family != null) {
                return family;
            }
        }
        Set<String> below = new LinkedHashSet<>();
        families.tailMap(subject, false).entrySet().stream()
                .takeWhile(family -> family.getKey().startsWith(subject))
                .filter(family -> !Character.isLetterOrDigit(family.getKey().charAt(subject.length())))
                .forEach(family -> below.addAll(family.getValue()));
        return below;
    }

    private Optional<String> shortestSubject(String folded) {
        return templates.stream()
                .flatMap(template -> template.parts(folded).stream())
                .map(parts -> FoldedName.trimmed(parts.subject()))
                .findFirst();
    }

    private Optional<String> longestSubject(String folded) {
        return templates.stream()
                .flatMap(template -> template.longestSubject(folded).stream())
                .map(FoldedName::trimmed)
                .findFirst();
    }
}
