package io.keyaudit.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitfinexErrorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    10000 | anything                     | UNKNOWN
                    10001 | api_key: permission invalid  | PERMISSION
                    10001 | something else               | GENERIC
                    10001 | ''                           | GENERIC
                    10008 | ''                           | CONCURRENCY
                    10020 | ''                           | PARAMETERS
                    10100 | apikey: digest invalid       | API_KEY
                    10111 | ''                           | PAYLOAD
                    10112 | ''                           | SIGNATURE
                    10113 | ''                           | HMAC
                    10114 | nonce: small                 | NONCE
                    10114 | ratelimit: error             | NONCE
                    11010 | ratelimit: error             | RATE_LIMIT
                    20060 | maintenance                  | MAINTENANCE
                          | ratelimit: error             | RATE_LIMIT
                          | nonce: small                 | NONCE
                          | apikey: invalid              | API_KEY
                          | maintenance                  | MAINTENANCE
                          | api_key: permission invalid  | PERMISSION
                    """)
    void isKnownByItsCodeOrElseByItsText(@Nullable Long code, String text, BitfinexError error) {
        assertThat(BitfinexError.of(Optional.ofNullable(code), text)).contains(error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    99999 | nonce: small
                          | something new
                          | ''
                    """)
    void isNotGuessed(@Nullable Long code, String text) {
        assertThat(BitfinexError.of(Optional.ofNullable(code), text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, true",
        "GENERIC, true",
        "CONCURRENCY, true",
        "RATE_LIMIT, true",
        "MAINTENANCE, true",
        "PERMISSION, false",
        "API_KEY, false",
        "PARAMETERS, false",
        "NONCE, false"
    })
    void isRepeatedOnlyWhereItMayPass(BitfinexError error, boolean retryable) {
        assertThat(error.retryable()).isEqualTo(retryable);
    }
}
