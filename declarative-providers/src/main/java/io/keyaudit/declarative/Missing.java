package io.keyaudit.declarative;

import java.util.Locale;

/** What it means that an answer leaves scopes out, or lists none. */
enum Missing {
    /** The key has no scopes. */
    NONE,
    /** The key can do everything. */
    EVERYTHING,
    /** What the key can do is unknown. */
    UNKNOWN,
    /** The answer is not understood. */
    ERROR;

    /** Returns the name in files, such as {@code unknown}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
