package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** It is Saturday, 21 November 2026, 10:00 UTC. */
class RetryAfterTest {
    private static Optional<Duration> read(String... values) {
        return RetryAfter.read(List.of(values), Caller.CLOCK);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "120, 120", "' 7 ', 7", "0007, 7", "999999999999999999, 999999999999999999"})
    void secondsAreRead(String value, long seconds) {
        assertThat(read(value)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sat, 21 Nov 2026 10:00:30 GMT | 30", "Sat, 21 Nov 2026 10:00:00 GMT | 0",
                "Sat, 21 Nov 2026 09:59:59 GMT | 0", "Sun, 6 Nov 1994 08:49:37 GMT | 0",
                "Sun, 22 Nov 2026 10:00:00 GMT | 86400", "Fri, 31 Dec 9999 23:59:59 GMT | 251607045599"
            })
    void aDateIsTheTimeUntilThen(String value, long seconds) {
        assertThat(read(value)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1.5",
                "1e3",
                "soon",
                "1 minute",
                "9999999999999999999",
                "\u0661\u0662",
                "Mon, 21 Nov 2026 10:00:30 GMT",
                "2026-11-21T10:00:30Z",
                "Sat, 21 Nov 2026"
            })
    void whatIsNeitherSecondsNorADateAsksForNothing(String value) {
        assertThat(read(value)).isEmpty();
    }

    @Test
    void ofSeveralTheLongestCounts() {
        assertThat(read()).isEmpty();
        assertThat(read("5", "soon", "Sat, 21 Nov 2026 10:00:30 GMT", "7")).contains(Duration.ofSeconds(30));
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noValueMakesItFailOrAskForANegativeTime(long seed) {
        Random random = new Random(seed);
        String date = "Sat, 21 Nov 2026 10:00:30 GMT";
        for (int i = 0; i < 50; i++) {
            StringBuilder value = new StringBuilder(random.nextBoolean() ? date : "12345678901234567890");
            for (int edits = random.nextInt(4); edits > 0 && !value.isEmpty(); edits--) {
                int at = random.nextInt(value.length());
                switch (random.nextInt(3)) {
                    case 0 -> value.deleteCharAt(at);
                    case 1 -> value.insert(at, (char) random.nextInt(0x250));
                    default -> value.setCharAt(at, date.charAt(random.nextInt(date.length())));
                }
            }
            String edited = value.toString();
            assertThatCode(() -> assertThat(read(edited).orElse(Duration.ZERO).isNegative())
                            .isFalse())
                    .as(edited)
                    .doesNotThrowAnyException();
        }
    }
}
