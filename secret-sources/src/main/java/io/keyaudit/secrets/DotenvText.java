package io.keyaudit.secrets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a {@code .env} file: {@code NAME=value}, {@code export NAME=value}, comments that begin with {@code #}.
 * Programs read {@code $} and repeated names in different ways, so what depends on that is refused. Immutable.
 *
 * @param text the whole file
 */
record DotenvText(String text) {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*?)\\s*");
    private static final Pattern QUOTED = Pattern.compile("(?:'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\")\\s*(?:#.*)?");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*");

    /**
     * Returns the value of a name, if it is set.
     *
     * @throws IllegalArgumentException if its value is not certain; the message says why, and repeats nothing
     */
    Optional<String> find(String name) {
        Optional<String> found = Optional.empty();
        for (String line : text.lines().toList()) {
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (assignment.matches() && assignment.group(1).equals(name)) {
                if (found.isPresent()) {
                    throw new IllegalArgumentException("is set twice; remove one of the lines");
                }
                found = Optional.of(value(assignment.group(2)));
            }
        }
        return found;
    }

    private static String value(String written) {
        if (!written.startsWith("'") && !written.startsWith("\"")) {
            return literal(COMMENT.matcher(written).replaceFirst(""));
        }
        Matcher quoted = QUOTED.matcher(written);
        if (!quoted.matches()) {
            throw new IllegalArgumentException("has a quote that does not end on its line");
        }
        return quoted.group(1) != null ? quoted.group(1) : unescaped(literal(quoted.group(2)));
    }

    private static String literal(String value) {
        if (value.indexOf('$') >= 0) {
            throw new IllegalArgumentException("holds a $, which programs read differently; put it in single quotes");
        }
        return value;
    }

    private static String unescaped(String value) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            if (character == '\\') {
                at++;
                plain.append(
                        switch (value.charAt(at)) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            default -> value.charAt(at);
                        });
            } else {
                plain.append(character);
            }
        }
        return plain.toString();
    }

    /** Shows nothing of the text. */
    @Override
    public String toString() {
        return "DotenvText";
    }
}
