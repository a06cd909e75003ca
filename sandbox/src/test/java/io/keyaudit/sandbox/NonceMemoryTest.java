package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonceMemoryTest {

    @Test
    void noncesGrowWithoutWindow() {
        NonceMemory memory = new NonceMemory(100, 0);
        assertThat(memory.accepts(100)).isFalse();
        assertThat(memory.accepts(99)).isFalse();
        assertThat(memory.highest()).isEqualTo(100);
        assertThat(memory.accepts(101)).isTrue();
        assertThat(memory.highest()).isEqualTo(101);
    }

    @Test
    void unusedNoncesWithinTheWindowAreAcceptedOnce() {
        NonceMemory memory = new NonceMemory(100, 10);
        assertThat(memory.accepts(90)).isTrue();
        assertThat(memory.accepts(90)).isFalse();
        assertThat(memory.accepts(89)).isFalse();
        assertThat(memory.accepts(100)).isFalse();
        assertThat(memory.highest()).isEqualTo(100);
        assertThat(memory.accepts(105)).isTrue();
        assertThat(memory.accepts(94)).isFalse();
        assertThat(memory.accepts(95)).isTrue();
        assertThat(memory.accepts(100)).as("used before").isFalse();
    }

    @Test
    void noncesAreUnsigned() {
        NonceMemory memory = new NonceMemory(Long.MAX_VALUE, 0);
        assertThat(memory.accepts(Long.MIN_VALUE)).isTrue();
        assertThat(memory.accepts(-1)).isTrue();
        assertThat(memory.accepts(1)).isFalse();
        assertThat(Long.toUnsignedString(memory.highest())).isEqualTo("18446744073709551615");
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDS, 1700000000",
        "MILLISECONDS, 1700000000123",
        "MICROSECONDS, 1700000000123456",
        "NANOSECONDS, 1700000000123456789"
    })
    void unitsCountFrom1970(NonceUnit unit, long nonce) {
        assertThat(unit.nonceAt(Instant.ofEpochSecond(1_700_000_000, 123_456_789)))
                .isEqualTo(nonce);
    }
}
