package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.audit.KeyCredentials.Given;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.Capability;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what is wrong with a target, as far as that is known without sending anything. */
final class TargetCheck {
    /** What else is given for an option might be a secret in the wrong place, and is not repeated. */
    private static final Pattern LIKELY_OPTION = Pattern.compile("[A-Za-z-]{1,20}");

    private final Providers providers;
    private final AuditTarget target;
    private final List<TargetProblem> problems = new ArrayList<>();

    TargetCheck(AuditTarget target, Providers providers) {
        this.target = target;
        this.providers = providers;
    }

    /** Returns what is wrong with the target; credentials that have to be asked for are left out. */
    List<TargetProblem> problems() {
        Optional<PermissionProvider> provider = providers.find(target.provider());
        if (provider.isEmpty()) {
            return List.of(new TargetProblem("provider", providers.missing(target.provider())));
        }
        ProviderDescription description = description();
        if (target.endpoint().isEmpty() && description.defaultEndpoint().isEmpty()) {
            add("endpoint", target.provider() + " needs the service's address, such as https://service.example.com");
        }
        if (target.inventory() && !provider.get().capabilities().contains(Capability.INVENTORY)) {
            add("inventory", target.provider() + " cannot list an account's keys; name each key on its own");
        }
        if (target.credentials() instanceof Given given) {
            checkCredentials(given.credentials());
        }
        target.options().forEach((name, value) -> checkOption(name, value, description));
        for (OptionField option : description.options()) {
            if (option.required() && !target.options().containsKey(option.name())) {
                add("options." + option.name(), "required option is missing: " + option.description());
            }
        }
        return List.copyOf(problems);
    }

    /** Returns what is wrong with these credentials for the target, whose provider there is. */
    List<TargetProblem> problems(Credentials credentials) {
        checkCredentials(credentials);
        return List.copyOf(problems);
    }

    private ProviderDescription description() {
        return providers.description(target.provider()).orElseThrow();
    }

    private void checkCredentials(Credentials credentials) {
        List<CredentialField> described = description().credentials();
        List<String> names = described.stream().map(CredentialField::name).toList();
        for (CredentialField field : described) {
            if (field.required() && credentials.find(field.name()).isEmpty()) {
                add("credentials", "\"" + field.name() + "\" is missing: " + field.description());
            }
        }
        for (String given : credentials.names()) {
            if (!names.contains(given)) {
                // Its name is not repeated: it might be a secret in the wrong place.
                add(
                        "credentials." + given,
                        "unknown credential; " + target.provider() + " takes: " + String.join(", ", names));
            }
        }
    }

    private void checkOption(String name, String value, ProviderDescription description) {
        Optional<OptionField> option = description.option(name);
        if (option.isEmpty()) {
            String names = String.join(
                    ", ", description.options().stream().map(OptionField::name).toList());
            add("options." + name, unknownOption(name) + (names.isEmpty() ? "" : "; it takes: " + names));
        } else if (!option.get().allows(value)) {
            List<String> values = option.get().values();
            add(
                    "options." + name,
                    "not a value of option \"" + name + "\"; "
                            + (values.isEmpty()
                                    ? "it is a text that is not blank"
                                    : "it is one of: " + String.join(", ", values)));
        }
    }

    private String unknownOption(String option) {
        return LIKELY_OPTION.matcher(option).matches()
                ? target.provider() + " has no option \"" + option + "\""
                : "unknown option of " + target.provider();
    }

    private void add(String field, String message) {
        problems.add(new TargetProblem(field, message));
    }
}
