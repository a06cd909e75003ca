package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void areAllPositive(long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeouts(duration, SECOND, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeouts(SECOND, duration, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeouts(SECOND, SECOND, duration));
    }

    @Test
    void areCutToWhatIsLeft() {
        assertThat(Timeouts.DEFAULT.within(Duration.ofSeconds(10)))
                .isEqualTo(new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10)));
        assertThat(Timeouts.DEFAULT.within(Duration.ofMinutes(1))).isEqualTo(Timeouts.DEFAULT);
    }
}
