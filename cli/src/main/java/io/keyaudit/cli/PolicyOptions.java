package io.keyaudit.cli;

import io.keyaudit.Severity;
import io.keyaudit.formats.policy.PolicyFile;
import io.keyaudit.policy.BuiltInPolicies;
import io.keyaudit.policy.Policy;
import io.keyaudit.providers.Providers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options that name a policy, and say which of its findings matter. */
final class PolicyOptions {
    private static final String BUILTIN = "builtin:";

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Policy file, builtin:recommended or builtin:read-only-exchange.")
    private @Nullable String policy;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            converter = SeverityConverter.class,
            description = "Exit 1 if a finding has at least this severity: info, low (the default), medium, high or "
                    + "critical.")
    private Severity failOn = Severity.LOW;

    /**
     * The policy, if one was named.
     *
     * @throws RefusedException if it cannot be used
     */
    Optional<Policy> policy(Terminal terminal, Providers providers) {
        return Optional.ofNullable(policy).map(name -> read(name, terminal, providers));
    }

    Severity failOn() {
        return failOn;
    }

    /** The policy's file, if it is one. */
    Optional<Path> file() {
        return Optional.ofNullable(policy)
                .filter(name -> !name.startsWith(BUILTIN))
                .map(Path::of);
    }

    private static Policy read(String name, Terminal terminal, Providers providers) {
        if (name.startsWith(BUILTIN)) {
            String builtIn = name.substring(BUILTIN.length());
            return BuiltInPolicies.find(builtIn, providers)
                    .orElseThrow(() -> new RefusedException("--policy: "
                            + BuiltInPolicies.renamed(builtIn)
                                    .map(renamed -> name + " is called " + BUILTIN + renamed)
                                    .orElseGet(() -> "there is no such built-in policy; there is "
                                            + BuiltInPolicies.names().stream()
                                                    .map(known -> BUILTIN + known)
                                                    .collect(Collectors.joining(", ")))));
        }
        return Inputs.read(() ->
                PolicyFile.read(terminal.folder().resolve(name), providers).policy());
    }

    /** Reads a severity. */
    static final class SeverityConverter implements ITypeConverter<Severity> {
        @Override
        public Severity convert(String value) {
            return Arrays.stream(Severity.values())
                    .filter(severity -> severity.text().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new WrongValueException("expected info, low, medium, high or critical"));
        }
    }
}
