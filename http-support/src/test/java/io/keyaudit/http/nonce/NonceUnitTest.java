package io.keyaudit.http.nonce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonceUnitTest {
    private static final long LARGEST_NONCE = 9_007_199_254_740_991L;

    @ParameterizedTest
    @CsvSource({
        "QUARTER_SECONDS, 2013-01-01T00:00:00Z,           0",
        "QUARTER_SECONDS, 2013-01-01T00:00:01.249Z,       4",
        "QUARTER_SECONDS, 2026-11-21T10:00:00.250Z,       1753027201",
        "SECONDS,         2026-11-21T10:00:00.999Z,       1795255200",
        "MILLIS,          2026-11-21T10:00:00.123456Z,    1795255200123",
        "MICROS,          2026-11-21T10:00:00.123456789Z, 1795255200123456",
        "NANOS,           2026-11-21T10:00:00.123456789Z, 1795255200123456789"
    })
    void countsTheInstant(NonceUnit unit, Instant instant, long nonce) {
        assertThat(unit.at(instant)).isEqualTo(nonce);
    }

    @Test
    void noneButNanosReachesTheLargestNonceOfBitfinexInThisCentury() {
        Instant farOff = Instant.parse("2100-01-01T00:00:00Z");

        assertThat(NonceUnit.values())
                .filteredOn(unit -> unit.at(farOff) >= LARGEST_NONCE)
                .containsExactly(NonceUnit.NANOS);
    }
}
