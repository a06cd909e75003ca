package io.keyaudit.docspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyaudit.Credentials;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.fuzz.Mutations;
import io.keyaudit.http.FuzzedService;
import io.keyaudit.sandbox.IndependentJson;
import io.keyaudit.spi.ProviderException;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a portal answers, it is understood for what it says, or refused with the one documented exception. */
class DocSpaceAnswersFuzzTest {
    private static final String KEY = "sk-" + "0123456789abcdef".repeat(4);
    private static final String POSTFIX = "cdef";

    @FuzzTest(maxDuration = "1h")
    void answers(byte[] input) {
        FuzzedService portal = FuzzedService.of(input);
        KeySnapshot snapshot;
        try {
            snapshot = portal.inspect(new DocSpaceProvider(), Map.of(), Credentials.of("apiKey", Secret.of(KEY)));
        } catch (ProviderException documented) {
            assertThat(documented.getMessage())
                    .isNotBlank()
                    .hasSizeLessThan(500)
                    .doesNotContain(KEY)
                    .doesNotContainPattern("\\p{C}");
            return;
        }
        boolean listed = portal.asked(DocSpaceApi.KEYS);
        String path = listed ? DocSpaceApi.KEYS : DocSpaceApi.SELF;
        assertThat(portal.lastStatus(path)).isEqualTo(200);
        String text = portal.lastText(path).orElseThrow();
        if (IndependentJson.judges(text)) {
            Object answer = IndependentJson.read(text);
            AnsweredKey key = listed ? AnsweredKey.ending(POSTFIX, answer) : AnsweredKey.itself(answer);
            assertThat(key.postfix()).isEqualTo(POSTFIX);
            key.assertTold(snapshot);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1})
    @Timeout(120)
    void damagedAnswers(long seed) {
        Mutations.of(
                        DocSpaceAnswersFuzzTest.class,
                        "answers",
                        seed,
                        "null",
                        "[]",
                        "{}",
                        "true",
                        "\"",
                        "\"*\"",
                        ",\"*:read\"",
                        ",\"files:write\"",
                        "\"permissions\":",
                        "\"permissions\":null,",
                        "\"response\":",
                        "\"keyPostfix\":\"cdef\"",
                        "\\u002a",
                        "\ufeff",
                        "\n----\n",
                        "404\n",
                        "429 5\n",
                        "503\n",
                        KEY)
                .feed(this::answers);
    }
}
