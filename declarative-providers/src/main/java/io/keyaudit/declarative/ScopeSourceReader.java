package io.keyaudit.declarative;

import io.keyaudit.declarative.ScopeSource.Place;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads where scopes stand in an answer. */
final class ScopeSourceReader {
    private static final List<String> PLACES = List.of("header", "text", "list", "value", "flag", "flags");
    private static final String ABSENT =
            "what it means if this is not in an answer: none, everything, unknown, or error if it cannot be";
    private static final String EMPTY =
            "what it means if this is there and lists no scope: none, everything, unknown, or error if it cannot be";

    private final Vocabulary vocabulary;
    private final Problems problems;

    ScopeSourceReader(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    List<ScopeSource> read(Section file) {
        List<DocumentNode> items = file.items("scopesFrom", "the places where scopes stand");
        if (file.has("scopesFrom") && items.isEmpty()) {
            file.problem("scopesFrom", "expected at least one place where scopes stand");
        }
        return items.stream().flatMap(item -> source(item).stream()).toList();
    }

    private Optional<ScopeSource> source(DocumentNode node) {
        return Section.of(
                        node,
                        problems,
                        "header",
                        "text",
                        "list",
                        "value",
                        "flag",
                        "flags",
                        "separator",
                        "scope",
                        "prefix",
                        "when",
                        "absent",
                        "empty",
                        "withheld")
                .flatMap(this::source);
    }

    private Optional<ScopeSource> source(Section section) {
        List<String> given = PLACES.stream().filter(section::has).toList();
        if (given.size() != 1) {
            problems.add(section.position(), "expected exactly one of " + String.join(", ", PLACES));
            return Optional.empty();
        }
        String kind = given.get(0);
        boolean separated = kind.equals("header") || kind.equals("text");
        boolean one = kind.equals("value") || kind.equals("flag");
        demand(section, "separator", separated, "what stands between two scopes, such as \",\"");
        demand(section, "scope", kind.equals("flag"), "the scope that the boolean stands for");
        demand(section, "absent", true, ABSENT);
        demand(section, "empty", !one, EMPTY);
        Optional<Condition> when =
                section.node("when").flatMap(node -> new ConditionReader(vocabulary, problems).read(node));
        Missing absent =
                section.oneOf("absent", Missing.values(), Missing::text).orElse(Missing.ERROR);
        Missing empty = section.oneOf("empty", Missing.values(), Missing::text).orElse(Missing.ERROR);
        String prefix = section.text("prefix", "what is put before each scope").orElse("");
        return place(section, kind)
                .map(place -> new ScopeSource(place, prefix, when, absent, empty, section.flag("withheld")));
    }

    /** Says that a field is missing, or that it has no meaning here. */
    private void demand(Section section, String field, boolean needed, String meaning) {
        if (needed) {
            section.required(field, meaning);
        } else if (section.has(field)) {
            section.problem(field, "this field has no meaning here; remove it");
        }
    }

    private Optional<Place> place(Section section, String kind) {
        Optional<String> separator = section.node("separator").flatMap(this::separator);
        if (kind.equals("header")) {
            Optional<String> name = section.text("header", "the name of a header");
            if (name.filter(text -> !HeaderName.VALID.matcher(text).matches()).isPresent()) {
                section.problem("header", HeaderName.ALLOWED);
            }
            return name.map(header -> new ScopeSource.Header(header, separator.orElse(",")));
        }
        Optional<JsonPath> path = section.parsed(kind, "a path in the answer", JsonPath::parse);
        path.ifPresent(read -> vocabulary.check(read, section.position(kind)));
        path.filter(read -> !read.single() && List.of("text", "value", "flag").contains(kind))
                .ifPresent(several -> section.problem(
                        kind,
                        "this leads to several places; use list: for the texts there, or a path without [] and *"));
        return path.map(read -> switch (kind) {
            case "text" -> new ScopeSource.Text(read, separator.orElse(" "));
            case "value" -> new ScopeSource.Value(read);
            case "flag" ->
                new ScopeSource.Flag(
                        read,
                        section.text("scope", "the scope that the boolean stands for")
                                .orElse(""));
            case "flags" -> new ScopeSource.Flags(read);
            default -> new ScopeSource.ListOf(read);
        });
    }

    /** A blank is one, so it need not be other than blank. */
    private Optional<String> separator(DocumentNode node) {
        if (node instanceof DocumentNode.Scalar scalar
                && Arrays.asList(",", " ", ";", "|").contains(scalar.value())) {
            return Optional.of(scalar.value());
        }
        problems.add(node.position(), "expected one of \",\", \" \", \";\", \"|\", in quotes");
        return Optional.empty();
    }
}
