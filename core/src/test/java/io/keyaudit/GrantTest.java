package io.keyaudit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantTest {
    @ParameterizedTest
    @CsvSource({
        "GRANTED, GRANTED, GRANTED",
        "GRANTED, DENIED,  GRANTED",
        "GRANTED, UNKNOWN, GRANTED",
        "DENIED,  GRANTED, GRANTED",
        "DENIED,  DENIED,  DENIED",
        "DENIED,  UNKNOWN, UNKNOWN",
        "UNKNOWN, GRANTED, GRANTED",
        "UNKNOWN, DENIED,  UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN",
    })
    void orGrantsWhatEitherGrants(Grant one, Grant other, Grant expected) {
        assertThat(one.or(other)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "GRANTED, GRANTED, DENIED",
        "GRANTED, DENIED,  GRANTED",
        "GRANTED, UNKNOWN, UNKNOWN",
        "DENIED,  GRANTED, DENIED",
        "DENIED,  DENIED,  DENIED",
        "DENIED,  UNKNOWN, DENIED",
        "UNKNOWN, GRANTED, DENIED",
        "UNKNOWN, DENIED,  UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN",
    })
    void butNotGrantsWhatOnlyTheFirstGrants(Grant one, Grant other, Grant expected) {
        assertThat(one.butNot(other)).isEqualTo(expected);
    }
}
