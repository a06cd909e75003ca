package io.keyaudit.formats.html;

import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.Finding;
import io.keyaudit.text.Sha256;
import java.util.regex.Pattern;

/**
 * Where the page has something. Made of names and fingerprints, so that a link from elsewhere leads to the same key or
 * finding in every report.
 */
final class Anchors {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LONGEST_SLUG = 40;
    private static final int DIGITS = 12;

    private Anchors() {}

    /** Returns for example {@code key-docs-bot}. */
    static String key(String name) {
        return "key-" + of(name);
    }

    /** Returns for example {@code finding-1f0c9a77b2d4}. */
    static String finding(Finding finding) {
        return "finding-" + finding.fingerprint().substring(0, DIGITS);
    }

    /** Returns for example {@code control-CC6.3}. */
    static String control(ControlReference control) {
        return "control-" + of(control.control());
    }

    /** A name that does not serve as it is, is followed by {@code ~}, which no other has, and its hash. */
    private static String of(String name) {
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        String slug = name.replaceAll("[^A-Za-z0-9._-]+", "-");
        String hash = Sha256.hex(name);
        return slug.substring(0, Math.min(slug.length(), LONGEST_SLUG)) + "~" + hash.substring(0, DIGITS);
    }
}
