package io.keyaudit.policy;

import io.keyaudit.ResourceAccess;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What has to become known before findings can be decided. Findings with one cause wait for the same. Immutable.
 *
 * @param kind what kind of thing is unknown
 * @param subjects which of them, sorted: scopes, accesses, facts, resources or keys, by kind
 */
public record Cause(Kind kind, List<String> subjects) implements Comparable<Cause> {
    /** What can be unknown. */
    public enum Kind {
        /** What scopes grant; the subjects are scopes. */
        UNRECOGNIZED_SCOPES,
        /** Whether accesses are granted; the subjects are accesses. */
        UNKNOWN_ACCESS,
        /** Accesses that the service never reports; the subjects are accesses. */
        UNREPORTED_ACCESS,
        /** How sensitive accesses are; the subjects are accesses. */
        UNCLASSIFIED_ACCESS,
        /** What full access includes. */
        FULL_ACCESS,
        /** Facts that the service does not report; the subjects are kinds of fact. */
        UNREPORTED_FACT,
        /** Facts that the audit itself changes; the subjects are kinds of fact. */
        DISTURBED_FACT,
        /** Facts that contradict the clock or each other; the subjects are kinds of fact. */
        IMPLAUSIBLE_FACT,
        /** Something about other keys of the same owner; the subjects are their names. */
        OTHER_KEYS,
        /** Resources that nothing has; the subjects are their names. */
        UNKNOWN_RESOURCES,
        /** A key that could not be read; the subject is the kind of failure. */
        UNREAD_KEY;

        /** Returns the name in files and reports, such as {@code unrecognized-scopes}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Copies what can change, and sorts. */
    public Cause {
        subjects = subjects.stream().sorted().toList();
    }

    static Cause of(Kind kind, Collection<ResourceAccess> accesses) {
        return new Cause(kind, accesses.stream().map(ResourceAccess::toString).toList());
    }

    @Override
    public int compareTo(Cause other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : subjects.toString().compareTo(other.subjects.toString());
    }
}
