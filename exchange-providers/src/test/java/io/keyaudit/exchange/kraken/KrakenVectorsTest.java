package io.keyaudit.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.exchange.Wire;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Requests that other people's clients made, or that the exchange published, by the provider's own signer. */
class KrakenVectorsTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "signatures.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void signsAsOtherClientsDo(
            String id, String apiKey, String apiSecret, String otp, long nonce, String body, String signature)
            throws Exception {
        Map<String, String> key = new HashMap<>(Map.of("apiKey", apiKey, "apiSecret", apiSecret));
        if (!otp.isEmpty()) {
            key.put("otp", otp);
        }
        Wire sent = Wire.of(new KrakenProvider(), key, Map.of("nonce", "millis"), Instant.ofEpochMilli(nonce));
        assertThat(sent.line()).isEqualTo("POST /0/private/GetApiKeyInfo");
        assertThat(sent.headers())
                .containsEntry("api-key", apiKey)
                .containsEntry("api-sign", signature)
                .containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(sent.body()).isEqualTo(body);
    }

    /** A body in JSON, which Kraken takes as well, is signed by the same rule. */
    @Test
    void signsJsonByTheSameRule() throws Exception {
        HmacKey secret = HmacKey.ofBase64(
                Hash.SHA512,
                Secret.of("bWFkZS11cCBrcmFrZW4gc2VjcmV0LCA2NCBieXRlcyBsb25nLCBwYWRkZWQgdG8gYmUgZXhhY3RseSBzbyEhIQ=="));

        String signature = KrakenProvider.signature(
                secret, "/0/private/GetApiKeyInfo", "1700000000123", "{\"nonce\":1700000000123}");

        assertThat(signature)
                .isEqualTo("NRh2O7YqJPNiUE48HV311uEVe0d06CL+tlUOVSYhKCyFjxbWK4bTKNE44WdP37fQKyjnM9iFns4/LQQwZ8B+ww==");
    }
}
