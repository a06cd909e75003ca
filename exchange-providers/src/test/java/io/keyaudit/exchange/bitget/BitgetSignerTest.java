package io.keyaudit.exchange.bitget;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.spi.ProviderException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BitgetSignerTest {
    private static final ServiceRequest QUESTION = ServiceRequest.get("/api/v2/spot/account/info");
    private static final SigningContext CONTEXT =
            new SigningContext("api.bitget.com", Instant.ofEpochMilli(1_700_000_000_123L));

    /** As two clients of the exchange sign it. */
    @Test
    void signsAsOtherClientsDo() throws ProviderException {
        assertThat(sign(false))
                .containsEntry("ACCESS-KEY", "made-up-api-key-0001")
                .containsEntry("ACCESS-SIGN", "C/5h0mWCsSrdjAqpc4Y4cXwgnvm2RTxo5exB+r579pM=")
                .containsEntry("ACCESS-TIMESTAMP", "1700000000123")
                .containsEntry("ACCESS-PASSPHRASE", "made-up-passphrase")
                .doesNotContainKey("PAPTRADING");
    }

    @Test
    void saysThatAKeyIsForDemoTrading() throws ProviderException {
        assertThat(sign(true)).containsEntry("PAPTRADING", "1");
    }

    private static Map<String, String> sign(boolean demo) throws ProviderException {
        return new BitgetSigner(
                        Secret.of("made-up-api-key-0001"),
                        HmacKey.ofText(Hash.SHA256, Secret.of("made-up-api-secret-0001")),
                        Secret.of("made-up-passphrase"),
                        demo)
                .sign(QUESTION, CONTEXT)
                .headers();
    }
}
