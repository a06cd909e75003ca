package io.keyaudit.declarative;

import java.util.Locale;

/** How an answer writes a time. */
enum TimeFormat {
    /** Date, time and zone: {@code 2026-12-31T10:00:00Z}, also with a blank, {@code UTC}, {@code +0100} or a fraction. */
    TIMESTAMP,
    /** A day, {@code 2026-12-31}, and what is meant is its first instant (UTC). */
    DATE_START,
    /** A day, {@code 2026-12-31}, and what is meant is its end (UTC). */
    DATE_END,
    /** Whole seconds since 1970. */
    EPOCH_SECONDS,
    /** Whole seconds from the answer on. */
    SECONDS_LEFT;

    /** Returns the name in files, such as {@code epoch-seconds}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
