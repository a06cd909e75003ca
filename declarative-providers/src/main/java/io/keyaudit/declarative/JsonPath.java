package io.keyaudit.declarative;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where in an answer something stands, such as {@code auth.scopes}, {@code access_scopes[].handle}, {@code index.*} or
 * {@code policies[effect=allow].permission_groups[].name}. Names that hold other signs are quoted: {@code
 * condition."request.ip".in}. Of several requests, the answer to another than the first is named: {@code
 * details/result.id}. Immutable.
 *
 * @param request whose answer; empty for the first one's
 * @param steps from the whole answer to the place; at least one
 */
record JsonPath(Optional<String> request, List<Step> steps) {
    private static final Pattern REQUEST = Pattern.compile("([a-z][A-Za-z0-9]*)/");
    private static final Pattern STEP = Pattern.compile(
            "(?:\\.?(?:([A-Za-z_$@][A-Za-z0-9_$@-]*)|\"([^\"]+)\"|(\\*)))|\\[(?:([A-Za-z_][A-Za-z0-9_]*)=([^\\]\"]+))?]");

    /** One step of the way. */
    sealed interface Step {}

    /** To the field of that name. */
    record Field(String name) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    /** To each field, whatever its name. */
    record EachField() implements Step {
        @Override
        public String toString() {
            return "*";
        }
    }

    /** To each element of a list. */
    record EachElement() implements Step {
        @Override
        public String toString() {
            return "[]";
        }
    }

    /** To each element of a list whose field has that text. */
    record ElementsWhere(String field, String value) implements Step {
        @Override
        public String toString() {
            return "[" + field + "=" + value + "]";
        }
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it is none; the message says what is allowed
     */
    static JsonPath parse(String text) {
        Matcher request = REQUEST.matcher(text);
        boolean named = request.lookingAt();
        int at = named ? request.end() : 0;
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        while (at < text.length()) {
            boolean dotFits = text.charAt(at) == '[' ? !steps.isEmpty() : text.charAt(at) == '.' ^ steps.isEmpty();
            if (!step.find(at) || step.start() != at || !dotFits) {
                throw new IllegalArgumentException("not a path from character " + (at + 1)
                        + " on; a path is of names with dots between them, [] after a list, [name=text] for the elements"
                        + " where that holds, * for any name, and quotes around a name with other signs");
            }
            steps.add(step(step));
            at = step.end();
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one name");
        }
        return new JsonPath(named ? Optional.of(request.group(1)) : Optional.empty(), List.copyOf(steps));
    }

    private static Step step(Matcher matched) {
        if (matched.group(1) != null) {
            return new Field(matched.group(1));
        }
        if (matched.group(2) != null) {
            return new Field(matched.group(2));
        }
        if (matched.group(3) != null) {
            return new EachField();
        }
        return matched.group(4) == null ? new EachElement() : new ElementsWhere(matched.group(4), matched.group(5));
    }

    /** Returns whether it leads to one place and not to several. */
    boolean single() {
        return steps.stream().allMatch(Field.class::isInstance);
    }

    @Override
    public String toString() {
        String place = steps.stream()
                .map(step -> step instanceof Field || step instanceof EachField ? "." + step : step.toString())
                .collect(Collectors.joining());
        return request.map(name -> name + "/").orElse("") + place.replaceFirst("^\\.", "");
    }
}
