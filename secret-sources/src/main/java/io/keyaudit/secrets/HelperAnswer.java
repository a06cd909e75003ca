package io.keyaudit.secrets;

import io.keyaudit.Secret;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * A line that a helper answers with. Shows no secret. Immutable.
 *
 * @param id the question's
 * @param secrets in the order of the question; none if the helper reports an error
 */
record HelperAnswer(long id, List<Secret> secrets) {
    HelperAnswer {
        secrets = List.copyOf(secrets);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is no answer; the message repeats nothing of it
     */
    static HelperAnswer parse(String line) {
        long id = 0;
        boolean error = false;
        List<Secret> secrets = new ArrayList<>();
        try (JsonParser json = JsonPointer.STRICT_JSON.createParser(ObjectReadContext.empty(), line)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                switch (field) {
                    case "id" -> {
                        require(value == JsonToken.VALUE_NUMBER_INT);
                        id = json.getLongValue();
                    }
                    case "secrets" -> {
                        require(value == JsonToken.START_ARRAY);
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            require(json.currentToken() == JsonToken.VALUE_STRING);
                            secrets.add(Secret.of(json.getString()));
                        }
                    }
                    case "error" -> {
                        error = true;
                        json.skipChildren();
                    }
                    default -> throw new IllegalArgumentException("not an answer");
                }
            }
            require(json.nextToken() == null);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("not an answer");
        }
        // Exactly one of both: secrets beside an error would be a guess.
        require(error == secrets.isEmpty());
        return new HelperAnswer(id, secrets);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not an answer");
        }
    }
}
