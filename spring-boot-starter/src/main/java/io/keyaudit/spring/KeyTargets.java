package io.keyaudit.spring;

import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.TargetProblem;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.CredentialField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Makes targets of the properties of keys. */
final class KeyTargets {
    private final Providers providers;
    private final List<String> problems = new ArrayList<>();

    private KeyTargets(Providers providers) {
        this.providers = providers;
    }

    /**
     * Returns the targets, sorted by name.
     *
     * @throws InvalidKeyPropertiesException if anything at all is wrong; it lists everything that is
     */
    static List<AuditTarget> of(KeyauditProperties properties, Providers providers) {
        KeyTargets reader = new KeyTargets(providers);
        List<AuditTarget> targets = new ArrayList<>();
        new TreeMap<>(properties.keys())
                .forEach((name, key) -> reader.target(name, key).ifPresent(targets::add));
        if (!reader.problems.isEmpty()) {
            throw new InvalidKeyPropertiesException(reader.problems);
        }
        return List.copyOf(targets);
    }

    private Optional<AuditTarget> target(String keyName, KeyauditProperties.Key key) {
        String place = "keyaudit.keys." + keyName;
        AuditTarget.Builder builder = AuditTarget.builder(keyName, key.provider());
        try {
            if (key.endpoint() != null) {
                builder.endpoint(key.endpoint());
            }
            List<String> fields = providers.description(key.provider()).stream()
                    .flatMap(description -> description.credentials().stream())
                    .map(CredentialField::name)
                    .toList();
            key.credentials().forEach((name, value) -> builder.credential(meant(name, fields), Secret.of(value)));
        } catch (IllegalArgumentException unusable) {
            problems.add(place + ": " + unusable.getMessage());
            return Optional.empty();
        }
        key.options().forEach(builder::option);
        key.tags().forEach(builder::tag);
        AuditTarget target = builder.build();
        for (TargetProblem problem : target.problems(providers)) {
            problems.add(place + "." + problem.area() + ": " + problem.message());
        }
        return Optional.of(target);
    }

    /** Returns the field whose name is the same but for case and dashes, which environment variables cannot express. */
    private static String meant(String name, List<String> fields) {
        return fields.stream()
                .filter(field -> field.equalsIgnoreCase(name.replace("-", "")))
                .findFirst()
                .orElse(name);
    }
}
