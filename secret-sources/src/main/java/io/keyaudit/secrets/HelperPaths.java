package io.keyaudit.secrets;

import io.keyaudit.spi.UnreadableSecretException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a reference can hand to a helper. Paths come from the editors of the keys file, so nothing in them can be an
 * option, climb out of a folder, name a file or an address to be loaded, or end a quoted text. Immutable.
 */
final class HelperPaths {
    private static final Pattern PART =
            Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_ ./@:+=,~-]{0,510}[\\p{L}\\p{N}_./@:+=,~-])?");
    private static final Pattern CLIMBS_OR_LEADS_ELSEWHERE = Pattern.compile("(^|/)\\.\\.?(/|$)|://");
    private static final String FORM =
            "a path begins with a letter or digit, and has letters, digits, spaces and _ . / @ : + = , ~ - only, "
                    + "then perhaps #field; without \"..\" or \"://\"";

    private final String name;
    private final List<String> allowed;
    private final List<Pattern> patterns;

    /** Paths of the helper of this name; all of them if no patterns are given. */
    HelperPaths(String name, List<String> allowed) {
        this.name = name;
        this.allowed = List.copyOf(allowed);
        this.patterns = this.allowed.stream().map(HelperPaths::compile).toList();
    }

    /** Refuses a path that cannot be handed over; the message does not repeat it. */
    void check(String path) throws UnreadableSecretException {
        int hash = path.indexOf('#');
        boolean wellFormed =
                hash < 0 ? isPart(path) : isPart(path.substring(0, hash)) && isPart(path.substring(hash + 1));
        if (!wellFormed) {
            throw UnreadableSecretException.wrong("helper \"" + name + "\": " + FORM);
        }
        if (!patterns.isEmpty()
                && patterns.stream().noneMatch(pattern -> pattern.matcher(path).matches())) {
            throw UnreadableSecretException.wrong(
                    "helper \"" + name + "\" does not give this secret; it gives " + String.join(", ", allowed));
        }
    }

    private static boolean isPart(String part) {
        return PART.matcher(part).matches()
                && !CLIMBS_OR_LEADS_ELSEWHERE.matcher(part).find();
    }

    private static Pattern compile(String glob) {
        return Pattern.compile(
                List.of(glob.split("\\*", -1)).stream().map(Pattern::quote).collect(Collectors.joining("[^#]*")));
    }
}
