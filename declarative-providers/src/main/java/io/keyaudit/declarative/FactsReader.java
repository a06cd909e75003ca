package io.keyaudit.declarative;

import io.keyaudit.Environment;
import io.keyaudit.FactKind;
import io.keyaudit.KeyState;
import io.keyaudit.declarative.Facts.Note;
import io.keyaudit.declarative.Facts.Owner;
import io.keyaudit.declarative.Facts.RestrictionSource;
import io.keyaudit.declarative.Facts.StateCase;
import io.keyaudit.declarative.Vocabulary.Kind;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.Problems;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads where an answer states facts. */
final class FactsReader {
    private static final Map<String, FactKind> TEXTS = Map.of("id", FactKind.ID, "label", FactKind.LABEL);
    private static final Map<String, FactKind> TIMES = Map.of(
            "created", FactKind.CREATION,
            "lastUsed", FactKind.LAST_USE,
            "expires", FactKind.EXPIRY,
            "notBefore", FactKind.NOT_BEFORE);
    private static final Set<String> CHOSEN = Set.of("lastUsed", "expires", "notBefore", "allowedAddresses");
    private static final List<Missing> MEANINGS = List.of(Missing.NONE, Missing.UNKNOWN, Missing.ERROR);

    private final Vocabulary vocabulary;
    private final ConditionReader conditions;
    private final Problems problems;

    FactsReader(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.conditions = new ConditionReader(vocabulary, problems);
        this.problems = problems;
    }

    Facts read(Section file) {
        Optional<Section> facts = file.node("facts")
                .flatMap(node -> Section.of(
                        node,
                        problems,
                        "id",
                        "label",
                        "owner",
                        "created",
                        "lastUsed",
                        "expires",
                        "notBefore",
                        "allowedAddresses",
                        "restrictions",
                        "state",
                        "usedByAsking",
                        "managesKeys",
                        "environment",
                        "notes"));
        return facts.map(this::facts)
                .orElseGet(() -> new Facts(
                        Map.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        false,
                        Set.of(),
                        List.of(),
                        Optional.empty()));
    }

    private Facts facts(Section section) {
        Map<FactKind, FactSource> stated = new EnumMap<>(FactKind.class);
        TEXTS.forEach((name, kind) -> source(section, name).ifPresent(source -> stated.put(kind, source)));
        TIMES.forEach((name, kind) -> source(section, name).ifPresent(source -> stated.put(kind, source)));
        if (section.has("usedByAsking") && !section.has("lastUsed")) {
            section.problem("usedByAsking", "an answer without lastUsed: does not show when a key was used; remove it");
        }
        source(section, "allowedAddresses").ifPresent(source -> stated.put(FactKind.ALLOWED_ADDRESSES, source));
        return new Facts(
                stated,
                section.node("owner").flatMap(this::owner),
                section.items("state", "cases, each with when: and is:").stream()
                        .flatMap(node -> state(node).stream())
                        .toList(),
                section.items("restrictions", "what else keys are restricted to").stream()
                        .flatMap(node -> restriction(node).stream())
                        .toList(),
                section.flag("usedByAsking"),
                keyMakers(section),
                section.items("notes", "notes, each with when: and say:").stream()
                        .flatMap(node -> note(node).stream())
                        .toList(),
                section.oneOf("environment", Environment.values(), Environment::text));
    }

    private Set<String> keyMakers(Section section) {
        Set<String> makers = new LinkedHashSet<>();
        for (Scalar word : section.words("managesKeys", "a scope of this file")) {
            if (vocabulary.require(Kind.SCOPE, word.value(), word.position())) {
                makers.add(word.value());
            }
        }
        return makers;
    }

    private Optional<FactSource> source(Section facts, String name) {
        return facts.node(name)
                .flatMap(node -> Section.of(
                        node,
                        problems,
                        "json",
                        "header",
                        "parameter",
                        "separator",
                        "as",
                        "absent",
                        "null",
                        "empty",
                        "unknownBeside"))
                .map(section -> read(section, name));
    }

    private FactSource read(Section section, String name) {
        if (section.has("json") == section.has("header")) {
            problems.add(section.position(), "expected exactly one of json: PATH and header: NAME");
        }
        boolean time = TIMES.containsKey(name);
        if (time) {
            section.required("as", "how the time is written");
        } else if (section.has("as")) {
            section.problem("as", "this is no time; remove this field");
        }
        if (CHOSEN.contains(name)) {
            section.required("absent", "what it means if it is not there: none, unknown, or error if it cannot be");
        }
        if (name.equals("allowedAddresses")) {
            section.required("empty", "what an empty list means: none if any address is allowed, or unknown");
        } else if (section.has("unknownBeside")) {
            section.problem("unknownBeside", "only allowedAddresses can have this field; remove it");
        }
        Missing absent = meaning(section, "absent", Missing.UNKNOWN);
        List<TimeFormat> formats = section.words("as", "how the time is written").stream()
                .flatMap(word -> Section.oneOf(word, List.of(TimeFormat.values()), TimeFormat::text, problems).stream())
                .toList();
        return new FactSource(
                section.text("header", "the name of a header"),
                paths(section),
                section.text("parameter", "the name of a parameter of a query string"),
                section.text("separator", "what stands between items, such as \",\""),
                formats,
                absent,
                meaning(section, "null", absent),
                meaning(section, "empty", Missing.ERROR),
                section.words("unknownBeside", "a path to the elements of a list").stream()
                        .flatMap(word -> path(word, false).stream())
                        .toList());
    }

    private static Missing meaning(Section section, String field, Missing otherwise) {
        return section.oneOf(field, MEANINGS, Missing::text).orElse(otherwise);
    }

    private List<JsonPath> paths(Section section) {
        List<JsonPath> paths = new ArrayList<>();
        for (Scalar word : section.words("json", "a path in the answer")) {
            path(word, true).ifPresent(paths::add);
        }
        return paths;
    }

    private Optional<JsonPath> path(Scalar word, boolean single) {
        Optional<JsonPath> path = Section.parse(word, JsonPath::parse, problems);
        path.ifPresent(read -> vocabulary.check(read, word.position()));
        if (single && path.filter(read -> !read.single()).isPresent()) {
            problems.add(word.position(), "a fact stands in one place, so its path is without [] and *");
        }
        return path;
    }

    private Optional<JsonPath> path(Section section, String name, boolean single) {
        return section.words(name, "a path in the answer").stream().findFirst().flatMap(word -> path(word, single));
    }

    private Optional<Owner> owner(DocumentNode node) {
        return Section.of(node, problems, "id", "name").flatMap(section -> {
            section.required("id", "where the owner's identifier stands");
            Optional<JsonPath> name = path(section, "name", true);
            return path(section, "id", true).map(id -> new Owner(id, name));
        });
    }

    private Optional<StateCase> state(DocumentNode node) {
        return Section.of(node, problems, "when", "is").flatMap(section -> {
            section.required("is", "active, inactive, expired or unknown");
            Optional<Condition> when = section.node("when").flatMap(conditions::read);
            return section.oneOf("is", KeyState.values(), KeyState::text).map(state -> new StateCase(when, state));
        });
    }

    private Optional<Note> note(DocumentNode node) {
        return Section.of(node, problems, "when", "say").flatMap(section -> {
            Optional<Condition> when =
                    section.required("when", "what must be so").flatMap(conditions::read);
            Optional<String> say = section.requiredText("say", "the note, for people");
            return when.flatMap(condition -> say.map(text -> new Note(condition, text)));
        });
    }

    private Optional<RestrictionSource> restriction(DocumentNode node) {
        return Section.of(node, problems, "kind", "each", "text", "when", "absent")
                .flatMap(section -> {
                    if (section.has("each")) {
                        section.required("absent", "what it means if this is not there: none, unknown or error");
                    } else {
                        section.required("text", "what is said, with paths to be filled in, such as \"{name}\"");
                    }
                    Optional<JsonPath> each = path(section, "each", false);
                    Optional<Template> text =
                            section.parsed("text", "a text such as \"{type} {name}\"", Template::parse);
                    text.ifPresent(template -> template.variables()
                            .forEach(variable -> section.parsed("text", "a text", whole -> JsonPath.parse(variable))));
                    Optional<Condition> when = section.node("when").flatMap(conditions::read);
                    Missing absent = meaning(section, "absent", Missing.UNKNOWN);
                    return section.requiredText("kind", "what it names, in one word, such as repository")
                            .map(kind -> new RestrictionSource(kind, each, text, when, absent));
                });
    }
}
