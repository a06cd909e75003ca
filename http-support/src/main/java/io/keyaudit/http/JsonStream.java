package io.keyaudit.http;

import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A long answer that is read element by element, as strictly as {@link JsonAnswer}: up to 64 MiB, of which no element
 * can be longer than 1 MiB. To be closed. For use by one thread, once.
 */
public final class JsonStream implements AutoCloseable {
    private static final int LONGEST_PART = 1 << 20;

    private final InputStream body;
    private final JsonTree tree;
    private final Endpoint endpoint;

    JsonStream(InputStream body, JsonTree tree, Endpoint endpoint) {
        this.body = body;
        this.tree = tree;
        this.endpoint = endpoint;
    }

    /** Is given one element. */
    @FunctionalInterface
    public interface Element {
        /**
         * Reads it.
         *
         * @throws HttpException if it is not understood, which ends the reading of the answer
         */
        void read(JsonAnswer element) throws HttpException;
    }

    /**
     * Reads the answer to its end: an object in one of whose fields there is an array.
     *
     * @param field the array's
     * @param each is given the elements as they come. Should this method throw, what was given is not the whole
     * @return the answer's other fields
     * @throws HttpException if the answer breaks off or is anything else; also of the kind that {@code each} throws
     */
    public JsonAnswer elements(String field, Element each) throws HttpException {
        PartReader text = new PartReader(body, LONGEST_PART);
        try (JsonParser parser = StrictJson.parser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new HttpException(FailureKind.PROTOCOL, "the answer is not an object", 200);
            }
            boolean found = false;
            Map<String, Object> others = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                boolean wanted = name.equals(field);
                parser.nextToken();
                text.nextPart();
                if (wanted) {
                    found = true;
                    array(parser, text, field, each);
                } else {
                    others.put(name, tree.readField(name, parser));
                }
            }
            if (!found) {
                throw new HttpException(FailureKind.PROTOCOL, "the answer has no field \"" + field + "\"", 200);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw notJson();
            }
            return new JsonAnswer(others);
        } catch (JacksonException unreadable) {
            throw failure(unreadable);
        }
    }

    private void array(JsonParser parser, PartReader text, String field, Element each) throws HttpException {
        String place = "the answer's \"" + field + "\"";
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new HttpException(FailureKind.PROTOCOL, place + " is not an array", 200);
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            each.read(new JsonAnswer(tree.read(parser), place + "[" + i + "]"));
            text.nextPart();
        }
    }

    /** Jackson quotes what it could not read, so its words are not passed on. */
    private HttpException failure(JacksonException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return notJson();
            }
            if (cause instanceof IOException broken) {
                return SendFailure.of(broken, endpoint);
            }
        }
        return notJson();
    }

    private static HttpException notJson() {
        return new HttpException(FailureKind.PROTOCOL, "the answer is not JSON, or not whole", 200);
    }

    /** Gives up on what was not read. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException ignored) {
            // Nothing more is wanted of it.
        }
    }
}
