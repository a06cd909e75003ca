package io.keyaudit.http.nonce;

import static io.keyaudit.http.nonce.NonceUnit.MICROS;
import static io.keyaudit.http.nonce.NonceUnit.MILLIS;
import static io.keyaudit.http.nonce.NonceUnit.QUARTER_SECONDS;
import static io.keyaudit.http.nonce.NonceUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NonceStrategyTest {
    private static final List<NonceUnit> UNITS = List.of(MICROS, SECONDS, QUARTER_SECONDS, MILLIS);

    private static List<NonceUnit> units(String chosen, String date) {
        return new NonceStrategy(UNITS, chosen).units(Instant.parse(date));
    }

    @Test
    void gentleStartsWithTheSmallestNumberOfTheDay() {
        assertThat(units("gentle", "2026-11-21T00:00:00Z")).containsExactly(QUARTER_SECONDS, SECONDS, MILLIS, MICROS);
        assertThat(units("gentle", "2028-01-01T00:00:00Z")).containsExactly(SECONDS, QUARTER_SECONDS, MILLIS, MICROS);
    }

    @Test
    void theOthersAreWhatTheyAreCalled() {
        assertThat(NonceStrategy.option(UNITS).values())
                .containsExactly("gentle", "micros", "seconds", "quarter-seconds", "millis");
        for (NonceUnit unit : UNITS) {
            assertThat(units(unit.text(), "2026-11-21T00:00:00Z")).containsExactly(unit);
        }
    }

    @Test
    void aUnitThatIsNotPossibleCannotBeChosen() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NonceStrategy(UNITS, "nanos"));
    }
}
