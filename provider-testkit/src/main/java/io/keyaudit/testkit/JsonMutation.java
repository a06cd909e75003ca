package io.keyaudit.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON text of which one value was made one of another type.
 *
 * @param name what was done
 * @param body the text
 */
record JsonMutation(String name, String body) {
    private static final Pattern SCALAR =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d[\\d.eE+-]*|true|false|null", Pattern.DOTALL);

    /** Returns every value of the text in turn, as a number, a text, an object. The text is taken to be good JSON. */
    static List<JsonMutation> wrongTypes(String json) {
        List<JsonMutation> mutations = new ArrayList<>();
        Matcher scalar = SCALAR.matcher(json);
        int at = 0;
        while (at < json.length()) {
            char next = json.charAt(at);
            if (next == '[' || next == '{') {
                int end = end(json, at);
                replace(
                        mutations,
                        json,
                        at,
                        end,
                        next == '[' ? List.of("{}", "\"text\"", "7") : List.of("\"text\"", "7"));
                at++;
            } else if (scalar.region(at, json.length()).lookingAt()) {
                if (!isName(json, scalar.end())) {
                    replace(mutations, json, at, scalar.end(), others(next));
                }
                at = scalar.end();
            } else {
                at++;
            }
        }
        return mutations;
    }

    private static List<String> others(char first) {
        if (first == '"') {
            return List.of("7", "{}", "true");
        }
        return first == 't' || first == 'f' ? List.of("\"true\"", "2", "{}") : List.of("\"1\"", "{}", "true");
    }

    private static void replace(List<JsonMutation> mutations, String json, int from, int to, List<String> others) {
        for (String other : others) {
            mutations.add(new JsonMutation(
                    "the value at " + from + " made " + other, json.substring(0, from) + other + json.substring(to)));
        }
    }

    /** Returns whether what ended here is the name of a member. */
    private static boolean isName(String json, int end) {
        int at = end;
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return at < json.length() && json.charAt(at) == ':';
    }

    /** Where the structure that begins here ends. */
    private static int end(String json, int from) {
        Matcher scalar = SCALAR.matcher(json);
        int depth = 0;
        int at = from;
        while (at < json.length()) {
            char next = json.charAt(at);
            if (next == '"' && scalar.region(at, json.length()).lookingAt()) {
                at = scalar.end();
                continue;
            }
            depth += next == '[' || next == '{' ? 1 : next == ']' || next == '}' ? -1 : 0;
            at++;
            if (depth == 0) {
                break;
            }
        }
        return at;
    }
}
