package io.keyaudit.exchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.exchange.Wire;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Requests that other people's clients made, or that the exchange published, by the provider's own signer. */
class BybitVectorsTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "signatures.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void signsAsOtherClientsDo(String id, String apiKey, String apiSecret, long timestamp, String signature)
            throws Exception {
        Wire sent = Wire.of(
                new BybitProvider(),
                Map.of("apiKey", apiKey, "apiSecret", apiSecret),
                Map.of(),
                Instant.ofEpochMilli(timestamp));
        assertThat(sent.line()).isEqualTo("GET /v5/user/query-api");
        assertThat(sent.headers())
                .containsEntry("x-bapi-api-key", apiKey)
                .containsEntry("x-bapi-timestamp", String.valueOf(timestamp))
                .containsEntry("x-bapi-recv-window", "5000")
                .containsEntry("x-bapi-sign", signature);
        assertThat(sent.body()).isEmpty();
    }
}
