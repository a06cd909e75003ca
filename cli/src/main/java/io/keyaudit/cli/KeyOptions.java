package io.keyaudit.cli;

import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.TargetProblem;
import io.keyaudit.formats.keys.SecretReader;
import io.keyaudit.formats.keys.SecretReference;
import io.keyaudit.formats.keys.UnreadableSecretException;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.CredentialField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that describe one key. */
final class KeyOptions {
    private static final String CREDENTIAL_FORM =
            "expected NAME=env:VAR, NAME=file:PATH or NAME=prompt, where VAR and PATH say where the secret is";

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The service's address, if the provider has no default.")
    private @Nullable String endpoint;

    @Option(
            names = "--credential",
            paramLabel = "NAME=SOURCE",
            description = "Where a credential is to be had: NAME=env:VAR from an environment variable, NAME=file:PATH "
                    + "from a file, NAME=prompt to type it in without it being shown. Once for each credential; the "
                    + "secret itself never stands on the command line.")
    private List<String> credentials = List.of();

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description = "One of the provider's options; \"keyaudit providers\" lists them.")
    private List<String> options = List.of();

    boolean hasCredentials() {
        return !credentials.isEmpty();
    }

    /**
     * The key that the options describe.
     *
     * @throws RefusedException if anything is wrong with them; tells everything that is
     */
    AuditTarget target(String provider, Providers providers, Terminal terminal) {
        List<String> described = providers
                .description(provider)
                .orElseThrow(() -> new RefusedException(providers.missing(provider)))
                .credentials()
                .stream()
                .map(CredentialField::name)
                .toList();
        List<String> problems = new ArrayList<>();
        AuditTarget.Builder target = AuditTarget.builder(provider, provider);
        readEndpoint(target, problems);
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                problems.add("--option: expected NAME=VALUE");
            } else {
                target.option(option.substring(0, equals), option.substring(equals + 1));
            }
        }
        for (String credential : credentials) {
            if (credential.indexOf('=') < 1) {
                problems.add("--credential: " + CREDENTIAL_FORM);
            } else if (!described.contains(name(credential))) {
                // Neither repeated nor asked for: it may be a secret in the wrong place.
                problems.add(
                        "--credential: unknown credential; " + provider + " takes: " + String.join(", ", described));
            } else {
                readCredential(credential, target, terminal, problems);
            }
        }
        if (problems.isEmpty()) {
            AuditTarget complete = target.build();
            complete.problems(providers).forEach(problem -> problems.add(explain(problem)));
            if (problems.isEmpty()) {
                return complete;
            }
        }
        throw new RefusedException(problems);
    }

    private void readEndpoint(AuditTarget.Builder target, List<String> problems) {
        if (endpoint != null) {
            try {
                target.endpoint(Endpoint.parse(endpoint));
            } catch (IllegalArgumentException refused) {
                problems.add("--endpoint: " + refused.getMessage());
            }
        }
    }

    private static String name(String credential) {
        return credential.substring(0, credential.indexOf('='));
    }

    private static void readCredential(
            String credential, AuditTarget.Builder target, Terminal terminal, List<String> problems) {
        String name = name(credential);
        try {
            SecretReference reference = SecretReference.parse(credential.substring(name.length() + 1));
            target.credential(name, secret(name, reference, terminal));
        } catch (IllegalArgumentException | UnreadableSecretException unusable) {
            problems.add("--credential " + name + ": " + unusable.getMessage());
        }
    }

    private static Secret secret(String name, SecretReference reference, Terminal terminal)
            throws UnreadableSecretException {
        if (reference instanceof SecretReference.Prompt) {
            String typed = terminal.prompt()
                    .apply(name + ": ")
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no terminal to type it in; use " + name + "=env:VAR or " + name + "=file:PATH"));
            if (typed.isBlank()) {
                throw new IllegalArgumentException("nothing was typed in");
            }
            return Secret.of(typed);
        }
        return new SecretReader(terminal.folder(), terminal.environment()).read(reference);
    }

    /** The problem, with the option that it is about. */
    private static String explain(TargetProblem problem) {
        String option = switch (problem.area()) {
            case "provider" -> "";
            case "options" -> "--option: ";
            case "credentials" -> "--credential: ";
            default -> "--endpoint: ";
        };
        return option + problem.message();
    }
}
