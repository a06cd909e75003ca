package io.keyaudit.cli;

import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.TargetProblem;
import io.keyaudit.formats.keys.AllowedEndpoints;
import io.keyaudit.providers.Providers;
import io.keyaudit.secrets.SecretReader;
import io.keyaudit.secrets.SecretReference;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.UnreadableSecretException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that describe one key. */
final class KeyOptions {
    private static final String CREDENTIAL_FORM =
            "expected NAME=env:VAR, NAME=file:PATH, NAME=prompt or another reference to where the secret is";

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The service's address, if the provider has no default.")
    private @Nullable String endpoint;

    @Option(
            names = "--credential",
            paramLabel = "NAME=SOURCE",
            description = "Where a credential comes from: NAME=env:VAR from an environment variable, NAME=file:PATH "
                    + "from a file, NAME=HELPER:PATH from a helper, NAME=prompt to type it in without it being shown. Once "
                    + "for each credential; the secret itself never stands on the command line.")
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
     * Returns the key that the options describe.
     *
     * @throws RefusedException if anything is wrong with them; the message lists everything that is
     */
    AuditTarget target(String provider, Installation installation, Terminal terminal) {
        Providers providers = installation.providers();
        List<String> described = providers
                .description(provider)
                .orElseThrow(() -> new RefusedException(providers.missing(provider)))
                .credentials()
                .stream()
                .map(CredentialField::name)
                .toList();
        List<String> problems = new ArrayList<>();
        AuditTarget.Builder target = AuditTarget.builder(provider, provider);
        readEndpoint(target, installation.secrets().endpoints(), problems);
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                problems.add("--option: expected NAME=VALUE");
            } else {
                target.option(option.substring(0, equals), option.substring(equals + 1));
            }
        }
        List<String> references = new ArrayList<>();
        for (String credential : credentials) {
            if (credential.indexOf('=') < 1) {
                problems.add("--credential: " + CREDENTIAL_FORM);
            } else if (!described.contains(name(credential))) {
                // Neither repeated nor asked for: it might be a secret in the wrong place.
                problems.add(
                        "--credential: unknown credential; " + provider + " takes: " + String.join(", ", described));
            } else {
                references.add(credential);
            }
        }
        if (problems.isEmpty()) {
            SecretReader secrets = installation.secrets().sources().in(terminal.folder());
            references.forEach(credential -> readCredential(credential, target, secrets, terminal, problems));
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

    private void readEndpoint(AuditTarget.Builder target, AllowedEndpoints allowed, List<String> problems) {
        if (endpoint != null) {
            try {
                Endpoint address = Endpoint.parse(endpoint);
                if (!allowed.allows(address)) {
                    problems.add("--endpoint: secrets are not sent there; --allow-endpoint says: " + allowed);
                }
                target.endpoint(address);
            } catch (IllegalArgumentException refused) {
                problems.add("--endpoint: " + refused.getMessage());
            }
        }
    }

    private static String name(String credential) {
        return credential.substring(0, credential.indexOf('='));
    }

    private static void readCredential(
            String credential,
            AuditTarget.Builder target,
            SecretReader secrets,
            Terminal terminal,
            List<String> problems) {
        String name = name(credential);
        try {
            SecretReference reference = SecretReference.parse(credential.substring(name.length() + 1));
            target.credential(name, secret(name, reference, secrets, terminal));
        } catch (IllegalArgumentException | UnreadableSecretException unusable) {
            problems.add("--credential " + name + ": " + unusable.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            problems.add("--credential " + name + ": stopped");
        }
    }

    private static Secret secret(String name, SecretReference reference, SecretReader secrets, Terminal terminal)
            throws UnreadableSecretException, InterruptedException {
        if (reference.isPrompt()) {
            String typed = terminal.prompt()
                    .apply(name + ": ")
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no terminal to type it in; use " + name + "=env:VAR or " + name + "=file:PATH"));
            if (typed.isBlank()) {
                throw new IllegalArgumentException("nothing was typed in");
            }
            return Secret.of(typed);
        }
        return secrets.read(reference);
    }

    /** Returns the problem, with the option that it is about. */
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
