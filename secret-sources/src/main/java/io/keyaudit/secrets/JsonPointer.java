package io.keyaudit.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A place in a JSON document, such as {@code /docs-bot/key} (RFC 6901). Immutable.
 *
 * @param steps the names or positions that lead there
 */
record JsonPointer(List<String> steps) {
    /** Two values of one name are refused, since programs choose differently between them. */
    static final JsonFactory STRICT_JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(64).build())
            .build();

    private static final Pattern FORM = Pattern.compile("(/([^~/]|~[01])*)+");

    JsonPointer {
        steps = List.copyOf(steps);
    }

    /** Reads a pointer; nothing if it is none, or the whole document. */
    static Optional<JsonPointer> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        List<String> steps = new ArrayList<>();
        for (String step : text.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return Optional.of(new JsonPointer(steps));
    }

    /**
     * Returns the text at this place, if there is one.
     *
     * @throws IllegalArgumentException if the document is not JSON, or another kind of value is there; the message
     *     repeats nothing of it
     */
    Optional<String> find(String json) {
        try (JsonParser parser = STRICT_JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            Optional<String> found = value(parser, 0);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("is not one JSON document");
            }
            return found;
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("is not JSON, or names a field twice");
        }
    }

    /** Reads the current value to its end, also when the text was found: what follows decides whether it is JSON. */
    private Optional<String> value(JsonParser parser, int depth) {
        if (depth == steps.size()) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new IllegalArgumentException("has no text at the pointer, but another kind of value");
            }
            return Optional.of(parser.getString());
        }
        Optional<String> found = Optional.empty();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean isStep = parser.currentName().equals(steps.get(depth));
                parser.nextToken();
                found = next(parser, depth, isStep, found);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                found = next(parser, depth, steps.get(depth).equals(Integer.toString(index)), found);
            }
        }
        return found;
    }

    private Optional<String> next(JsonParser parser, int depth, boolean isStep, Optional<String> found) {
        if (isStep) {
            return value(parser, depth + 1);
        }
        parser.skipChildren();
        return found;
    }
}
