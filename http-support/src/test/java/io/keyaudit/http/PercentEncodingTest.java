package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "AZaz09-._~, AZaz09-._~",
                "\" \", %20",
                "+, %2B",
                "%, %25",
                "a=b&c, a%3Db%26c",
                "/?#, %2F%3F%23",
                "*'(), %2A%27%28%29",
                "\u00fc, %C3%BC",
                "\ud83d\udd11, %F0%9F%94%91",
                "\"\", \"\""
            })
    void everythingButUnreservedCharactersIsEncoded(String text, String encoded) {
        assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theJdkDecodesIt(long seed) {
        String text = new Random(seed)
                .ints(200, 1, 0x110000)
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(URLDecoder.decode(PercentEncoding.encode(text), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }
}
