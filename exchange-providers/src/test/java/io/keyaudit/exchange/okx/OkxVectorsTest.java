package io.keyaudit.exchange.okx;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.exchange.Wire;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Requests that other people's clients made, or that the exchange published, by the provider's own signer. */
class OkxVectorsTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "signatures.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void signsAsOtherClientsDo(
            String id, String apiKey, String apiSecret, String passphrase, Instant timestamp, String signature)
            throws Exception {
        Map<String, String> key = Map.of("apiKey", apiKey, "apiSecret", apiSecret, "passphrase", passphrase);
        Wire sent = Wire.of(new OkxProvider(), key, Map.of(), timestamp);
        assertThat(sent.line()).isEqualTo("GET /api/v5/account/config");
        assertThat(sent.headers())
                .containsEntry("ok-access-key", apiKey)
                .containsEntry("ok-access-timestamp", timestamp.toString())
                .containsEntry("ok-access-passphrase", passphrase)
                .containsEntry("ok-access-sign", signature)
                .doesNotContainKey("x-simulated-trading");
        assertThat(sent.body()).isEmpty();
    }

    @Test
    void aDemoKeySaysSoAndATimestampAlwaysHasMilliseconds() throws Exception {
        Map<String, String> key =
                Map.of("apiKey", "made-up-key", "apiSecret", "made-up-secret", "passphrase", "phrase");
        Wire sent =
                Wire.of(new OkxProvider(), key, Map.of("environment", "demo"), Instant.parse("2023-11-14T22:13:20Z"));
        assertThat(sent.headers())
                .containsEntry("ok-access-timestamp", "2023-11-14T22:13:20.000Z")
                .containsEntry("x-simulated-trading", "1");
    }
}
