package io.keyaudit.formats.json;

import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON bit by bit into located nodes, of which it is a part of YAML. The first flaw ends the reading; what the
 * parser says of it is not passed on, since it quotes the file. Not thread-safe.
 */
public final class JsonNodeReader implements AutoCloseable {
    public static final int LARGEST_MEBIBYTES = 256;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength((long) LARGEST_MEBIBYTES * MEBIBYTE)
                    .maxStringLength(4 * MEBIBYTE)
                    .maxNestingDepth(32)
                    .build())
            .build();

    private final Problems problems;
    private final int linesBefore;
    private final JsonParser parser;

    /**
     * Reads JSON from a part of a file.
     *
     * @param linesBefore how many lines of the file come before it
     */
    public JsonNodeReader(Reader text, int linesBefore, Problems problems) {
        this.problems = problems;
        this.linesBefore = linesBefore;
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** Goes to the next token; null at the end. */
    public @Nullable JsonToken next() throws InvalidFileException {
        try {
            return parser.nextToken();
        } catch (JacksonException malformed) {
            throw problems.fatal(position(parser.currentLocation()), advice(malformed));
        }
    }

    /** Returns where the token begins. */
    public Position position() {
        return position(parser.currentTokenLocation());
    }

    /** Returns the token's text, such as the name of a field. */
    public String text() throws InvalidFileException {
        try {
            return parser.getString();
        } catch (JacksonException malformed) {
            throw problems.fatal(position(parser.currentLocation()), advice(malformed));
        }
    }

    /** Returns the whole value that begins at the token; its last token is the current one then. */
    public DocumentNode node() throws InvalidFileException {
        Position position = position();
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(position);
            case START_ARRAY -> sequence(position);
            case VALUE_NUMBER_INT -> new Scalar(position, ScalarType.INTEGER, text());
            case VALUE_NUMBER_FLOAT -> new Scalar(position, ScalarType.DECIMAL, text());
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(position, ScalarType.BOOLEAN, text());
            case VALUE_NULL -> new Scalar(position, ScalarType.NULL, "");
            default -> new Scalar(position, ScalarType.TEXT, text());
        };
    }

    /** Makes sure that nothing follows. */
    public void end() throws InvalidFileException {
        if (next() != null) {
            throw problems.fatal(position(), "the JSON is complete before this; remove what follows");
        }
    }

    @Override
    public void close() {
        parser.close();
    }

    private Sequence sequence(Position position) throws InvalidFileException {
        List<DocumentNode> items = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new Sequence(position, List.copyOf(items));
    }

    private Mapping mapping(Position position) throws InvalidFileException {
        List<Entry> entries = new ArrayList<>();
        Map<String, Position> seen = new HashMap<>();
        while (next() != JsonToken.END_OBJECT) {
            String name = text();
            Position nameAt = position();
            refuseRepeated(seen.putIfAbsent(name, nameAt), nameAt);
            next();
            entries.add(new Entry(nameAt, name, node()));
        }
        return new Mapping(position, List.copyOf(entries));
    }

    /** Ends the reading at the second field of one name. */
    public void refuseRepeated(@Nullable Position first, Position again) throws InvalidFileException {
        if (first != null) {
            throw problems.fatal(again, "this field was given before, at " + first + "; remove one");
        }
    }

    private Position position(TokenStreamLocation location) {
        return new Position(Math.max(1, location.getLineNr()) + linesBefore, Math.max(1, location.getColumnNr()));
    }

    private static String advice(JacksonException malformed) {
        if (malformed instanceof StreamConstraintsException) {
            return "larger than " + LARGEST_MEBIBYTES
                    + " MiB, nested too deeply or with too long a text; is this the right file?";
        }
        if (malformed instanceof UnexpectedEndOfInputException) {
            return "malformed JSON: the file ends here, but a quote or bracket before is still open";
        }
        if (malformed instanceof JacksonIOException) {
            return malformed.getCause() instanceof CharacterCodingException
                    ? "not UTF-8 from here on; save the file in that encoding"
                    : "the file cannot be read from here on";
        }
        return "malformed JSON; check quotes, brackets and commas up to here";
    }
}
