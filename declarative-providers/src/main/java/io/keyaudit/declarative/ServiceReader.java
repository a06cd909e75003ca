package io.keyaudit.declarative;

import io.keyaudit.FailureKind;
import io.keyaudit.declarative.Facts.Note;
import io.keyaudit.declarative.Vocabulary.Kind;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the whole of one file. What cannot be read is a problem, and such a service is not for use. */
final class ServiceReader {
    static final String[] FIELDS = {
        "version",
        "id",
        "name",
        "extends",
        "sources",
        "upperBound",
        "credentials",
        "options",
        "keys",
        "endpoint",
        "requests",
        "errors",
        "success",
        "unknownIf",
        "scopesFrom",
        "resources",
        "everyKey",
        "scopes",
        "patterns",
        "neverDenied",
        "unrecognized",
        "facts",
        "echoes",
        "limits",
        "examples"
    };
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z0-9]{0,40}");
    private static final List<FailureKind> KINDS = List.of(
            FailureKind.REJECTED,
            FailureKind.FORBIDDEN,
            FailureKind.RATE_LIMITED,
            FailureKind.UNAVAILABLE,
            FailureKind.PROTOCOL,
            FailureKind.CONFIGURATION);

    private final Problems problems;
    private final Vocabulary vocabulary;
    private final ConditionReader conditions;

    ServiceReader(Problems problems) {
        this.problems = problems;
        this.vocabulary = new Vocabulary(problems);
        this.conditions = new ConditionReader(vocabulary, problems);
    }

    Optional<Service> read(DocumentNode root) {
        return Section.of(root, problems, FIELDS).map(this::service);
    }

    private Service service(Section file) {
        requireAll(file);
        List<CredentialField> credentials = credentials(file);
        List<Option> options = new KeyReader(vocabulary, problems).options(file);
        credentials.forEach(field -> vocabulary.add(Kind.CREDENTIAL, field.name()));
        options.forEach(option -> vocabulary.add(Kind.OPTION, option.name()));
        Endpoints endpoints = Endpoints.read(file, problems);
        List<Call> requests = new RequestReader(vocabulary, problems).read(file);
        Table table = new TableReader(vocabulary, problems).read(file);
        Service service = new Service(
                id(file),
                file.text("name", "what people call the service").orElse(""),
                new KeyReader(vocabulary, problems).sources(file),
                file.text("upperBound", "what narrows, outside of the key, what its scopes allow")
                        .orElse(""),
                credentials,
                options,
                new KeyReader(vocabulary, problems).forms(file, credentials),
                endpoints.usual(),
                endpoints.others(),
                requests,
                errors(file),
                file.node("success").flatMap(conditions::read),
                notes(file),
                new ScopeSourceReader(vocabulary, problems).read(file),
                table,
                new FactsReader(vocabulary, problems).read(file),
                echoes(file),
                new LimitsReader(problems).read(file),
                new ExampleReader(vocabulary, problems).read(file));
        unused(file, credentials, options);
        requireVerdict(file, service);
        compile(file, service);
        return service;
    }

    /** An answer of something else, such as a proxy, must not be taken for one about a key that has nothing. */
    private void requireVerdict(Section file, Service service) {
        boolean scopesProveIt = service.scopesFrom().stream()
                .anyMatch(source -> source.when().isEmpty() && source.absent() == Missing.ERROR);
        if (!file.has("success") && !scopesProveIt && !service.scopesFrom().isEmpty()) {
            problems.add(
                    file.position(),
                    "the field \"success\" is missing here: what is so of every answer about a key, such as"
                            + " { json: { id: { present: true } } }; it can be left out only where a place for scopes"
                            + " has \"absent: error\"");
        }
    }

    /** Finds what contradicts itself only once the table is put together. */
    private void compile(Section file, Service service) {
        if (problems.any()) {
            return;
        }
        try {
            TableCompiler.compile(service.table(), service.upperBound());
        } catch (IllegalArgumentException contradiction) {
            file.problem("resources", String.valueOf(contradiction.getMessage()));
        }
    }

    private void requireAll(Section file) {
        Object version = file.node("version").map(Constants::value).orElse(null);
        if (!Long.valueOf(1).equals(version)) {
            problems.add(file.position("version"), "expected \"version: 1\", the version of this language");
        }
        file.required("id", "what keys files call the service, such as acme");
        file.required("name", "what people call the service");
        file.required("sources", "where all this comes from, and how sure it is");
        file.required(
                "upperBound",
                "what narrows, outside of the key, what its scopes allow, such as the owner's role; \"nothing\" if"
                        + " nothing does");
        file.required("credentials", "what a key is presented with, such as { token: the access token }");
        file.required("endpoint", "the service's address, or { example: ADDRESS } if there is no usual one");
        file.required("requests", "what the service is asked");
        file.required("scopesFrom", "where scopes stand in an answer");
        file.required("resources", "what there is to read and to change");
        file.required("unrecognized", "what an unknown scope makes unknown: everything, or by its subject");
        file.required("limits", "how often the service can be asked, such as { requests: 60, per: 1m }");
        file.required("examples", "answers, and what follows from each");
        if (!file.has("scopes") && !file.has("patterns") && !file.has("extends")) {
            problems.add(file.position(), "expected scopes: or patterns:, which say what scopes mean");
        }
    }

    private String id(Section file) {
        Optional<String> id = file.text("id", "what keys files call the service");
        if (id.filter(text -> !ID.matcher(text).matches() || text.length() > 40).isPresent()) {
            file.problem("id", "expected lower-case letters, digits and hyphens, at most 40, such as acme");
        }
        return id.orElse("");
    }

    private List<CredentialField> credentials(Section file) {
        List<Entry> entries = file.entries("credentials", "names of credentials and what each is");
        if (file.has("credentials") && entries.isEmpty()) {
            file.problem("credentials", "expected at least one credential, such as { token: the access token }");
        }
        return entries.stream().flatMap(entry -> credential(entry).stream()).toList();
    }

    private Optional<CredentialField> credential(Entry entry) {
        if (!FIELD.matcher(entry.name()).matches()) {
            problems.add(
                    entry.position(), "the name of a credential is of letters and digits, such as token or apiKey");
        }
        if (!(entry.value() instanceof DocumentNode.Mapping)) {
            return Fields.text(entry.value(), "expected what the credential is, for people", problems)
                    .map(text -> CredentialField.secret(entry.name(), text.value()));
        }
        return Section.of(entry.value(), problems, "description", "secret", "required")
                .flatMap(section -> section.requiredText("description", "what the credential is, for people")
                        .map(text -> new CredentialField(
                                entry.name(),
                                text,
                                !section.has("secret") || section.flag("secret"),
                                !section.has("required") || section.flag("required"))));
    }

    private List<ErrorCase> errors(Section file) {
        return file.items("errors", "how the service says no").stream()
                .flatMap(node -> Section.of(node, problems, "when", "kind", "say", "pause").stream())
                .flatMap(section -> error(section).stream())
                .toList();
    }

    private Optional<ErrorCase> error(Section section) {
        Optional<Condition> when =
                section.required("when", "what the answer is like").flatMap(conditions::read);
        section.required("kind", "what it means");
        Optional<FailureKind> kind = section.oneOf("kind", KINDS, FailureKind::text);
        if (section.has("pause")
                && kind.filter(FailureKind.RATE_LIMITED::equals).isEmpty()) {
            section.problem("pause", "only a refusal of kind rate-limited has a pause");
        }
        return when.flatMap(condition -> kind.map(known -> new ErrorCase(
                condition,
                known,
                section.text("say", "a message for people"),
                section.parsed("pause", "a time such as 60s or 5m", LimitsReader::duration))));
    }

    private List<Note> notes(Section file) {
        return file.items("unknownIf", "cases in which the scopes say nothing").stream()
                .flatMap(node -> Section.of(node, problems, "when", "say").stream())
                .flatMap(section -> {
                    Optional<Condition> when =
                            section.required("when", "what the answer is like").flatMap(conditions::read);
                    Optional<String> say = section.requiredText("say", "why, for people");
                    return when.flatMap(condition -> say.map(text -> new Note(condition, text))).stream();
                })
                .toList();
    }

    private Map<String, JsonPath> echoes(Section file) {
        Map<String, JsonPath> echoes = new LinkedHashMap<>();
        for (Entry entry : file.entries("echoes", "credentials, and where an answer repeats each")) {
            vocabulary.require(Kind.CREDENTIAL, entry.name(), entry.position());
            Fields.text(entry.value(), "expected a path in the answer", problems)
                    .flatMap(word -> Section.parse(word, JsonPath::parse, problems))
                    .ifPresent(path -> {
                        vocabulary.check(path, entry.value().position());
                        if (!path.single()) {
                            problems.add(
                                    entry.value().position(),
                                    "a credential is repeated in one place, without [] and *");
                        }
                        echoes.put(entry.name(), path);
                    });
        }
        return echoes;
    }

    private void unused(Section file, List<CredentialField> credentials, List<Option> options) {
        credentials.stream()
                .filter(field -> !vocabulary.used(Kind.CREDENTIAL, field.name()))
                .forEach(field -> file.problem("credentials", "the credential " + field.name() + " is sent nowhere"));
        options.stream()
                .filter(option -> !vocabulary.used(Kind.OPTION, option.name()))
                .forEach(option -> file.problem("options", "the option " + option.name() + " is used nowhere"));
    }
}
