package io.keyaudit.declarative;

import io.keyaudit.Access;
import io.keyaudit.ResourceAccess;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import io.keyaudit.declarative.Table.Grants;
import io.keyaudit.declarative.Table.Level;
import io.keyaudit.declarative.Table.NewSubject;
import io.keyaudit.declarative.Table.Resource;
import io.keyaudit.declarative.Table.Scope;
import io.keyaudit.declarative.Table.Unrecognized;
import io.keyaudit.declarative.Vocabulary.Kind;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Problems;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what scopes mean. */
final class TableReader {
    private static final Pattern RESOURCE = Pattern.compile("[^\\s\\p{C}]{1,100}");
    private static final Pattern SUBJECT = Pattern.compile("[^{}]*\\{subject}[^{}]*");
    private static final List<Certainty> CERTAINTIES = List.of(Certainty.values());

    private final Vocabulary vocabulary;
    private final Problems problems;
    private final Map<String, Resource> resources = new LinkedHashMap<>();

    TableReader(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    Table read(Section file) {
        for (Entry entry : file.entries("resources", "names of resources and what each is")) {
            resource(entry).ifPresent(resource -> resources.put(resource.name(), resource));
            vocabulary.add(Kind.RESOURCE, entry.name());
        }
        List<Entry> entries = file.entries("scopes", "scopes and what each grants");
        entries.forEach(entry -> vocabulary.add(Kind.SCOPE, entry.name()));
        List<Scope> fromPatterns = new PatternReader(vocabulary, problems, resources).read(file);
        List<Scope> scopes = new ArrayList<>();
        entries.forEach(entry -> scope(entry).ifPresent(scopes::add));
        scopes.addAll(fromPatterns);
        Set<ResourceAccess> everyKey = file.node("everyKey").map(this::accesses).orElse(Set.of());

        Optional<Section> never =
                file.node("neverDenied").flatMap(node -> Section.of(node, problems, "accesses", "because"));
        Set<ResourceAccess> neverDenied = never.flatMap(
                        section -> section.required("accesses", "what is unknown unless a scope grants it"))
                .map(this::accesses)
                .orElse(Set.of());
        requireUse(file, scopes, everyKey, neverDenied);
        return new Table(
                List.copyOf(resources.values()),
                everyKey,
                scopes,
                neverDenied,
                never.flatMap(section -> section.requiredText("because", "why this is not known, for people")),
                file.node("unrecognized")
                        .map(this::unrecognized)
                        .orElse(new Unrecognized(List.of(), NewSubject.EVERYTHING)));
    }

    /** A resource of which nothing ever speaks would be denied to every key. */
    private void requireUse(
            Section file, List<Scope> scopes, Set<ResourceAccess> everyKey, Set<ResourceAccess> neverDenied) {
        Set<String> used = new HashSet<>();
        everyKey.forEach(access -> used.add(access.resource()));
        neverDenied.forEach(access -> used.add(access.resource()));
        for (Scope scope : scopes) {
            scope.grants().accesses().forEach(access -> used.add(access.resource()));
            scope.unclear().accesses().forEach(access -> used.add(access.resource()));
            if (scope.unclear().everything()) {
                used.addAll(resources.keySet());
            }
        }
        for (Entry entry : file.entries("resources", "names of resources and what each is")) {
            if (!scopes.isEmpty() && !used.contains(entry.name())) {
                problems.add(
                        entry.position(),
                        "no scope grants this resource, so that every key would be denied it; if answers do not speak of"
                                + " it, list it under neverDenied:");
            }
        }
    }

    private Optional<Resource> resource(Entry entry) {
        if (!RESOURCE.matcher(entry.name()).matches()) {
            problems.add(entry.position(), "the name of a resource has no blanks, such as ssh-keys");
        }
        return Section.of(entry.value(), problems, "means", "read", "write").map(section -> {
            if (!section.has("read") && !section.has("write")) {
                problems.add(
                        section.position(),
                        "expected read:, write: or both, each with how sensitive it is and its traits, such as"
                                + " [high, reads-content]");
            }
            return new Resource(
                    entry.name(),
                    section.text("means", "what it is, for people").orElse(entry.name()),
                    level(section, "read", problems),
                    level(section, "write", problems),
                    true);
        });
    }

    static Optional<Level> level(Section section, String access, Problems problems) {
        if (!section.has(access)) {
            return Optional.empty();
        }
        List<Scalar> words = section.words(access, "how sensitive it is: low, moderate, high or critical");
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Optional<Sensitivity> sensitivity =
                Section.oneOf(words.get(0), List.of(Sensitivity.values()), Sensitivity::text, problems);
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        words.stream()
                .skip(1)
                .flatMap(word -> Section.oneOf(word, List.of(Trait.values()), Trait::text, problems).stream())
                .forEach(traits::add);
        return Optional.of(new Level(sensitivity.orElse(Sensitivity.CRITICAL), traits));
    }

    private Optional<Scope> scope(Entry entry) {
        return Section.of(entry.value(), problems, "grants", "implies", "unclear", "sure")
                .map(section -> {
                    if (!section.has("grants") && !section.has("implies") && !section.has("unclear")) {
                        problems.add(
                                section.position(),
                                "expected at least one of grants:, implies:, unclear:; a scope that grants nothing is"
                                        + " { grants: nothing }");
                    }
                    return new Scope(
                            entry.name(),
                            grants(section, "grants", true),
                            implied(entry.name(), section),
                            grants(section, "unclear", false),
                            section.oneOf("sure", CERTAINTIES, Certainty::text));
                });
    }

    private List<String> implied(String scope, Section section) {
        List<String> implied = new ArrayList<>();
        for (Scalar word : section.words("implies", "a scope of this file")) {
            if (word.value().equals(scope)) {
                problems.add(word.position(), "a scope does not imply itself; remove it");
            } else if (vocabulary.require(Kind.SCOPE, word.value(), word.position())) {
                implied.add(word.value());
            }
        }
        return implied;
    }

    private Grants grants(Section section, String field, boolean canBeNothing) {
        Optional<DocumentNode> node = section.node(field);
        if (node.isEmpty()) {
            return Grants.NOTHING;
        }
        if (node.get() instanceof Mapping) {
            return new Grants(accesses(node.get()), false);
        }
        List<String> words = canBeNothing ? List.of("everything", "nothing") : List.of("everything");
        String expected = "a mapping such as { files: rw }, or one of " + String.join(", ", words);
        return Fields.text(node.get(), "expected " + expected, problems)
                .flatMap(word -> Section.oneOf(word, words, String::toString, problems))
                .filter("everything"::equals)
                .map(everything -> Grants.EVERYTHING)
                .orElse(Grants.NOTHING);
    }

    private Set<ResourceAccess> accesses(DocumentNode node) {
        Set<ResourceAccess> accesses = new LinkedHashSet<>();
        for (Entry entry : Section.entries(node, "resources and r, w or rw", problems)) {
            boolean known = vocabulary.require(Kind.RESOURCE, entry.name(), entry.position());
            Set<Access> given = Fields.text(entry.value(), "expected r, w or rw", problems)
                    .flatMap(scalar -> Section.parse(scalar, Marks::accesses, problems))
                    .orElse(Set.of());
            Resource resource = resources.get(entry.name());
            for (Access access : given) {
                if (known && resource != null && !has(resource, access)) {
                    problems.add(
                            entry.value().position(),
                            "the resource has no " + access.text() + ": give it one under resources:, or leave it out");
                }
                accesses.add(new ResourceAccess(entry.name(), access));
            }
        }
        return accesses;
    }

    static boolean has(Resource resource, Access access) {
        return (access == Access.READ ? resource.read() : resource.write()).isPresent();
    }

    private Unrecognized unrecognized(DocumentNode node) {
        if (node instanceof Mapping) {
            return Section.of(node, problems, "subject", "newSubject")
                    .map(this::families)
                    .orElse(new Unrecognized(List.of(), NewSubject.EVERYTHING));
        }
        Fields.text(node, "expected everything, or a mapping with subject: and newSubject:", problems)
                .ifPresent(word -> Section.oneOf(word, List.of("everything"), String::toString, problems));
        return new Unrecognized(List.of(), NewSubject.EVERYTHING);
    }

    private static String subject(String text) {
        if (!SUBJECT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "expected a name with {subject} in it once, and stars for any text, such as read:{subject}");
        }
        return text;
    }

    private Unrecognized families(Section section) {
        section.required("subject", "how to find in a scope's name what it is about, such as \"read:{subject}\"");
        section.required("newSubject", "what a subject that is not known makes unknown: everything, related or itself");
        List<String> subjects = section.words("subject", "a name such as read:{subject}").stream()
                .flatMap(word -> Section.parse(word, TableReader::subject, problems).stream())
                .toList();
        return new Unrecognized(
                subjects,
                section.oneOf("newSubject", NewSubject.values(), NewSubject::text)
                        .orElse(NewSubject.EVERYTHING));
    }
}
