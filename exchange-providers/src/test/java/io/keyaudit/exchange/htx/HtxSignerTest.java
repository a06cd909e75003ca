package io.keyaudit.exchange.htx;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HtxSignerTest {
    /** As a client of the exchange signs it, which also sends the parameters sorted. */
    @Test
    void signsAsOtherClientsDo() {
        ServiceRequest signed = new HtxSigner(
                        Secret.of("made-up-api-key-0001"),
                        HmacKey.ofText(Hash.SHA256, Secret.of("made-up-api-secret-0001")))
                .sign(
                        ServiceRequest.get("/v2/user/api-key").parameter("uid", "123456789"),
                        new SigningContext("api.huobi.pro", Instant.parse("2023-11-14T22:13:20Z")));

        assertThat(signed.target())
                .isEqualTo("/v2/user/api-key?uid=123456789&AccessKeyId=made-up-api-key-0001&SignatureMethod=HmacSHA256"
                        + "&SignatureVersion=2&Timestamp=2023-11-14T22%3A13%3A20"
                        + "&Signature=iG4v11QJtWAaP0EFPb9DieKN2pFiWDWzacTQAmx5wXE%3D");
    }
}
