package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @Test
    void everyKindOfValueIsWritten() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", "\"quoted\" \\ \n\r\t");
        fields.put("numbers", Arrays.asList(1, 2.5, new JsonTree.Numeral("1e400"), null, JsonTree.NULL));
        fields.put("truth", true);
        fields.put("empty", List.of(List.of(), Map.of()));
        fields.put("secret", Secret.of(Caller.SECRET));

        assertThat(JsonBody.object(fields))
                .isEqualTo("{\"text\":\"\\\"quoted\\\" \\\\ \\n\\r\\t\",\"numbers\":[1,2.5,1e400,null,null],"
                        + "\"truth\":true,\"empty\":[[],{}],\"secret\":\"***\"}");
    }

    @Test
    void anythingElseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonText.of(new Object()));
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\u0000', '\u001f', '\u007f', '\u009b', '\u00ad', '\u061c', '\u200b', '\u200f', '\u2028', '\u2029',
                '\u202e', '\u2066', '\ufeff', '\ud800', '\udfff'
            })
    void whatWouldNotSurviveOrDeceiveIsEscaped(char unsafe) {
        String json = JsonText.of("left" + unsafe + "right");

        assertThat(json).isEqualTo("\"left\\u%04xright\"", (int) unsafe);
        assertThat(StrictJson.read(json.getBytes(StandardCharsets.UTF_8), new JsonTree(Set.of())))
                .hasValue("left" + unsafe + "right");
    }

    @Test
    void lettersAndSymbolsAreKept() {
        assertThat(JsonText.of("\u00fc \u4e2d \ud83d\udd11")).isEqualTo("\"\u00fc \u4e2d \ud83d\udd11\"");
    }
}
