package io.keyaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest(name = "\"{0}\" for \"{1}\": {2}")
    @CsvSource({
        "docs, docs, true",
        "docs, Docs, false",
        "docs, docs-1, false",
        "docs-*, docs-, true",
        "docs-*, docs-a-b, true",
        "*-bot, docs-bot, true",
        "*-bot, docs-bots, false",
        "d?cs, docs, true",
        "d?cs, dcs, false",
        "*, anything at all, true",
        "'', '', true",
        "*, '', true",
        "?, '', false",
        "a*b*c, aXbXbc, true",
        "a*b*c, aXbXb, false",
        "'a.c', abc, false",
        "'[ab]', a, false",
        "'**', x, true"
    })
    void matchesTheWholeText(String pattern, String text, boolean expected) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(expected);
    }

    @Test
    void matchesWhatTheRegularExpressionMatches() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String pattern = text(random, "ab*?");
            String text = text(random, "ab");
            Pattern expression = Pattern.compile(pattern.replace("*", ".*").replace('?', '.'));
            assertThat(Glob.matches(pattern, text))
                    .as("seed %d: %s for %s", seed, pattern, text)
                    .isEqualTo(expression.matcher(text).matches());
        }
    }

    @Test
    void aPatternThatInvitesBacktrackingIsFast() {
        assertThat(Glob.matches("a*".repeat(50) + "b", "a".repeat(20_000))).isFalse();
    }

    @Test
    void theExactPatternOfATextMatchesIt() {
        assertThat(Glob.exactly("a*b?c")).isEqualTo("a?b?c");
        assertThat(Glob.matches(Glob.exactly("a*b?c"), "a*b?c")).isTrue();
        assertThat(Glob.matches(Glob.exactly("a*b"), "aXXb")).isFalse();
    }

    @Test
    void addressesMatchWhateverCaseAndSlashAtTheEnd() {
        assertThat(Glob.anyMatchesAddress(List.of("https://Portal.Example.com/"), "https://portal.example.com"))
                .isTrue();
        assertThat(Glob.anyMatchesAddress(List.of("https://*.example.com"), "https://a.example.org"))
                .isFalse();
    }

    private static String text(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
