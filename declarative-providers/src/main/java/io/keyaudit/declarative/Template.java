package io.keyaudit.declarative;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places that are filled in, such as {@code /1/keys/{apiKey}}. Each is a credential's or an option's name,
 * or stands for a text in an earlier answer. Immutable.
 *
 * @param text as it was written
 * @param variables what stands between braces, in order
 */
record Template(String text, List<String> variables) {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if a brace has no partner
     */
    static Template parse(String text) {
        String rest = PLACE.matcher(text).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw new IllegalArgumentException("a brace without its partner; a place to be filled in is {name}");
        }
        List<String> variables = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            variables.add(place.group(1));
        }
        return new Template(text, List.copyOf(variables));
    }

    /** What stands for a variable. */
    @FunctionalInterface
    interface Values<E extends Exception> {
        /** Returns the text to be filled in. */
        String value(String variable) throws E;
    }

    /** Returns the text with every place filled in. */
    <E extends Exception> String fill(Values<E> values) throws E {
        StringBuilder filled = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            int to = place.start();
            filled.append(text, from, to).append(values.value(place.group(1)));
            from = place.end();
        }
        return filled.append(text.substring(from)).toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
