package io.keyaudit.policy;

import io.keyaudit.Grant;

/** An answer in Kleene's three-valued logic: what is combined from an unknown never turns out more certain. */
enum Truth {
    NO,
    UNKNOWN,
    YES;

    static Truth of(boolean known) {
        return known ? YES : NO;
    }

    /** Whether an access is granted. */
    static Truth of(Grant grant) {
        return switch (grant) {
            case GRANTED -> YES;
            case DENIED -> NO;
            case UNKNOWN -> UNKNOWN;
        };
    }

    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Truth not() {
        return switch (this) {
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
            case YES -> NO;
        };
    }
}
