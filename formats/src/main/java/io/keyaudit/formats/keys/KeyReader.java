package io.keyaudit.formats.keys;

import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.TargetProblem;
import io.keyaudit.providers.Providers;
import io.keyaudit.secrets.SecretReader;
import io.keyaudit.secrets.SecretReference;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.UnreadableSecretException;
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
    private static final String REFERENCE = "expected where the secret is, such as env:NAME or file:PATH";

    private final Providers providers;
    private final SecretReader secrets;
    private final AllowedEndpoints endpoints;
    private final Problems fileProblems;
    private final Map<String, Position> names = new HashMap<>();

    KeyReader(Providers providers, SecretReader secrets, AllowedEndpoints endpoints, Problems problems) {
        this.providers = providers;
        this.secrets = secrets;
        this.endpoints = endpoints;
        this.fileProblems = problems;
    }

    /** Returns the key, if the node has the shape of one. */
    Optional<DeclaredKey> read(DocumentNode node) {
        Problems problems = name(node)
                .map(name -> fileProblems.about("key \"" + name + "\""))
                .orElse(fileProblems);
        return Fields.of(node, FIELDS, problems).map(fields -> key(fields, problems));
    }

    /** Returns the name, ahead of all else, to say which key a problem is about. */
    private static Optional<String> name(DocumentNode node) {
        return node instanceof Mapping mapping
                ? mapping.entry("name")
                        .filter(entry -> entry.value() instanceof Scalar scalar && scalar.type() == ScalarType.TEXT)
                        .map(entry -> ((Scalar) entry.value()).value())
                        .filter(name -> !name.isBlank())
                : Optional.empty();
    }

    private DeclaredKey key(Fields fields, Problems problems) {
        Optional<Scalar> name = required(fields, "name", "what people call the key", problems);
        Optional<Scalar> provider =
                required(fields, "provider", "the service's kind, such as " + anyProvider(), problems);
        name.ifPresent(given -> requireUnique(given, problems));

        AuditTarget.Builder target = AuditTarget.builder(
                name.map(Scalar::value).orElse("unnamed"),
                provider.map(Scalar::value).orElse("unknown"));
        if (fields.has("endpoint")) {
            target.endpoint(endpoint(fields, provider, problems));
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
        List<Entry> credentials = entries(fields, "credentials", "expected fields such as { apiKey: env:NAME }");
        List<DeclaredKey.Credential> references = credentials.stream()
                .flatMap(credential -> credential(credential, problems).stream())
                .toList();
        if (provider.isPresent()) {
            AuditTarget.Builder complete = read.toBuilder();
            credentials.forEach(credential -> complete.credential(credential.name(), STAND_IN_SECRET));
            complete.build().problems(providers).forEach(problem -> report(problem, fields, problems));
        }
        return new DeclaredKey(read, fields.position(), references);
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

    private Endpoint endpoint(Fields fields, Optional<Scalar> provider, Problems problems) {
        Optional<Scalar> address = fields.text("endpoint", "expected an address such as https://portal.example.com");
        if (address.isPresent()) {
            try {
                Endpoint endpoint = Endpoint.parse(address.get().value());
                if (!endpoints.allows(endpoint) && !isDefault(endpoint, provider)) {
                    problems.add(
                            address.get().position(),
                            "secrets are not sent to this endpoint; allowed are the provider's own and " + endpoints);
                }
                return endpoint;
            } catch (IllegalArgumentException refused) {
                problems.add(address.get().position(), String.valueOf(refused.getMessage()));
            }
        }
        return STAND_IN_ENDPOINT;
    }

    /** Returns whether it is the endpoint that the provider would choose itself. */
    private boolean isDefault(Endpoint endpoint, Optional<Scalar> provider) {
        return provider.flatMap(id -> providers.description(id.value()))
                .flatMap(ProviderDescription::defaultEndpoint)
                .filter(endpoint::equals)
                .isPresent();
    }

    private Optional<DeclaredKey.Credential> credential(Entry credential, Problems problems) {
        Optional<Scalar> text = Fields.text(credential.value(), REFERENCE, problems);
        if (text.isPresent()) {
            try {
                SecretReference reference = SecretReference.parse(text.get().value());
                secrets.check(reference);
                return Optional.of(new DeclaredKey.Credential(
                        credential.name(), reference, text.get().position()));
            } catch (IllegalArgumentException | UnreadableSecretException unusable) {
                problems.add(text.get().position(), String.valueOf(unusable.getMessage()));
            }
        }
        return Optional.empty();
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
