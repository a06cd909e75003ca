package io.keyaudit.formats.keys;

import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.TargetProblem;
import io.keyaudit.providers.Providers;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of one keys file. What cannot be read is reported and something stands in for it, so that the rest of
 * the key is checked too; such a key is not for use.
 */
final class KeyReader {
    private static final List<String> FIELDS =
            List.of("name", "provider", "endpoint", "credentials", "options", "tags", "inventory");
    private static final Secret STAND_IN_SECRET = Secret.of("unreadable");
    private static final Endpoint STAND_IN_ENDPOINT = Endpoint.parse("https://unreadable.invalid");
    private static final String REFERENCE = "expected where the secret is, env:NAME or file:PATH";

    private final Providers providers;
    private final SecretReader secrets;
    private final Problems fileProblems;
    private final Map<String, Position> names = new HashMap<>();

    KeyReader(Providers providers, SecretReader secrets, Problems problems) {
        this.providers = providers;
        this.secrets = secrets;
        this.fileProblems = problems;
    }

    /** The key, if the node has the shape of one. */
    Optional<KeysFile.Key> read(DocumentNode node) {
        Problems problems = name(node)
                .map(name -> fileProblems.about("key \"" + name + "\""))
                .orElse(fileProblems);
        return Fields.of(node, FIELDS, problems)
                .map(fields -> new KeysFile.Key(target(fields, problems), fields.position()));
    }

    /** The name, ahead of all else, to say which key a problem is about. */
    private static Optional<String> name(DocumentNode node) {
        return node instanceof Mapping mapping
                ? mapping.entry("name")
                        .filter(entry -> entry.value() instanceof Scalar scalar && scalar.type() == ScalarType.TEXT)
                        .map(entry -> ((Scalar) entry.value()).value())
                        .filter(name -> !name.isBlank())
                : Optional.empty();
    }

    private AuditTarget target(Fields fields, Problems problems) {
        Optional<Scalar> name = required(fields, "name", "what people call the key", problems);
        Optional<Scalar> provider =
                required(fields, "provider", "the service's kind, such as " + anyProvider(), problems);
        name.ifPresent(given -> requireUnique(given, problems));

        AuditTarget.Builder target = AuditTarget.builder(
                name.map(Scalar::value).orElse("unnamed"),
                provider.map(Scalar::value).orElse("unknown"));
        if (fields.has("endpoint")) {
            target.endpoint(endpoint(fields, problems));
        }
        for (Entry credential : entries(fields, "credentials", "expected fields such as { apiKey: env:NAME }")) {
            target.credential(credential.name(), secret(credential, problems));
        }
        for (Entry option : entries(fields, "options", "expected options such as { option: value }")) {
            Fields.text(option.value(), "expected a text", problems)
                    .ifPresent(value -> target.option(option.name(), value.value()));
        }
        fields.list("tags", "expected a list of texts such as [production]").stream()
                .flatMap(list -> list.items().stream())
                .flatMap(tag -> Fields.text(tag, "expected a text", problems).stream())
                .forEach(tag -> target.tag(tag.value()));
        fields.scalar("inventory", ScalarType.BOOLEAN, "expected \"inventory: true\"")
                .filter(inventory -> Boolean.parseBoolean(inventory.value()))
                .ifPresent(all -> target.inventory());
        AuditTarget read = target.build();
        if (provider.isPresent()) {
            read.problems(providers).forEach(problem -> report(problem, fields, problems));
        }
        return read;
    }

    private static List<Entry> entries(Fields fields, String name, String expected) {
        return fields.mapping(name, expected).map(Mapping::entries).orElse(List.of());
    }

    private String anyProvider() {
        return providers.ids().stream().findFirst().orElse("docspace");
    }

    private static Optional<Scalar> required(Fields fields, String name, String meaning, Problems problems) {
        if (!fields.has(name)) {
            problems.add(fields.position(), "\"" + name + "\" is missing: " + meaning);
        }
        return fields.text(name, "expected a text");
    }

    private void requireUnique(Scalar name, Problems problems) {
        @Nullable Position first = names.putIfAbsent(name.value(), name.position());
        if (first != null) {
            problems.add(name.position(), "another key has this name, at " + first + "; a name is for one key");
        }
    }

    private static Endpoint endpoint(Fields fields, Problems problems) {
        Optional<Scalar> address = fields.text("endpoint", "expected an address such as https://portal.example.com");
        if (address.isPresent()) {
            try {
                return Endpoint.parse(address.get().value());
            } catch (IllegalArgumentException refused) {
                problems.add(address.get().position(), String.valueOf(refused.getMessage()));
            }
        }
        return STAND_IN_ENDPOINT;
    }

    private Secret secret(Entry credential, Problems problems) {
        Optional<Scalar> reference = Fields.text(credential.value(), REFERENCE, problems);
        if (reference.isPresent()) {
            try {
                return secrets.read(SecretReference.parse(reference.get().value()));
            } catch (IllegalArgumentException | UnreadableSecretException unusable) {
                problems.add(reference.get().position(), String.valueOf(unusable.getMessage()));
            }
        }
        return STAND_IN_SECRET;
    }

    private static void report(TargetProblem problem, Fields fields, Problems problems) {
        Optional<DocumentNode> node = fields.find(problem.area());
        if (problem.name().isEmpty()) {
            // Credentials of the wrong kind were reported as such; that some are missing adds nothing.
            if (!problem.area().equals("credentials")
                    || node.map(found -> found instanceof Mapping).orElse(true)) {
                problems.add(node.map(DocumentNode::position).orElse(fields.position()), problem.message());
            }
            return;
        }
        Position position = node.flatMap(
                        found -> ((Mapping) found).entry(problem.name().get()))
                .map(Entry::position)
                .orElse(fields.position());
        problems.add(position, problem.message());
    }
}
