package io.keyaudit.exchange.kucoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.exchange.Wire;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KuCoinVectorsTest {
    /** As the exchange's own client and another one sign it. */
    @Test
    void signsAsOtherClientsDo() throws Exception {
        Map<String, String> key = Map.of(
                "apiKey", "made-up-api-key-0001",
                "apiSecret", "made-up-api-secret-0001",
                "passphrase", "made-up-passphrase");
        Wire sent = Wire.of(new KuCoinProvider(), key, Map.of(), Instant.ofEpochMilli(1_700_000_000_123L));
        assertThat(sent.line()).isEqualTo("GET /api/v1/user/api-key");
        assertThat(sent.headers())
                .containsEntry("kc-api-key", "made-up-api-key-0001")
                .containsEntry("kc-api-passphrase", "ArEg7y47HUD57b/x2vmF9bnBtdARJcL9GcxZRuEZ3po=")
                .containsEntry("kc-api-timestamp", "1700000000123")
                .containsEntry("kc-api-sign", "6hkGoKt2RsLWmCesk2BKhx/Ffn9TyESEWcdslC3uMu0=")
                .containsEntry("kc-api-key-version", "3");
        assertThat(sent.body()).isEmpty();
    }
}
