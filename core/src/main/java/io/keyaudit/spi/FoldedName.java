package io.keyaudit.spi;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a scope without what makes two names look alike: case, width, ligatures, invisible characters, blanks and
 * punctuation around it. Only for names that are not recognized: what they might touch is found by it, never what they
 * grant.
 */
final class FoldedName {
    /** Far longer than any name in use. What is longer is not looked into. */
    static final int LONGEST = 1_000;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern EDGES = Pattern.compile("^[^a-z0-9*]+|[^a-z0-9*]+$");
    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[ -~]+");

    private FoldedName() {}

    /**
     * Returns the folded name; empty if it shows nothing, because nothing is left, or letters of other
     * alphabets are, which can look like any.
     */
    static Optional<String> of(String name) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("");
        String folded =
                BLANKS.matcher(visible).replaceAll(" ").toLowerCase(Locale.ROOT).strip();
        if (!PRINTABLE_ASCII.matcher(folded).matches()) {
            return Optional.empty();
        }
        String bare = trimmed(folded);
        return bare.isEmpty() ? Optional.empty() : Optional.of(bare);
    }

    /** Returns the text without anything but letters, digits and stars at its ends. */
    static String trimmed(String text) {
        return EDGES.matcher(text).replaceAll("");
    }
}
