package io.keyaudit.declarative;

import java.util.Locale;

/** How sure a part of a service's description is. */
enum Certainty {
    /** The service's documentation says so. */
    DOCUMENTED,
    /** The source of the service, or of its own client, says so. */
    SOURCE,
    /** Seen on a real server. */
    SEEN,
    /** Other people say so. */
    REPORTED,
    /** Known from the documentation, but not read again for this file. */
    RECALLED,
    /** Concluded from something else. */
    INFERRED;

    /** Returns the name in files, such as {@code documented}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
