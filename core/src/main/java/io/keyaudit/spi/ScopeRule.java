package io.keyaudit.spi;

import io.keyaudit.Access;
import io.keyaudit.ResourceAccess;
import io.keyaudit.spi.FactSource.Mark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the author of a scope table states of many scopes with regular names: how a name is formed, which verbs read and
 * which write, and which resource each subject is about.
 *
 * <pre>{@code
 * ScopeRule.of("{subject}.{verb}")
 *         .reads("read")
 *         .writes("create", "update", "delete")
 *         .subjects("templates", "billing")
 *         .subject("api_keys", "api-keys")
 *         .subjectsUnder("suppression", "suppressions")
 * }</pre>
 *
 * <p>Subject and verb stand in any order, with any text before, between and behind them, and match letter by letter. A
 * name with another verb or subject is not recognized; nothing is guessed. Immutable: each method returns a new rule.
 */
public final class ScopeRule {
    private final String template;
    private final Map<String, Set<Access>> verbs;
    private final Map<String, String> subjects;
    private final Map<String, String> prefixes;
    final FactSource source;

    private ScopeRule(
            String template,
            Map<String, Set<Access>> verbs,
            Map<String, String> subjects,
            Map<String, String> prefixes,
            FactSource source) {
        this.template = template;
        this.verbs = verbs;
        this.subjects = subjects;
        this.prefixes = prefixes;
        this.source = source;
    }

    /**
     * Starts a rule.
     *
     * @param template how a name is formed, such as <code>{verb}_{subject}</code>
     */
    public static ScopeRule of(String template) {
        return new ScopeRule(template, Map.of(), Map.of(), Map.of(), FactSource.NONE);
    }

    /** Adds verbs that read. */
    public ScopeRule reads(String... words) {
        return withVerbs(EnumSet.of(Access.READ), words);
    }

    /** Adds verbs that write, and do not read. */
    public ScopeRule writes(String... words) {
        return withVerbs(EnumSet.of(Access.WRITE), words);
    }

    /** Adds verbs that read and write. */
    public ScopeRule readsAndWrites(String... words) {
        return withVerbs(EnumSet.allOf(Access.class), words);
    }

    /** Adds verbs that grant nothing, such as {@code none}. */
    public ScopeRule grantsNothing(String... words) {
        return withVerbs(EnumSet.noneOf(Access.class), words);
    }

    /** Adds subjects that are named like their resources. */
    public ScopeRule subjects(String... names) {
        ScopeRule rule = this;
        for (String name : names) {
            rule = rule.subject(name, name);
        }
        return rule;
    }

    /** Adds a subject of a resource. */
    public ScopeRule subject(String name, String resource) {
        return new ScopeRule(template, verbs, with(subjects, name, resource), prefixes, source);
    }

    /**
     * Adds a subject of a resource, with all the subjects that begin with it and go on with anything but a letter or a
     * digit: {@code suppression} and {@code suppression.blocks}. The longest such beginning decides.
     */
    public ScopeRule subjectsUnder(String beginning, String resource) {
        return new ScopeRule(template, verbs, subjects, with(prefixes, beginning, resource), source);
    }

    /** Names the source of the rule, in place of that of the table's section. */
    public ScopeRule source(String text) {
        return new ScopeRule(template, verbs, subjects, prefixes, source.withText(text));
    }

    /** Marks the rule as a conclusion, not a statement of its source. */
    public ScopeRule inferred() {
        return marked(Mark.INFERRED);
    }

    /** Marks the rule as known to the author, and not looked up again. */
    public ScopeRule recalled() {
        return marked(Mark.RECALLED);
    }

    private ScopeRule marked(Mark mark) {
        return new ScopeRule(template, verbs, subjects, prefixes, source.withMark(mark));
    }

    /** Returns the rule as it stands in a section of a table. */
    ScopeRule in(FactSource section) {
        return new ScopeRule(template, verbs, subjects, prefixes, source.in(section));
    }

    private ScopeRule withVerbs(Set<Access> accesses, String... words) {
        Map<String, Set<Access>> more = verbs;
        for (String word : words) {
            more = with(more, word, Collections.unmodifiableSet(accesses));
        }
        return new ScopeRule(template, more, subjects, prefixes, source);
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a verb or subject of a rule needs a name");
        }
        Map<String, V> more = new TreeMap<>(map);
        if (more.put(key, value) != null) {
            throw new IllegalArgumentException("the rule has \"" + key + "\" twice");
        }
        return Map.copyOf(more);
    }

    /** Returns how a name is formed, such as <code>{subject}.{verb}</code>. */
    @Override
    public String toString() {
        return template;
    }

    /**
     * Returns the rule in one line, for people: <code>{verb}_{subject}: read r, write rw; orders, products</code>, a star
     * standing for all that follows a subject.
     */
    public String describe() {
        String words = new TreeMap<>(verbs)
                .entrySet().stream()
                        .map(verb -> verb.getKey() + " " + letters(verb.getValue()))
                        .collect(Collectors.joining(", "));
        String about = Stream.concat(
                        subjects.keySet().stream(), prefixes.keySet().stream().map(beginning -> beginning + "*"))
                .sorted()
                .collect(Collectors.joining(", "));
        return template + ": " + words + "; " + about;
    }

    private static String letters(Set<Access> accesses) {
        return accesses.isEmpty()
                ? "-"
                : accesses.stream().map(access -> access.text().substring(0, 1)).collect(Collectors.joining());
    }

    /** Returns the resources that the rule can grant access to. */
    Set<String> resources() {
        Set<String> resources = new LinkedHashSet<>(subjects.values());
        resources.addAll(prefixes.values());
        return resources;
    }

    /** Makes the rule ready for use. */
    Compiled compiled() {
        if (verbs.isEmpty() || (subjects.isEmpty() && prefixes.isEmpty())) {
            throw new IllegalArgumentException("the rule \"" + template + "\" has no verb, or no subject");
        }
        NameTemplate names = NameTemplate.recognizing(template, verbs.keySet());
        return new Compiled(this, names, names.inAnyCase(verbs.keySet()));
    }

    /** A rule that is ready for use. */
    record Compiled(ScopeRule rule, NameTemplate names, NameTemplate inAnyCase) {
        /** Returns what a name means by the rule; empty if it is not one of its names. */
        Optional<ScopeInfo> find(String name) {
            return names.parts(name)
                    .flatMap(parts -> rule.resource(parts.subject())
                            .map(resource ->
                                    ScopeInfo.granting(name, "", rule.accesses(resource, parts.verb()), rule.source)));
        }

        /** Returns whether a name of the rule can grant the access. */
        boolean canGrant(ResourceAccess access) {
            return rule.resources().contains(access.resource())
                    && rule.verbs.values().stream().anyMatch(accesses -> accesses.contains(access.access()));
        }

        /** Returns the subjects that the rule knows, each with its resource. */
        Map<String, String> subjects() {
            Map<String, String> all = new HashMap<>(rule.prefixes);
            all.putAll(rule.subjects);
            return all;
        }
    }

    private List<ResourceAccess> accesses(String resource, String verb) {
        List<ResourceAccess> accesses = new ArrayList<>();
        for (Access access : verbs.getOrDefault(verb, Set.of())) {
            accesses.add(new ResourceAccess(resource, access));
        }
        return accesses;
    }

    private Optional<String> resource(String subject) {
        String exact = subjects.get(subject);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (int end = subject.length(); end > 0; end--) {
            boolean atWordsEnd = end == subject.length() || !Character.isLetterOrDigit(subject.charAt(end));
            String resource = atWordsEnd ? prefixes.get(subject.substring(0, end)) : null;
            if (resource != null) {
                return Optional.of(resource);
            }
        }
        return Optional.empty();
    }
}
