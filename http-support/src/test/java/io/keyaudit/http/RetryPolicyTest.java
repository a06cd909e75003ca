package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RetryPolicyTest {
    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void waitsAreWithinTheirBounds(long seed) {
        RetryPolicy policy = new RetryPolicy(new Random(seed));

        assertThat(policy.backoff(1)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(policy.backoff(2)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(policy.backoff(3)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keysThatFailTogetherDoNotComeBackTogether(long seed) {
        RetryPolicy policy = new RetryPolicy(new Random(seed));

        assertThat(LongStream.range(0, 20).mapToObj(key -> policy.backoff(1)).distinct())
                .hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1S", "PT1S, PT1S", "PT2S, PT2S", "PT24H, PT24H"})
    void atOnceIsNotTakenAtItsWord(Duration asked, Duration waited) {
        assertThat(RetryPolicy.atLeast(asked)).isEqualTo(waited);
    }
}
