package io.keyaudit.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.exchange.Wire;
import io.keyaudit.http.PercentEncoding;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.http.signing.PrivateKey;
import io.keyaudit.http.signing.SigningKey;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Requests that other people's clients made, or that the exchange published, by the provider's own signer. */
class BinanceVectorsTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "signatures.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void signsAsOtherClientsDo(String id, String apiKey, String apiSecret, long timestamp, String signature)
            throws Exception {
        Wire sent = Wire.of(
                new BinanceProvider(),
                Map.of("apiKey", apiKey, "apiSecret", apiSecret),
                Map.of(),
                Instant.ofEpochMilli(timestamp));
        assertThat(sent.line())
                .isEqualTo("GET /sapi/v1/account/apiRestrictions?timestamp=" + timestamp + "&signature="
                        + PercentEncoding.encode(signature));
        assertThat(sent.headers()).containsEntry("x-mbx-apikey", apiKey);
        assertThat(sent.body()).isEmpty();
    }

    /** A window for the time comes behind it, so that what is signed is another text. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "windows.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void signsTimeAndWindowAsOtherClientsDo(String id, String apiKey, String apiSecret, String query, String signature)
            throws Exception {
        Secret secret = Secret.of(apiSecret.replace("\\n", "\n"));
        SigningKey key = PrivateKey.isPem(secret) ? PrivateKey.ofPem(secret) : HmacKey.ofText(Hash.SHA256, secret);

        ServiceRequest signed = BinanceProvider.signed(with(query), Secret.of(apiKey), key);

        assertThat(signed.query()).isEqualTo(query + "&signature=" + PercentEncoding.encode(signature));
        assertThat(signed.headers()).containsEntry("X-MBX-APIKEY", apiKey);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "more-signatures.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void signsOtherParametersAsOtherClientsDo(
            String id, String apiKey, String apiSecret, String parameters, long timestamp, String signature)
            throws Exception {
        ServiceRequest signed = BinanceProvider.signer(
                        Secret.of(apiKey), HmacKey.ofText(Hash.SHA256, Secret.of(apiSecret)))
                .sign(with(parameters), new SigningContext("api.binance.com", Instant.ofEpochMilli(timestamp)));
        assertThat(signed.query()).isEqualTo(parameters + "&timestamp=" + timestamp + "&signature=" + signature);
    }

    private static ServiceRequest with(String parameters) {
        ServiceRequest request = ServiceRequest.get("/sapi/v1/account/apiRestrictions");
        for (String parameter : parameters.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            request = request.parameter(parts[0], parts[1]);
        }
        return request;
    }
}
