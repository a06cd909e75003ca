package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyaudit.fuzz.Mutations;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever {@code Retry-After} says, it is a time to wait, never negative, or nothing. */
class RetryAfterFuzzTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

    @FuzzTest(maxDuration = "1h")
    void headers(byte[] input) {
        List<String> values =
                new String(input, StandardCharsets.ISO_8859_1).lines().toList();

        Optional<Duration> wait = RetryAfter.read(values, CLOCK);

        assertThat(wait.orElse(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ZERO);
        for (String value : values) {
            if (SECONDS.matcher(value).matches()) {
                assertThat(wait.orElseThrow()).isGreaterThanOrEqualTo(Duration.ofSeconds(Long.parseLong(value)));
            }
        }
        if (values.stream().noneMatch(value -> value.chars().anyMatch(Character::isDigit))) {
            assertThat(wait).isEmpty();
        }
        wait.map(RetryPolicy::atLeast).ifPresent(asked -> assertThat(asked).isPositive());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1})
    @Timeout(60)
    void damagedHeaders(long seed) {
        Mutations.of(
                        RetryAfterFuzzTest.class,
                        "headers",
                        seed,
                        "999999999999999999",
                        "-1",
                        "GMT",
                        "Sat, 21 Nov 2026 10:01:00 GMT",
                        "+0100",
                        "31 Feb",
                        "\n")
                .feed(this::headers);
    }
}
