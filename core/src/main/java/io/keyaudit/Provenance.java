package io.keyaudit;

import java.util.List;
import java.util.Locale;

/**
 * Why an access is granted, denied or unknown: the cause, and the scopes, flags or rows of the service's answer that
 * decided it. Immutable.
 *
 * @param cause what decided it
 * @param sources the parts of the answer that did, in its order; none where no part did, as when a scope is absent
 */
public record Provenance(Cause cause, List<Source> sources) {
    /** Copies what can change. */
    public Provenance {
        sources = List.copyOf(sources);
    }

    /** Describes a decision that no single part of the answer made. */
    public static Provenance of(Cause cause) {
        return new Provenance(cause, List.of());
    }

    /** What decides about an access. */
    public enum Cause {
        /** Granted: one of the key's scopes grants it. */
        SCOPE(Grant.GRANTED),
        /** Granted: the service states the access itself. */
        STATED_GRANT(Grant.GRANTED),
        /** Granted: the service grants it to every key. */
        EVERY_KEY(Grant.GRANTED),
        /** Granted: the key has full access. */
        FULL_ACCESS(Grant.GRANTED),
        /** Denied: the service lists the key's scopes, and none that grants it is among them. */
        NOT_LISTED(Grant.DENIED),
        /** Denied: the service states that it is not granted. */
        STATED_DENIAL(Grant.DENIED),
        /** Denied: the key is read-only, and its scopes grant the access to others. */
        READ_ONLY(Grant.DENIED),
        /** Unknown for every key: the service's answer does not speak of it. */
        NEVER_REPORTED(Grant.UNKNOWN),
        /** Unknown for every key without a grant: what the service calls a denial does not prove one. */
        DENIAL_UNPROVEN(Grant.UNKNOWN),
        /** Unknown: the answer leaves out what would decide it. */
        NOT_ANSWERED(Grant.UNKNOWN),
        /** Unknown: a scope that the provider's table does not hold might grant it. */
        UNRECOGNIZED(Grant.UNKNOWN),
        /** Unknown: whether one of the key's scopes grants it is not documented. */
        UNCLEAR(Grant.UNKNOWN),
        /** Unknown: a rule of the service takes some of what a scope grants away again. */
        RESTRICTED(Grant.UNKNOWN);

        private final Grant grant;

        Cause(Grant grant) {
            this.grant = grant;
        }

        /** Returns the grant that follows from it. */
        public Grant grant() {
            return grant;
        }

        /** Returns the name in files and reports, such as {@code full-access}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A part of the answer that decided about an access.
     *
     * @param scope the scope, flag or pair, as the service words it; untrusted text
     * @param row the row of the provider's table that decided: the scope itself, or one that it implies; for a pair, its
     *     resource
     */
    public record Source(String scope, String row) {}
}
