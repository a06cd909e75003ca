package io.keyaudit.formats.report;

import io.keyaudit.text.Sha256;
import java.util.List;
import java.util.Optional;

/**
 * What wrote a report, and of what, so that it can be traced. Immutable; holds no secret.
 *
 * @param version the version of keyaudit, where it is known
 * @param run identifies the run; all reports of one run have the same
 * @param command the command and its arguments, as typed but for logins in addresses; empty if no command was typed
 * @param keys the file that lists the keys, if there is one
 * @param policy the policy's file or the name of a built-in one, if there is a policy
 * @param baseline the file that says what keys could do before, if there is one
 */
public record Provenance(
        Optional<String> version,
        String run,
        List<String> command,
        Optional<Source> keys,
        Optional<Source> policy,
        Optional<Source> baseline) {
    /** The name of the program. */
    public static final String TOOL = "keyaudit";

    /** Copies what can change. */
    public Provenance {
        command = List.copyOf(command);
    }

    /** Returns the provenance of a report that no command asked for. */
    public static Provenance ofRun(String run) {
        return new Provenance(Optional.empty(), run, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Something that the audit was made of. Immutable.
     *
     * @param name a file as it was named, or the name of a built-in policy
     * @param sha256 the SHA-256 of its bytes in hexadecimal; of a built-in policy, of the file that it would be
     */
    public record Source(String name, String sha256) {
        /** Returns the source with these bytes. */
        public static Source of(String name, byte[] bytes) {
            return new Source(name, Sha256.hex(bytes));
        }
    }
}
