package io.keyaudit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextShapesTest {
    @Test
    void whatCannotBeSeenIsWrittenOut() {
        assertThat(VisibleText.of("a\u001b[31m\u202eb\u2028\n\u00a0é漢\ud83d\ude00\ud800"))
                .isEqualTo("a\\u001b[31m\\u202eb\\u2028\\u000a\u00a0é漢\ud83d\ude00\\ud800");
        assertThat(VisibleText.of("\udb40\udc41")).as("a tag character").isEqualTo("\\udb40\\udc41");
    }

    @Test
    void longTextsAreCut() {
        assertThat(VisibleText.shortened("abcdefgh", 8)).isEqualTo("abcdefgh");
        assertThat(VisibleText.shortened("abcdefghi", 8)).isEqualTo("abcde...");
    }

    @Test
    void widthIsThatOfTheTerminal() {
        assertThat(DisplayWidth.of("aé漢字\ud83d\ude00")).isEqualTo(8);
        assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
        assertThat(DisplayWidth.pad("漢", 4)).isEqualTo("漢  ");
    }

    @Test
    void linesBreakBetweenWordsIfTheyCan() {
        assertThat(WordWrap.lines("one two three", 8)).isEqualTo(List.of("one two", "three"));
        assertThat(WordWrap.lines("a abcdefghij b", 4)).isEqualTo(List.of("a", "abcd", "efgh", "ij b"));
        assertThat(WordWrap.lines("漢字漢", 5)).isEqualTo(List.of("漢字", "漢"));
    }

    @ParameterizedTest
    @CsvSource({"endpont, endpoint", "Name, name", "tag, tags", "credential, credentials", "apiKey,", "nmaeee,"})
    void slipsAreRecognized(String given, String meant) {
        assertThat(NearestWord.to(given, List.of("name", "tags", "endpoint", "credentials"))
                        .orElse(null))
                .isEqualTo(meant);
    }
}
