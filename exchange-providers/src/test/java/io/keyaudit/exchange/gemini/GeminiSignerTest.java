package io.keyaudit.exchange.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.spi.ProviderException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GeminiSignerTest {
    /** As a client of the exchange signs it. */
    @Test
    void signsAsOtherClientsDo() throws ProviderException {
        ServiceRequest signed = new GeminiSigner(
                        Secret.of("account-made-up-0001"),
                        HmacKey.ofText(Hash.SHA384, Secret.of("made-up-api-secret-0001")),
                        () -> 1_700_000_000_123L)
                .sign(ServiceRequest.post("/v1/roles"), new SigningContext("api.gemini.com", Instant.EPOCH));

        assertThat(signed.headers())
                .containsEntry("X-GEMINI-APIKEY", "account-made-up-0001")
                .containsEntry("X-GEMINI-PAYLOAD", "eyJyZXF1ZXN0IjoiL3YxL3JvbGVzIiwibm9uY2UiOiIxNzAwMDAwMDAwMTIzIn0=")
                .containsEntry(
                        "X-GEMINI-SIGNATURE",
                        "960bc1ef44275a305e9373710416b82efe3778528254f580ede5e21f06469abc"
                                + "6f7897ba9c75b91aa5881cdb40510dc8");
    }
}
