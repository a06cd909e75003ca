package io.keyaudit.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.exchange.Wire;
import io.keyaudit.http.PercentEncoding;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
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

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "more-signatures.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void signsOtherParametersAsOtherClientsDo(
            String id, String apiKey, String apiSecret, String parameters, long timestamp, String signature)
            throws Exception {
        ServiceRequest request = ServiceRequest.get("/sapi/v1/account/apiRestrictions");
        for (String parameter : parameters.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            request = request.parameter(parts[0], parts[1]);
        }
        ServiceRequest signed = BinanceProvider.signer(
                        Secret.of(apiKey), HmacKey.ofText(Hash.SHA256, Secret.of(apiSecret)))
                .sign(request, new SigningContext("api.binance.com", Instant.ofEpochMilli(timestamp)));
        assertThat(signed.query()).isEqualTo(parameters + "&timestamp=" + timestamp + "&signature=" + signature);
    }
}
