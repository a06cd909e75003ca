package io.keyaudit.declarative;

import io.keyaudit.Access;
import io.keyaudit.ResourceAccess;
import io.keyaudit.declarative.Table.Grants;
import io.keyaudit.declarative.Table.Resource;
import io.keyaudit.declarative.Table.Scope;
import io.keyaudit.declarative.Vocabulary.Kind;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads patterns of scopes: names that are made of a subject and a verb. Each stands for the scopes of all its subjects
 * and verbs, as far as the resource has such an access. A scope that the file states by itself is not touched.
 */
final class PatternReader {
    private final Vocabulary vocabulary;
    private final Problems problems;
    private final Map<String, Resource> resources;

    PatternReader(Vocabulary vocabulary, Problems problems, Map<String, Resource> resources) {
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.resources = resources;
    }

    List<Scope> read(Section file) {
        List<Scope> scopes = new ArrayList<>();
        for (DocumentNode item : file.items("patterns", "patterns of scopes")) {
            Section.of(item, problems, "match", "verbs", "subjects", "resource", "declares", "sure")
                    .ifPresent(section -> read(section, scopes));
        }
        return scopes;
    }

    private void read(Section section, List<Scope> scopes) {
        Optional<Template> match = template(section, "match", List.of("subject", "verb"));
        section.required("match", "how a name is made, such as \"{subject}.{verb}\"");
        section.required("verbs", "the verbs and what each grants, such as { read: r, write: w }");
        section.required("subjects", "the subjects: a list of resources, or a mapping to resources");
        Template resource = template(section, "resource", List.of("subject")).orElse(Template.parse("{subject}"));
        Optional<Certainty> sure = section.oneOf("sure", Certainty.values(), Certainty::text);
        Map<String, Set<Access>> verbs = verbs(section);
        int before = scopes.size();
        subjects(section, new Naming(resource, declared(section)))
                .forEach((subject, name) -> verbs.forEach((verb, accesses) -> match.map(
                                template -> template.fill(place -> place.equals("subject") ? subject : verb))
                        .filter(scope -> !vocabulary.knows(Kind.SCOPE, scope))
                        .filter(scope -> accesses.stream().allMatch(access -> exists(name, access)))
                        .ifPresent(scope -> {
                            vocabulary.add(Kind.SCOPE, scope);
                            scopes.add(new Scope(scope, grants(name, accesses), List.of(), Grants.NOTHING, sure));
                        })));
        if (scopes.size() == before && match.isPresent()) {
            problems.add(
                    section.position(),
                    "no scope follows from this pattern; remove it, or see whether verbs: and"
                            + " subjects: fit the resources");
        }
    }

    /** How the resources of subjects are called, and what they are like where the file does not list them itself. */
    private record Naming(Template resource, Optional<Resource> declared) {}

    private Optional<Resource> declared(Section section) {
        return section.node("declares")
                .flatMap(node -> Section.of(node, problems, "read", "write", "onlyIfGranted"))
                .map(levels -> new Resource(
                        "",
                        "",
                        TableReader.level(levels, "read", problems),
                        TableReader.level(levels, "write", problems),
                        !levels.flag("onlyIfGranted")));
    }

    private boolean exists(String name, Access access) {
        Resource resource = resources.get(name);
        return resource != null && TableReader.has(resource, access);
    }

    private static Grants grants(String resource, Set<Access> accesses) {
        return new Grants(
                accesses.stream()
                        .map(access -> new ResourceAccess(resource, access))
                        .collect(Collectors.toSet()),
                false);
    }

    private Optional<Template> template(Section section, String field, List<String> places) {
        Optional<Template> template = section.parsed(field, "a name with {" + places.get(0) + "}", Template::parse);
        if (template.filter(read -> !sorted(read.variables()).equals(places)).isPresent()) {
            section.problem(
                    field,
                    "expected a name that holds each of these once and no other: {" + String.join("}, {", places)
                            + "}");
            return Optional.empty();
        }
        return template;
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }

    private Map<String, Set<Access>> verbs(Section section) {
        Map<String, Set<Access>> verbs = new LinkedHashMap<>();
        for (Entry entry : section.entries("verbs", "verbs and what each grants: r, w or rw")) {
            Fields.text(entry.value(), "expected r, w or rw", problems)
                    .flatMap(scalar -> Section.parse(scalar, Marks::accesses, problems))
                    .ifPresent(accesses -> verbs.put(entry.name(), accesses));
        }
        return verbs;
    }

    private Map<String, String> subjects(Section section, Naming naming) {
        Map<String, String> subjects = new LinkedHashMap<>();
        Optional<DocumentNode> node = section.node("subjects");
        if (node.isPresent() && node.get() instanceof Sequence sequence) {
            for (DocumentNode item : sequence.items()) {
                Fields.text(item, "expected a subject", problems)
                        .ifPresent(subject -> add(subjects, subject.value(), subject, naming));
            }
            return subjects;
        }
        for (Entry entry : section.entries("subjects", "subjects and their resources, or a list of subjects")) {
            Fields.text(entry.value(), "expected the name of a resource", problems)
                    .ifPresent(named -> add(subjects, entry.name(), named, naming));
        }
        return subjects;
    }

    private void add(Map<String, String> subjects, String subject, Scalar named, Naming naming) {
        Optional<Resource> declared = naming.declared();
        String name = naming.resource().fill(place -> named.value());
        if (declared.isPresent() && !vocabulary.knows(Kind.RESOURCE, name)) {
            vocabulary.add(Kind.RESOURCE, name);
            resources.put(
                    name,
                    new Resource(
                            name, name, declared.get().read(), declared.get().write(), false));
        }
        if (vocabulary.require(Kind.RESOURCE, name, named.position())) {
            subjects.put(subject, name);
        }
    }
}
