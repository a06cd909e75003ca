package io.keyaudit.cli;

import io.keyaudit.Endpoint;
import io.keyaudit.formats.Schemas;
import io.keyaudit.providers.Providers;
import io.keyaudit.secrets.SecretReference;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderDescription;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the first keys file and policy. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Writes keys.yaml and policy.yaml for a first key; they hold no secret.",
        description = {
            "",
            "Asks for what is not given. Beside them it writes the schemas that editors check them by. Nothing is "
                    + "overwritten, and nothing is sent.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  keyaudit init",
            "  keyaudit init --provider docspace --endpoint https://portal.example.com --credential apiKey=env:DOCS_KEY"
        })
final class InitCommand implements Callable<Integer> {
    private static final String POLICY = """
            # yaml-language-server: $schema=./policy.schema.json
            version: 1
            name: our keys
            extends: builtin:recommended
            rules:
              - id: rotate-in-time
                title: Keys are replaced two weeks before they expire
                severity: medium
                whereReported: true
                expect: { lastsFor: 14d }
            """;

    private final Terminal terminal;
    private final Installation installation;

    @Option(names = "--provider", paramLabel = "PROVIDER", description = "What kind of service it is.")
    private @Nullable String provider;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What you call the key; the provider's name if not given.")
    private @Nullable String name;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The service's address, if the provider has no default.")
    private @Nullable String endpoint;

    @Option(
            names = "--credential",
            paramLabel = "NAME=REFERENCE",
            description =
                    "Where a credential is, such as apiKey=env:DOCS_KEY. Once for each credential; never the secret "
                            + "itself.")
    private List<String> credentials = List.of();

    InitCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    @Override
    public Integer call() {
        Providers providers = installation.providers();
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(KeysFileInput.USUAL, "");
        files.put(CheckCommand.USUAL_POLICY, POLICY);
        files.keySet().forEach(this::refuseExisting);
        files.put(KeysFileInput.USUAL, keysFile(providers));
        for (String schema : List.of("keys", "policy")) {
            Path file = Path.of(schema + ".schema.json");
            if (!Files.exists(terminal.folder().resolve(file))) {
                files.put(file, Schemas.find(schema).orElseThrow());
            }
        }
        files.forEach(this::write);
        terminal.err()
                .println("keyaudit: wrote "
                        + String.join(
                                ", ",
                                files.keySet().stream().map(Path::toString).toList())
                        + "; \"keyaudit check\" reads the key and holds it against the policy");
        return ExitCode.OK;
    }

    private String keysFile(Providers providers) {
        String id = given(provider, "Provider (\"keyaudit providers\" lists them): ", "--provider", Optional.empty());
        ProviderDescription description =
                providers.description(id).orElseThrow(() -> new RefusedException(providers.missing(id)));
        String called = given(name, "What you call the key [" + id + "]: ", "--name", Optional.of(id));
        StringBuilder yaml =
                new StringBuilder("# yaml-language-server: $schema=./keys.schema.json\nversion: 1\nkeys:\n");
        yaml.append("  - name: ").append(quoted(called)).append('\n');
        yaml.append("    provider: ").append(quoted(id)).append('\n');
        if (endpoint != null || description.defaultEndpoint().isEmpty()) {
            String address = given(
                    endpoint,
                    "The service's address, such as https://portal.example.com: ",
                    "--endpoint",
                    Optional.empty());
            yaml.append("    endpoint: ")
                    .append(quoted(parsed(address).toString()))
                    .append('\n');
        }
        yaml.append("    credentials:\n");
        Map<String, String> references = references(description);
        for (CredentialField field : description.credentials()) {
            String usual = "env:" + variable(called + "_" + field.name());
            if (field.required() || references.containsKey(field.name())) {
                String reference = given(
                        references.get(field.name()),
                        "Where \"" + field.name() + "\" is, not the secret itself [" + usual + "]: ",
                        "--credential " + field.name() + "=REFERENCE",
                        Optional.of(usual));
                yaml.append("      ")
                        .append(field.name())
                        .append(": ")
                        .append(quoted(checked(field.name(), reference)))
                        .append('\n');
            }
        }
        return yaml.toString();
    }

    private Map<String, String> references(ProviderDescription description) {
        List<String> names =
                description.credentials().stream().map(CredentialField::name).toList();
        Map<String, String> byName = new LinkedHashMap<>();
        for (String credential : credentials) {
            int equals = credential.indexOf('=');
            if (equals < 1 || !names.contains(credential.substring(0, equals))) {
                throw new RefusedException(
                        "--credential: expected NAME=REFERENCE, where the name is one of " + String.join(", ", names));
            }
            byName.put(credential.substring(0, equals), credential.substring(equals + 1));
        }
        return byName;
    }

    private static String checked(String name, String text) {
        try {
            SecretReference reference = SecretReference.parse(text);
            if (!reference.isPrompt()) {
                return text.strip();
            }
        } catch (IllegalArgumentException secret) {
            throw new RefusedException(name + ": " + secret.getMessage());
        }
        throw new RefusedException(name + ": \"prompt\" works on the command line only; use env:NAME or file:PATH");
    }

    private static Endpoint parsed(String address) {
        try {
            return Endpoint.parse(address);
        } catch (IllegalArgumentException refused) {
            throw new RefusedException("--endpoint: " + refused.getMessage());
        }
    }

    /** Returns what was given, or what a person says, or else what is usual. */
    private String given(@Nullable String option, String question, String optionName, Optional<String> usual) {
        if (option != null) {
            return option;
        }
        Optional<String> said = terminal.question().apply(question).map(String::strip);
        return said.filter(text -> !text.isEmpty())
                .or(() -> usual)
                .orElseThrow(() -> new RefusedException(
                        said.isPresent() ? "nothing was said" : "there is no terminal to ask; give " + optionName));
    }

    private static String variable(String text) {
        String name = text.replaceAll("([a-z])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        return Character.isDigit(name.charAt(0)) ? "KEY_" + name : name;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void refuseExisting(Path file) {
        if (Files.exists(terminal.folder().resolve(file))) {
            throw new RefusedException(file + " is there already; nothing was written");
        }
    }

    private void write(Path file, String text) {
        try {
            Files.writeString(
                    terminal.folder().resolve(file), text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException meanwhile) {
            throw new RefusedException(file + " is there already; it was not changed");
        } catch (IOException unwritable) {
            throw new RefusedException(file + " cannot be written here");
        }
    }
}
