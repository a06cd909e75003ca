package io.keyaudit.formats.report;

import java.util.List;
import java.util.Locale;

/**
 * Something that an audit does not cover. Immutable.
 *
 * @param kind what kind of gap it is
 * @param subject a provider or a key that it is about; empty if it is about all
 * @param keys how many keys it concerns; 0 if that is unknown
 * @param details the facts that are not reported, or what a list holds, in words
 * @param rules the rules that are not judged for that, by id; empty if none or all
 */
public record Gap(Kind kind, String subject, long keys, List<String> details, List<String> rules) {
    /** Why something is not covered. */
    public enum Kind {
        /** Keys could not be read. */
        UNREAD,
        /** Keys were not asked about, because the audit was stopped. */
        NOT_ASKED,
        /** There is no policy: keys were read, and not judged. */
        NOT_JUDGED,
        /** A service does not report some facts, so rules about them do not apply to its keys. */
        NOT_REPORTED,
        /** A list of keys was read; it might not hold all keys of the service. */
        PARTIAL_LIST,
        /** No list of a service's keys was read: keys that nobody named were not looked for. */
        NOT_LISTED;

        /** Returns the name in files and reports, such as {@code not-asked}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Copies what can change. */
    public Gap {
        details = List.copyOf(details);
        rules = List.copyOf(rules);
    }
}
