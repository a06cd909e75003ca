package io.keyaudit.cli;

import io.keyaudit.formats.keys.AllowedEndpoints;
import io.keyaudit.secrets.HelpersFile;
import io.keyaudit.secrets.SecretSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where secrets can come from, and where they can be sent. */
final class SourceOptions implements AutoCloseable {
    private final Terminal terminal;
    private @Nullable SecretSources sources;

    @Option(
            names = "--helpers",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Your file that declares programs which fetch secrets, such as a vault's command; references "
                    + "such as vault:kv/docs-bot#key name them.")
    private @Nullable Path helpers;

    @Option(
            names = "--secrets-from",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "The only folder that secrets are read from (file:, json: and dotenv:), links followed. Can be "
                            + "given several times.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--allow-endpoint",
            paramLabel = "PATTERN",
            scope = ScopeType.INHERIT,
            converter = PatternConverter.class,
            description =
                    "An endpoint that secrets can be sent to, such as https://portal.example.com or "
                            + "https://*.example.com; if given, to no other but the providers' own. Can be given several times.")
    private List<String> endpoints = new ArrayList<>();

    SourceOptions(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Returns where secrets can come from.
     *
     * @throws RefusedException if the file of helpers cannot be used
     */
    SecretSources sources() {
        if (sources == null) {
            sources = open();
        }
        return sources;
    }

    /** Returns where secrets can be sent. */
    AllowedEndpoints endpoints() {
        return endpoints.isEmpty() ? AllowedEndpoints.any() : AllowedEndpoints.of(endpoints);
    }

    private SecretSources open() {
        SecretSources opened = SecretSources.discover(terminal.environment());
        if (!folders.isEmpty()) {
            opened = opened.onlyFrom(
                    folders.stream().map(terminal.folder()::resolve).toList());
        }
        @Nullable Path file = helpers;
        if (file == null) {
            return opened;
        }
        try {
            return opened.and(
                    Inputs.read(() -> HelpersFile.read(terminal.folder().resolve(file), terminal.environment())));
        } catch (IllegalArgumentException taken) {
            throw new RefusedException("--helpers: " + taken.getMessage());
        }
    }

    @Override
    public void close() {
        if (sources != null) {
            sources.close();
        }
    }

    /** Reads a pattern of endpoints. */
    static final class PatternConverter implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            try {
                AllowedEndpoints.of(List.of(value));
                return value;
            } catch (IllegalArgumentException malformed) {
                throw new WrongValueException(String.valueOf(malformed.getMessage()));
            }
        }
    }
}
