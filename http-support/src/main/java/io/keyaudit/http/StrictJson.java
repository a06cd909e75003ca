package io.keyaudit.http;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as services are trusted with it: complete, in flawless UTF-8, without repeated names, neither deep nor of very many parts. */
final class StrictJson {
    private static final int DEEPEST = 32;

    /** Far more than any answer about one key has; what each takes is many times its length. */
    private static final int MOST_TOKENS = 20_000;

    private static final JsonMapper MAPPER = mapper(MOST_TOKENS);

    /** For lists, of which only a part is held at a time. */
    private static final JsonMapper LIST_MAPPER = mapper(Long.MAX_VALUE);

    private StrictJson() {}

    private static JsonMapper mapper(long mostTokens) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxTokenCount(mostTokens)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** Reads a text token by token, as strictly. */
    static JsonParser parser(Reader text) {
        return LIST_MAPPER.createParser(text);
    }

    /** The value that the parser stands before, read whole. */
    static JsonNode value(JsonParser parser) {
        return LIST_MAPPER
                .reader()
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(parser);
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The value, if the bytes are one. Why they are not is not told: Jackson quotes what it could not read. */
    static Optional<JsonNode> read(byte[] json) {
        try {
            // Jackson would guess the encoding, and let flaws pass.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (CharacterCodingException | JacksonException malformed) {
            return Optional.empty();
        }
    }
}
