package io.keyaudit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.RateLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TenHostsRunTest {
    private static final RateLimit LIMIT = new RateLimit(5, Duration.ofSeconds(1));

    /** In turn they would take ten times as long; what a busy machine needs for the requests is less than half of that. */
    @Test
    void tenHostsTakeNotMuchLongerThanOne() {
        Duration alone = TenHostsRun.audit(1, 10, LIMIT);
        Duration together = TenHostsRun.audit(TenHostsRun.HOSTS, 10, LIMIT);

        assertThat(alone).isGreaterThanOrEqualTo(LIMIT.window());
        assertThat(together).isLessThan(alone.plus(LIMIT.window().multipliedBy(TenHostsRun.HOSTS / 2)));
    }
}
