package io.keyaudit.docspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyaudit.Credentials;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.fuzz.Mutations;
import io.keyaudit.http.FuzzedService;
import io.keyaudit.sandbox.IndependentJson;
import io.keyaudit.spi.KeyListing;
import io.keyaudit.spi.ProviderException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a portal lists, each key is understood for what it says, or all are refused. */
class DocSpaceListFuzzTest {
    private static final String KEY = "sk-" + "0123456789abcdef".repeat(4);
    private static final String POSTFIX = "cdef";

    @FuzzTest(maxDuration = "1h")
    void lists(byte[] input) {
        FuzzedService portal = FuzzedService.of(input);
        List<KeySnapshot> keys = new ArrayList<>();
        KeyListing listing;
        try {
            listing = portal.list(new DocSpaceProvider(), Credentials.of("apiKey", Secret.of(KEY)), keys::add);
        } catch (ProviderException documented) {
            assertThat(documented.getMessage())
                    .isNotBlank()
                    .hasSizeLessThan(500)
                    .doesNotContain(KEY)
                    .doesNotContainPattern("\\p{C}");
            return;
        }
        assertThat(listing.keys()).isEqualTo(keys.size());
        assertThat(keys).extracting(key -> key.attributes().id()).doesNotHaveDuplicates();
        assertThat(portal.lastStatus(DocSpaceApi.KEYS)).isEqualTo(200);
        String text = portal.lastText(DocSpaceApi.KEYS).orElseThrow();
        if (IndependentJson.judges(text)) {
            List<AnsweredKey> listed = AnsweredKey.all(IndependentJson.read(text));
            assertThat(listed).extracting(AnsweredKey::postfix).contains(POSTFIX);
            assertThat(keys).hasSameSizeAs(listed);
            for (int index = 0; index < listed.size(); index++) {
                listed.get(index).assertTold(keys.get(index));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1})
    @Timeout(120)
    void damagedLists(long seed) {
        Mutations.of(
                        DocSpaceListFuzzTest.class,
                        "lists",
                        seed,
                        "null",
                        "[]",
                        "{}",
                        "\"",
                        "\"*\"",
                        ",\"*:read\"",
                        ",\"files:write\"",
                        "\"permissions\":",
                        "\"permissions\":null,",
                        "\"response\":[",
                        "\"id\":\"1\",",
                        "\"keyPostfix\":\"cdef\"",
                        ",{\"id\":\"9\",\"keyPostfix\":\"9999\",\"permissions\":[\"*\"]}",
                        "\ufeff",
                        "\n----\n",
                        "503\n",
                        KEY)
                .feed(this::lists);
    }
}
