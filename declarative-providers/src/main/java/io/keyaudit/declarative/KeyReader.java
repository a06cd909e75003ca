package io.keyaudit.declarative;

import io.keyaudit.declarative.Vocabulary.Kind;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.KeyForm;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what a key is like, what else is given for it, and where all this comes from. */
final class KeyReader {
    private static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z0-9]{0,40}");

    private final Vocabulary vocabulary;
    private final Problems problems;

    KeyReader(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    List<KeyForm> forms(Section file, List<CredentialField> credentials) {
        return file.items("keys", "the forms of keys, each with name: and form:").stream()
                .flatMap(node -> Section.of(node, problems, "name", "form", "credential", "unsupported").stream())
                .flatMap(section -> keyForms(section, credentials))
                .toList();
    }

    private Stream<KeyForm> keyForms(Section section, List<CredentialField> credentials) {
        section.required("form", "how such keys look, such as \"acme_[A-Za-z0-9]{32}\"");
        Optional<String> name = section.requiredText("name", "what such keys are called");
        Optional<String> unsupported = section.text("unsupported", "why the service cannot be asked about such keys");
        Optional<String> credential = section.text("credential", "the name of a credential")
                .filter(given -> vocabulary.require(Kind.CREDENTIAL, given, section.position("credential")))
                .or(() -> credentials.stream().map(CredentialField::name).findFirst());
        List<Scalar> forms = section.words("form", "how such keys look");
        return forms.stream()
                .flatMap(form -> Section.parse(form, Form::parse, problems).stream())
                .flatMap(pattern -> name
                        .flatMap(text -> credential.map(
                                field -> new KeyForm(field, text, pattern, Form.hasPrefix(pattern), unsupported)))
                        .stream());
    }

    List<Option> options(Section file) {
        return file.entries("options", "names of options and what each is").stream()
                .flatMap(entry -> option(entry).stream())
                .toList();
    }

    private Optional<Option> option(Entry entry) {
        if (!FIELD.matcher(entry.name()).matches()) {
            problems.add(entry.position(), "the name of an option is of letters and digits, such as appId");
        }
        if (vocabulary.knows(Kind.CREDENTIAL, entry.name())) {
            problems.add(entry.position(), "there is a credential of this name; rename one");
        }
        return Section.of(entry.value(), problems, "description", "form", "required", "default")
                .flatMap(section -> {
                    Optional<String> description = section.requiredText("description", "what it is, for people");
                    section.required("form", "how its value looks, such as \"[A-Z0-9]{10}\"");
                    Optional<Pattern> form = section.parsed("form", "how its value looks", Form::parse);
                    Optional<String> usual = section.text("default", "its value when nothing is given");
                    if (usual.isPresent() && section.flag("required")) {
                        section.problem("default", "an option that is required has no default");
                    }
                    if (usual.isPresent()
                            && form.filter(pattern ->
                                            !pattern.matcher(usual.get()).matches())
                                    .isPresent()) {
                        section.problem("default", "the default does not have the option's form");
                    }
                    return description.flatMap(text -> form.map(
                            pattern -> new Option(entry.name(), text, pattern, section.flag("required"), usual)));
                });
    }

    List<SourceNote> sources(Section file) {
        List<DocumentNode> items = file.items("sources", "what each part is from, with for:, at: and sure:");
        if (file.has("sources") && items.isEmpty()) {
            file.problem("sources", "expected at least one source");
        }
        return items.stream()
                .flatMap(node -> Section.of(node, problems, "for", "at", "sure").stream())
                .flatMap(section -> {
                    Optional<String> of = section.requiredText("for", "which part comes from there");
                    Optional<String> at = section.requiredText("at", "the address or title of the source");
                    section.required(
                            "sure", "how sure it is: documented, source, seen, reported, recalled or inferred");
                    Optional<Certainty> sure = section.oneOf("sure", Certainty.values(), Certainty::text);
                    return of
                            .flatMap(part ->
                                    at.flatMap(place -> sure.map(certainty -> new SourceNote(part, place, certainty))))
                            .stream();
                })
                .toList();
    }
}
