package io.keyaudit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.benchmarks.LimiterComparison.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LimiterComparisonTest {
    /** What 500 requests take at the least: floor((500 - 1) / 90) windows. */
    private static final double LEAST_SECONDS = 300;

    @Test
    void oursIsStrictAndNoSlowerThanItMustBe() throws InterruptedException {
        Result ours = LimiterComparison.worst(Contender.ours());

        assertThat(ours.mostInOneWindow()).isEqualTo(Contender.LIMIT);
        assertThat(ours.seconds()).isBetween(LEAST_SECONDS, LEAST_SECONDS * 1.01);
        assertThat(LimiterComparison.row(Contender.ours())).isEqualTo("| keyaudit | 90 | 300.3 s |");
    }

    @ParameterizedTest
    @MethodSource("io.keyaudit.benchmarks.Contender#all")
    void noOtherIsBothStrictAndAsFast(Contender contender) throws InterruptedException {
        Result result = LimiterComparison.worst(contender);

        assertThat(result.mostInOneWindow() <= Contender.LIMIT && result.seconds() < LEAST_SECONDS * 1.01)
                .isEqualTo(contender.name().equals("keyaudit"));
    }
}
