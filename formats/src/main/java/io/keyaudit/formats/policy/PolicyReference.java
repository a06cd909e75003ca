package io.keyaudit.formats.policy;

import io.keyaudit.policy.BuiltInPolicies;
import io.keyaudit.policy.Policy;
import io.keyaudit.providers.Providers;
import io.keyaudit.text.Sha256;
import io.keyaudit.yaml.InvalidFileException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The name of a policy, as people give it in options and configuration: the path of a policy file, or
 * {@code builtin:NAME}. Immutable.
 *
 * @param text the name
 */
public record PolicyReference(String text) {
    private static final String BUILT_IN = "builtin:";

    /** Returns the names of the built-in policies, such as {@code builtin:recommended}, sorted. */
    public static List<String> builtIn() {
        return BuiltInPolicies.names().stream().map(BUILT_IN::concat).toList();
    }

    /** Returns the path of the policy file; none if the policy is a built-in one. */
    public Optional<Path> file() {
        return isBuiltIn() ? Optional.empty() : Optional.of(Path.of(text));
    }

    /**
     * Returns the policy, under this name.
     *
     * @param folder what the path of a file is relative to
     * @param providers those that are installed
     * @throws InvalidFileException if it is a file and anything at all is wrong with it
     * @throws IllegalArgumentException if there is no built-in policy of this name; the message says which there are
     */
    public PolicyFile read(Path folder, Providers providers) throws InvalidFileException {
        if (!isBuiltIn()) {
            PolicyFile file = PolicyFile.read(folder.resolve(text), providers);
            return new PolicyFile(text, file.policy(), file.sha256(), file.places());
        }
        Policy policy = find(providers)
                .orElseThrow(() -> new IllegalArgumentException(renamed()
                        .orElseGet(
                                () -> "there is no such built-in policy; there is " + String.join(", ", builtIn()))));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PolicyFile.write(policy, written);
        return new PolicyFile(text, policy, Sha256.hex(written.toByteArray()), PolicyPlaces.NONE);
    }

    /** Returns the built-in policy of this name. */
    Optional<Policy> find(Providers providers) {
        return isBuiltIn() ? BuiltInPolicies.find(name(), providers) : Optional.empty();
    }

    /** Returns a message with the policy's new name, if it had this name before. */
    Optional<String> renamed() {
        return isBuiltIn()
                ? BuiltInPolicies.renamed(name()).map(renamed -> text + " is called " + BUILT_IN + renamed)
                : Optional.empty();
    }

    private boolean isBuiltIn() {
        return text.startsWith(BUILT_IN);
    }

    private String name() {
        return text.substring(BUILT_IN.length());
    }
}
