package io.keyaudit.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonOutputTest {
    private static String written(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonOutput json = JsonOutput.line(out);
        json.openArray();
        json.text(text);
        json.closeArray();
        json.finish();
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\u0007', '\u007f', '\u0085', '\u009b', '\u00ad', '\u061c', '\u200b', '\u200f', '\u2028', '\u2029',
                '\u202e', '\u2066', '\ufeff', '\ud800', '\udfff'
            })
    void whatDeceivesOrHasNoPlaceInUtf8IsEscapedAndComesBack(char deceptive) {
        String text = "left" + deceptive + "right";

        String json = written(text);

        assertThat(json).isEqualToIgnoringCase("[\"left\\u%04xright\"]\n".formatted((int) deceptive));
        assertThat(JsonMapper.shared().readTree(json).get(0).asString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00fc \u4e2d", "\ud83d\udd11", "\"\\ \n\t", "##[command]"})
    void everyTextComesBack(String text) {
        assertThat(JsonMapper.shared().readTree(written(text)).get(0).asString())
                .isEqualTo(text);
    }
}
