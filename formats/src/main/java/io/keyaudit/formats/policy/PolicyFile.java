package io.keyaudit.formats.policy;

import io.keyaudit.policy.Policy;
import io.keyaudit.providers.Providers;
import io.keyaudit.text.Sha256;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.TextFile;
import io.keyaudit.yaml.YamlReader;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * What keys can do, as a person wrote it down. Immutable.
 *
 * @param name the file as it was named, or the name of a built-in policy
 * @param policy its rules and those it takes over from a built-in policy, and what is accepted
 * @param sha256 the SHA-256 of the file in hexadecimal; of a built-in policy, of the file that it would be
 * @param places where the file states it
 */
public record PolicyFile(String name, Policy policy, String sha256, PolicyPlaces places) {
    private static final String EXAMPLE =
            "a policy file begins with \"version: 1\" and \"name:\", and lists rules with an id, a severity and demands";

    /**
     * Reads a policy file.
     *
     * @param providers those that are installed; a rule can name others, but not by what looks like a slip
     * @throws InvalidFileException if anything at all is wrong; the message lists everything that is
     */
    public static PolicyFile read(Path file, Providers providers) throws InvalidFileException {
        Problems problems = Problems.in(file);
        byte[] bytes = TextFile.bytes(file, problems);
        DocumentNode root = YamlReader.read(TextFile.decode(bytes, problems), problems)
                .orElseThrow(() -> problems.fatal(Position.START, "the file is empty; " + EXAMPLE));
        PolicyReader reader = new PolicyReader(providers, problems);
        Policy policy = reader.read(root);
        problems.throwIfAny();
        return new PolicyFile(file.toString(), policy, Sha256.hex(bytes), reader.places(file));
    }

    /**
     * Writes a policy in UTF-8, so that a file of it reads as an equal policy, given that it has a name and a rule. The
     * stream is not closed.
     *
     * @throws IllegalArgumentException if the format has no place for a part of it: a rule that expects two facts of
     *     one kind or a state that no service reports, or a span of time that is not of whole seconds, none at all or
     *     longer than a century
     * @throws java.io.UncheckedIOException if the stream cannot be written to
     */
    public static void write(Policy policy, OutputStream out) {
        new PolicyWriter().write(policy, out);
    }
}
