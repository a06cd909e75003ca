package io.keyaudit.bitfinex;

import static io.keyaudit.bitfinex.NonceUnit.MICROS;
import static io.keyaudit.bitfinex.NonceUnit.MILLIS;
import static io.keyaudit.bitfinex.NonceUnit.QUARTER_SECONDS;
import static io.keyaudit.bitfinex.NonceUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NonceStrategyTest {
    @Test
    void gentleStartsWithTheSmallestNumberOfTheDay() {
        assertThat(NonceStrategy.GENTLE.units(Instant.parse("2026-11-21T00:00:00Z")))
                .containsExactly(QUARTER_SECONDS, SECONDS, MILLIS, MICROS);
        assertThat(NonceStrategy.GENTLE.units(Instant.parse("2028-01-01T00:00:00Z")))
                .containsExactly(SECONDS, QUARTER_SECONDS, MILLIS, MICROS);
    }

    @Test
    void theOthersAreWhatTheyAreCalled() {
        Instant now = Instant.parse("2026-11-21T00:00:00Z");

        assertThat(NonceStrategy.texts()).containsExactly("gentle", "seconds", "millis", "micros");
        assertThat(NonceStrategy.of("seconds").units(now)).containsExactly(SECONDS);
        assertThat(NonceStrategy.of("millis").units(now)).containsExactly(MILLIS);
        assertThat(NonceStrategy.of("micros").units(now)).containsExactly(MICROS);
    }
}
