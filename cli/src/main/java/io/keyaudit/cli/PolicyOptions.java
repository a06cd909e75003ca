package io.keyaudit.cli;

import io.keyaudit.Severity;
import io.keyaudit.formats.policy.PolicyFile;
import io.keyaudit.formats.policy.PolicyReference;
import io.keyaudit.providers.Providers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options that name a policy, and say which of its findings matter. */
final class PolicyOptions {
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
     * Returns the policy, if one was named.
     *
     * @throws RefusedException if it cannot be used
     */
    Optional<PolicyFile> policy(Terminal terminal, Providers providers) {
        return Optional.ofNullable(policy).map(name -> read(name, terminal, providers));
    }

    /** Takes this file if no policy was named. */
    void orElse(Path file) {
        if (policy == null) {
            policy = file.toString();
        }
    }

    Severity failOn() {
        return failOn;
    }

    /** Returns the policy's file, if it is one. */
    Optional<Path> file() {
        return Optional.ofNullable(policy).flatMap(name -> new PolicyReference(name).file());
    }

    /**
     * Returns the policy of this name.
     *
     * @throws RefusedException if it cannot be used
     */
    static PolicyFile read(String name, Terminal terminal, Providers providers) {
        return Inputs.read(() -> {
            try {
                return new PolicyReference(name).read(terminal.folder(), providers);
            } catch (IllegalArgumentException unknown) {
                throw new RefusedException("--policy: " + unknown.getMessage());
            }
        });
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
