package io.keyaudit.docspace;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that the server encoded for HTML before it put it into JSON, as .NET does that. */
final class HtmlText {
    private static final Pattern REFERENCE = Pattern.compile("&(?:#(\\d{1,7})|(lt|gt|amp|quot));");
    private static final Map<String, String> NAMED = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

    private HtmlText() {}

    static String decode(String encoded) {
        return REFERENCE.matcher(encoded).replaceAll(reference -> Matcher.quoteReplacement(character(reference)));
    }

    private static String character(MatchResult reference) {
        if (reference.group(1) == null) {
            return NAMED.getOrDefault(reference.group(2), reference.group());
        }
        int codePoint = Integer.parseInt(reference.group(1));
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : reference.group();
    }
}
