package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {
    private static final HttpAnswer ANSWER = answer("", Caller.CREDENTIALS::redact);

    private static HttpAnswer answer(String body, UnaryOperator<String> redaction) {
        return new HttpAnswer(
                new Reply(200, Map.of(), InputStream.nullInputStream()),
                body.getBytes(StandardCharsets.UTF_8),
                new JsonTree(Set.of()),
                Optional.empty(),
                redaction);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`Access denied`, Access denied", "`  a  b\t\r\n c `, a b c", "`\u0000\u0007`, ``", "``, ``"})
    void aTextIsOnOneLine(String text, String brief) {
        assertThat(ANSWER.brief(text)).isEqualTo(brief);
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\u0000', '\u001b', '\u007f', '\u0085', '\u009b', '\u00ad', '\u061c', '\u200b', '\u200e', '\u200f',
                '\u2028', '\u2029', '\u202a', '\u202e', '\u2066', '\u2069', '\ufeff', '\ufff9', '\ud800', '\ue000'
            })
    void whatCouldDeceiveTheEyeOrATerminalIsASpace(char deceptive) {
        assertThat(ANSWER.brief("left" + deceptive + "right")).isEqualTo("left right");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(ANSWER.brief("x".repeat(120))).isEqualTo("x".repeat(120));
        assertThat(ANSWER.brief("x".repeat(121))).isEqualTo("x".repeat(120) + "...");
        assertThat(ANSWER.brief("\ud83d\udd11".repeat(121))).isEqualTo("\ud83d\udd11".repeat(120) + "...");
    }

    @Test
    void aSecretIsTakenOutBeforeTheTextIsCut() {
        String start = "x".repeat(110);

        assertThat(ANSWER.brief(start + Caller.SECRET)).isEqualTo(start + "***");
        assertThat(ANSWER.brief("Bearer " + Caller.SECRET + " is not valid")).isEqualTo("Bearer *** is not valid");
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noTextBringsASecretOrAControlCharacter(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int part = random.nextInt(60); part > 0; part--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(Caller.SECRET);
                case 1 -> text.appendCodePoint(random.nextInt(0x2100));
                case 2 -> text.append(Caller.SECRET, 0, random.nextInt(Caller.SECRET.length()));
                default -> text.append("x".repeat(random.nextInt(30)));
            }
        }

        String brief = ANSWER.brief(text.toString());

        assertThat(brief).hasSizeLessThanOrEqualTo(123).doesNotContain(Caller.SECRET);
        assertThat(brief).doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
    }

    @Test
    void aBodyIsJsonOrNothing() {
        assertThat(answer("[]", text -> text).json()).isPresent();
        assertThat(answer("[", text -> text).json()).isEmpty();
        assertThat(answer("", text -> text).empty()).isTrue();
        assertThat(answer(" ", text -> text).empty()).isFalse();
    }
}
