package io.keyaudit.exchange.bitmex;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BitmexSignerTest {
    @Test
    void signsForAMinute() {
        assertThat(sign("made-up-api-secret-0001", "/api/v1/apiKey", 1_700_000_000))
                .containsEntry("api-key", "made-up-api-key-0001")
                .containsEntry("api-expires", "1700000060")
                .containsEntry("api-signature", "b7d0f757f63c386ee8633feeca0e81c6a150d614621ff9a0bd4eae3392576fc9");
    }

    /** The example of the exchange's own documentation. */
    @Test
    void signsAsTheDocumentationDoes() {
        assertThat(sign("chNOOS4KvNXR_Xq4k4c9qsfoKWvnDecLATCRlcBwyKDYnWgO", "/api/v1/instrument", 1_518_064_176))
                .containsEntry("api-expires", "1518064236")
                .containsEntry("api-signature", "c7682d435d0cfe87c16098df34ef2eb5a549d4c5a3c2b1f0f77b8af73423bf00");
    }

    private static Map<String, String> sign(String secret, String path, long time) {
        return new BitmexSigner(Secret.of("made-up-api-key-0001"), HmacKey.ofText(Hash.SHA256, Secret.of(secret)))
                .sign(ServiceRequest.get(path), new SigningContext("www.bitmex.com", Instant.ofEpochSecond(time)))
                .headers();
    }
}
