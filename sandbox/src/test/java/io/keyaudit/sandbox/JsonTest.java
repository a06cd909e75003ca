package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "false",
                "-1.5",
                "0",
                "\"\"",
                "{\"a\":[1,{\"b\":null}],\"c\":\"d\"}",
                "\"\\\"\\\\é\\u0000\\ud83d\\udd11\""
            })
    void writesWhatItRead(String json) {
        assertThat(JsonWriter.write(JsonReader.read(json))).isEqualTo(json);
    }

    @Test
    void readsEscapesAndSpace() {
        assertThat(JsonReader.read(" [ \"\\/\\b\\f\\n\\r\\t\\u00e9\" , 1e2 ]\n"))
                .isEqualTo(List.of("/\b\f\n\r\té", new BigDecimal("1e2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\"}",
                "{\"a\":1,}",
                "{a:1}",
                "01",
                "1.",
                "+1",
                "1e99999",
                "tru",
                "nulll",
                "\"",
                "\"\\x\"",
                "\"\\u00g0\"",
                "\"\n\"",
                "[1] 2",
                "\"\\"
            })
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000))).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void writesMapsInTheirOrder() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", new ArrayList<>());
        assertThat(JsonWriter.write(map)).isEqualTo("{\"z\":1,\"a\":[]}");
    }

    @Test
    void refusesToWriteOtherTypes() {
        assertThatThrownBy(() -> JsonWriter.write(Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
    }
}
