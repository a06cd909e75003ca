package io.keyaudit.formats.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * HTML with gaps. <code>{{name}}</code> stands for a value, which is escaped unless it is a {@link Values.Fragment}.
 * <code>{{#name}}...{{/name}}</code> is written if the value is true or present, and once for each item of a list, whose
 * values come before those around it; <code>{{.}}</code> is an item that is a text. <code>{{^name}}...{{/name}}</code> is
 * written if it is false, absent or empty. A gap without a value is an error. Immutable.
 */
final class Template {
    private static final Pattern TAG = Pattern.compile("\\{\\{([#^/]?)([a-zA-Z]+|\\.)}}");

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private interface Part {
        void write(Deque<Values> scopes, HtmlOutput out);
    }

    /** Reads the template of that name beside this class. Indentation is left out. */
    static Template read(String name) {
        return of(Resource.text(name).replaceAll("\n\\s*", "\n"));
    }

    /** Returns the template with this text. */
    static Template of(String text) {
        Deque<List<Part>> open = new ArrayDeque<>();
        Deque<String> names = new ArrayDeque<>();
        open.push(new ArrayList<>());
        Matcher tag = TAG.matcher(text);
        int end = 0;
        while (tag.find()) {
            String before = text.substring(end, tag.start());
            end = tag.end();
            open.element().add((scopes, out) -> out.markup(before));
            String name = tag.group(2);
            switch (tag.group(1)) {
                case "#", "^" -> {
                    List<Part> inner = new ArrayList<>();
                    open.element().add(tag.group(1).equals("#") ? section(name, inner) : inverted(name, inner));
                    open.push(inner);
                    names.push(name);
                }
                case "/" -> {
                    open.pop();
                    if (!name.equals(names.poll())) {
                        throw new IllegalArgumentException("{{/" + name + "}} closes no section");
                    }
                }
                default -> open.element().add((scopes, out) -> value(find(name, scopes), out));
            }
        }
        if (!names.isEmpty()) {
            throw new IllegalArgumentException("section " + names.element() + " is not closed");
        }
        String rest = text.substring(end);
        open.element().add((scopes, out) -> out.markup(rest));
        return new Template(open.element());
    }

    /**
     * Writes it.
     *
     * @throws IllegalStateException if a value is missing or of a wrong type
     */
    void write(Values values, HtmlOutput out) {
        write(parts, new ArrayDeque<>(List.of(values)), out);
    }

    /** Returns it as a part of a page. */
    Values.Fragment with(Values values) {
        return out -> write(values, out);
    }

    private static void write(List<Part> parts, Deque<Values> scopes, HtmlOutput out) {
        for (Part part : parts) {
            part.write(scopes, out);
        }
    }

    private static void value(Object value, HtmlOutput out) {
        if (value instanceof Values.Fragment fragment) {
            fragment.writeTo(out);
        } else if (value instanceof String || value instanceof Number) {
            out.text(value.toString());
        } else {
            throw new IllegalStateException("cannot show a " + value.getClass().getSimpleName());
        }
    }

    private static Part section(String name, List<Part> inner) {
        return (scopes, out) -> {
            for (Object item : items(find(name, scopes))) {
                if (item instanceof Values values) {
                    scopes.push(values);
                } else {
                    scopes.push(Values.of(".", item));
                }
                write(inner, scopes, out);
                scopes.pop();
            }
        };
    }

    private static Part inverted(String name, List<Part> inner) {
        return (scopes, out) -> {
            if (items(find(name, scopes)).isEmpty()) {
                write(inner, scopes, out);
            }
        };
    }

    private static Collection<?> items(Object value) {
        if (value instanceof Boolean is) {
            return is ? List.of(is) : List.of();
        }
        if (value instanceof Optional<?> optional) {
            return optional.stream().toList();
        }
        return value instanceof Collection<?> items ? items : List.of(value);
    }

    private static Object find(String name, Deque<Values> scopes) {
        for (Values scope : scopes) {
            @Nullable Object value = scope.find(name);
            if (value != null) {
                return value;
            }
        }
        throw new IllegalStateException("no value for {{" + name + "}}");
    }
}
