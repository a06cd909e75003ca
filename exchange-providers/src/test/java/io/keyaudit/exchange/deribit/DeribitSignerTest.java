package io.keyaudit.exchange.deribit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.spi.ProviderException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeribitSignerTest {
    private static final HmacKey SECRET = HmacKey.ofText(Hash.SHA256, Secret.of("made-up-api-secret-0001"));

    @Test
    void signsTimeAndNonceAndAsksForAllScopesForAMinute() throws ProviderException {
        ServiceRequest signed = DeribitSigner.of(Secret.of("made-up-api-key-0001"), SECRET, () -> "nonce001")
                .sign(
                        ServiceRequest.post("/api/v2/public/auth"),
                        new SigningContext("www.deribit.com", Instant.ofEpochMilli(1_700_000_000_123L)));

        String body = new String(signed.body(), StandardCharsets.UTF_8);
        assertThat(body)
                .contains("\"timestamp\":1700000000123,\"nonce\":\"nonce001\",\"data\":\"\"")
                .contains("\"signature\":\"ba7097140563fabc7c002339c86199ac45c73c2ab718dc85a7c3e6a970d1e8a1\"")
                .contains("\"scope\":\"account:read_write trade:read_write wallet:read_write block_trade:read_write"
                        + " block_rfq:read_write expires:60\"")
                .doesNotContain("made-up-api-secret-0001")
                .matches(DeribitSigner.ALLOWED);
    }

    /** As a client of the exchange signs it. */
    @Test
    void signsTheQuestionForTheListInItsHeader() throws ProviderException {
        ServiceRequest signed = DeribitSigner.of(Secret.of("made-up-api-key-0001"), SECRET, () -> "1700000000123")
                .sign(
                        DeribitKeyList.QUESTION,
                        new SigningContext("www.deribit.com", Instant.ofEpochMilli(1_700_000_000_123L)));

        assertThat(signed.headers())
                .containsEntry(
                        "Authorization",
                        "deri-hmac-sha256 id=made-up-api-key-0001,ts=1700000000123,nonce=1700000000123,"
                                + "sig=95f3d997085d8b673325519a5265da44c611bcafc008478d2d069fd67bf61d35");
    }

    @Test
    void refusesAKeyThatCouldWriteTheRequestItself() {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> DeribitSigner.of(Secret.of("k\",\"scope\":\""), SECRET, () -> "n"))
                .satisfies(failed -> assertThat(failed.kind()).isEqualTo(FailureKind.CONFIGURATION));
    }
}
