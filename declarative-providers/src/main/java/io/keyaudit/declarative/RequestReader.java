package io.keyaudit.declarative;

import io.keyaudit.FailureKind;
import io.keyaudit.declarative.Call.Body;
import io.keyaudit.declarative.Vocabulary.Kind;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the requests of a file. */
final class RequestReader {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,30}");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9/._~@:+-]*(\\{[^{}]*}[A-Za-z0-9/._~@:+-]*)*");
    private static final Pattern FIXED_PATH = Pattern.compile("/[A-Za-z0-9/._~@:+-]*");
    private static final Pattern WHOLE = Pattern.compile("\\{[A-Za-z0-9]+}");
    private static final int MOST = 4;
    private static final List<FailureKind> CAN_GO_WITHOUT = List.of(FailureKind.FORBIDDEN);

    private final Vocabulary vocabulary;
    private final Problems problems;

    RequestReader(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    List<Call> read(Section file) {
        List<Entry> entries = file.entries("requests", "names of requests and what each is");
        if (file.has("requests") && (entries.isEmpty() || entries.size() > MOST)) {
            file.problem("requests", "expected 1 to " + MOST + " requests");
        }
        List<Call> calls = new ArrayList<>();
        for (Entry entry : entries) {
            if (!NAME.matcher(entry.name()).matches()) {
                problems.add(entry.position(), "the name of a request is of letters and digits, such as self");
            }
            new OneCall(entry).read().ifPresent(calls::add);
            vocabulary.add(Kind.REQUEST, entry.name());
        }
        return calls;
    }

    /** Reads one request, which can use answers of those before it. */
    private final class OneCall {
        private final Entry entry;
        private final Templates templates = new Templates(vocabulary, problems);

        OneCall(Entry entry) {
            this.entry = entry;
        }

        Optional<Call> read() {
            return Section.of(
                            entry.value(),
                            problems,
                            "get",
                            "post",
                            "changesNothing",
                            "auth",
                            "headers",
                            "form",
                            "json",
                            "optionalOn",
                            "discover")
                    .map(this::call);
        }

        private Call call(Section section) {
            boolean post = section.has("post");
            if (post == section.has("get")) {
                problems.add(section.position(), "expected exactly one of get: PATH and post: PATH");
            }
            if (post && !section.flag("changesNothing")) {
                problems.add(
                        section.position("post"),
                        "a POST is sent only if the file states that it changes nothing: changesNothing: true");
            }
            if (!post && section.has("changesNothing")) {
                section.problem("changesNothing", "a GET changes nothing anyway; remove this field");
            }
            return new Call(
                    entry.name(),
                    post,
                    targets(section, post ? "post" : "get"),
                    section.node("auth").map(this::authentication).orElseGet(List::of),
                    headers(section),
                    body(section, post),
                    optionalOn(section),
                    section.node("discover")
                            .flatMap(node -> Section.of(node, problems, "get", "url"))
                            .flatMap(this::discovery));
        }

        private Optional<Call.Discovery> discovery(Section section) {
            section.required("get", "the path of a document that anyone can read");
            section.required("url", "where in it the address stands");
            Optional<String> path = section.text("get", "a path that begins with a slash");
            path.filter(text -> !FIXED_PATH.matcher(text).matches())
                    .ifPresent(text ->
                            section.problem("get", "expected a path that begins with a slash, nothing filled in"));
            return path.flatMap(get -> section.parsed("url", "a path in the document", JsonPath::parse)
                    .map(url -> new Call.Discovery(get, url)));
        }

        private Set<FailureKind> optionalOn(Section section) {
            return section.words("optionalOn", "a kind of failure").stream()
                    .flatMap(word -> Section.oneOf(word, CAN_GO_WITHOUT, FailureKind::text, problems).stream())
                    .collect(Collectors.toSet());
        }

        private List<Template> targets(Section section, String field) {
            List<Template> targets = new ArrayList<>();
            for (Scalar word : section.words(field, "a path that begins with a slash")) {
                if (!PATH.matcher(word.value()).matches()
                        && !WHOLE.matcher(word.value()).matches()) {
                    problems.add(
                            word.position(),
                            "expected a path that begins with a slash, without query and with nothing but letters,"
                                    + " digits, the signs . _ ~ @ : + - and places to be filled in, such as {accountId}");
                    continue;
                }
                templates.read(word, Templates.Use.PATH).ifPresent(targets::add);
            }
            return targets;
        }

        private Map<String, Template> headers(Section section) {
            Map<String, Template> headers = new LinkedHashMap<>();
            for (Entry header : section.entries("headers", "names of headers and their values")) {
                settable(header.name(), header.position());
                Fields.text(header.value(), "expected the header's value", problems)
                        .flatMap(value -> templates.read(value, Templates.Use.FIXED))
                        .ifPresent(value -> headers.put(header.name(), value));
            }
            return headers;
        }

        private void settable(String name, Position position) {
            if (!HeaderName.settable(name) || name.equalsIgnoreCase("authorization")) {
                problems.add(
                        position,
                        "this header cannot be set here; credentials go under auth:, and what says where a request goes"
                                + " and how it is read is not for a file to say");
            }
        }

        private List<Call.Authentication> authentication(DocumentNode node) {
            List<DocumentNode> alternatives =
                    node instanceof DocumentNode.Sequence sequence ? sequence.items() : List.of(node);
            return alternatives.stream()
                    .flatMap(one -> Section.of(one, problems, "bearer", "header", "value", "basic").stream())
                    .flatMap(section -> authentication(section).stream())
                    .toList();
        }

        private Optional<Call.Authentication> authentication(Section section) {
            long ways = List.of("bearer", "header", "basic").stream()
                    .filter(section::has)
                    .count();
            if (ways != 1 || section.has("value") != section.has("header")) {
                problems.add(
                        section.position(),
                        "expected exactly one of bearer: CREDENTIAL; header: NAME with value:; basic: with user: and"
                                + " password:");
                return Optional.empty();
            }
            if (section.has("bearer")) {
                return credential(section, "bearer").map(Call.Bearer::new);
            }
            if (section.has("basic")) {
                return section.node("basic")
                        .flatMap(basic -> Section.of(basic, problems, "user", "password", "formEncoded"))
                        .flatMap(this::basic);
            }
            Optional<String> name = section.text("header", "the name of a header");
            name.filter(header -> !HeaderName.settable(header))
                    .ifPresent(header -> section.problem("header", "this header cannot carry a credential"));
            return name.flatMap(header -> secret(section, "value").map(value -> new Call.InHeader(header, value)));
        }

        private Optional<Call.Authentication> basic(Section section) {
            section.required("user", "the user's name, or an empty text");
            section.required("password", "the password, or an empty text");
            Optional<Template> user = part(section, "user");
            Optional<Template> password = part(section, "password");
            return user.isPresent() && password.isPresent()
                    ? Optional.of(new Call.Basic(user.get(), password.get(), section.flag("formEncoded")))
                    : Optional.empty();
        }

        private Optional<Template> part(Section section, String name) {
            return section.node(name)
                            .filter(node -> node instanceof Scalar scalar
                                    && scalar.type() == DocumentNode.ScalarType.TEXT
                                    && scalar.value().isEmpty())
                            .isPresent()
                    ? Optional.of(Template.parse(""))
                    : secret(section, name);
        }

        private Optional<Template> secret(Section section, String name) {
            return section.node(name)
                    .flatMap(node -> Fields.text(node, "expected a text such as \"{token}\"", problems))
                    .flatMap(scalar -> templates.read(scalar, Templates.Use.SECRET));
        }

        private Optional<String> credential(Section section, String name) {
            return section.text(name, "the name of a credential")
                    .filter(credential -> vocabulary.require(Kind.CREDENTIAL, credential, section.position(name)));
        }

        private Body body(Section section, boolean post) {
            if (section.has("form") && section.has("json")) {
                section.problem("json", "a request has one body: form: or json:, not both");
            }
            if (!post && (section.has("form") || section.has("json"))) {
                problems.add(section.position(), "a GET has no body; remove form: and json:");
            }
            if (section.has("json")) {
                return new Call.Json(Constants.fields(section.entries("json", "the fields of a JSON object")));
            }
            List<Map.Entry<String, Template>> fields = new ArrayList<>();
            for (Entry field : section.entries("form", "names of form fields and their values")) {
                Fields.text(field.value(), "expected the field's value", problems)
                        .flatMap(value -> templates.read(value, Templates.Use.SECRET))
                        .ifPresent(value -> fields.add(Map.entry(field.name(), value)));
            }
            return fields.isEmpty() ? new Call.Empty() : new Call.FormFields(fields);
        }
    }
}
