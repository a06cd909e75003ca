package io.keyaudit.http;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as services are trusted with it: complete, in valid UTF-8, without repeated names, neither deep nor of very many
 * parts. Only Jackson's streaming parser is used, which depends on nothing that an application can have in another
 * version.
 */
final class StrictJson {
    private static final int DEEPEST = 32;

    /** Far more than any answer about one key has; what each takes is many times its length. */
    private static final int MOST_TOKENS = 20_000;

    private static final JsonFactory FACTORY = factory(MOST_TOKENS);

    /** For lists, of which only a part is held at a time. */
    private static final JsonFactory LIST_FACTORY = factory(Long.MAX_VALUE);

    private StrictJson() {}

    private static JsonFactory factory(long mostTokens) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxTokenCount(mostTokens)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /** Reads a text token by token, as strictly. */
    static JsonParser parser(Reader text) {
        return LIST_FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** Returns the value, if the bytes are one. Why they are not is not said: Jackson quotes what it could not read. */
    static Optional<Object> read(byte[] json, JsonTree tree) {
        try {
            // Jackson would guess the encoding, and accept flaws.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
                if (parser.nextToken() == null) {
                    return Optional.empty();
                }
                Object value = tree.read(parser);
                return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
            }
        } catch (CharacterCodingException | JacksonException malformed) {
            return Optional.empty();
        }
    }
}
