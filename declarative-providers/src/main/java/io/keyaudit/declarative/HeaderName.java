package io.keyaudit.declarative;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a header can be called. */
final class HeaderName {
    static final Pattern VALID = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    static final String ALLOWED = "the name of a header is of letters, digits and hyphens";

    /** Those that say where a request goes and how it is read, which a file does not decide. */
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "content-length",
            "content-type",
            "cookie",
            "expect",
            "host",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HeaderName() {}

    /** Returns whether a file can set it. */
    static boolean settable(String name) {
        return VALID.matcher(name).matches() && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }
}
