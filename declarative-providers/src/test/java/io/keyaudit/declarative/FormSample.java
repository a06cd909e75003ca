package io.keyaudit.declarative;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes texts of a form, one for each number: all of one length, so that none is a part of another. */
final class FormSample {
    private static final Pattern PART =
            Pattern.compile("(\\[[^\\]]+]|\\\\.|[^\\[\\\\{+*?])(?:\\{(\\d+)(,\\d*)?}|([+*?]))?");
    private static final int LONGEST_PART = 12;

    private FormSample() {}

    static String of(Pattern form, int number) {
        StringBuilder sample = new StringBuilder();
        Matcher part = PART.matcher(form.pattern());
        boolean numbered = false;
        while (part.find()) {
            String set = part.group(1);
            int count =
                    part.group(2) != null ? Integer.parseInt(part.group(2)) : part.group(4) == null ? 1 : LONGEST_PART;
            String digits = "%06d".formatted(number);
            if (!numbered && set.startsWith("[") && set.contains("0-9") && count >= digits.length()) {
                numbered = true;
                sample.append(digits).append("7".repeat(count - digits.length()));
            } else {
                sample.append(String.valueOf(character(set)).repeat(count));
            }
        }
        if (!numbered || !form.matcher(sample).matches()) {
            throw new IllegalArgumentException("no sample of " + form + ": " + sample);
        }
        return sample.toString();
    }

    private static char character(String set) {
        return set.length() == 1 ? set.charAt(0) : set.charAt(1);
    }
}
