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

    @ParameterizedTest
    @CsvSource({
        "a ##[stop-commands]x, a \\u0023#[stop-commands]x",
        "###[debug], #\\u0023#[debug]",
        "x##VSO[task.setvariable], x\\u0023#VSO[task.setvariable]",
        "##teamcity[buildStop], \\u0023#teamcity[buildStop]",
        "::error file=a::x, \\u003a:error file=a::x",
        "a\u3000::set-output name=b::c, a\u3000\\u003a:set-output name=b::c",
        "## [a], ## [a]",
        "a::b::c, a::b::c",
        "2001:db8::1 ::1 ::, 2001:db8::1 ::1 ::"
    })
    void whatCiSystemsObeyIsWrittenOut(String text, String shown) {
        assertThat(VisibleText.of(text)).isEqualTo(shown);
        assertThat(VisibleText.of(shown)).isEqualTo(shown);
    }

    @Test
    void aBrokenWordBeginsNoCommand() {
        assertThat(VisibleText.wrapped("abcdef::error::x", 6)).first().isEqualTo("abcdef");
        assertThat(VisibleText.wrapped("abcdef::error::x", 6)).noneMatch(line -> line.startsWith("::"));
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
