package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random keys, asked by their owners: the service and the expectation agree on which can be read, and why not. */
class RandomKeysTest {
    private static final int KEYS = 60;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final ExchangeOptions OPTIONS =
            ExchangeOptions.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void binanceSeed12() {
        Random random = new Random(12);
        try (BinanceService service = BinanceService.start(OPTIONS)) {
            for (int i = 0; i < KEYS; i++) {
                BinanceKey key = BinanceKeys.random(random, NOW);
                service.addKey(key);
                String query = "recvWindow=100&timestamp=" + NOW.toEpochMilli();
                byte[] signature = OwnersSignature.of(key.signingKey(), query);
                String text = key.signingKey().isKeyPair()
                        ? URLEncoder.encode(Base64.getEncoder().encodeToString(signature), UTF_8)
                        : HexFormat.of().formatHex(signature);
                Http caller = new Http(service.endpoint(), Map.of("X-MBX-APIKEY", key.apiKey()));
                assertAgreement(
                        caller.get("/sapi/v1/account/apiRestrictions?" + query + "&signature=" + text),
                        key,
                        BinanceErrors.documented());
            }
        }
    }

    @Test
    void bybitSeed13() {
        Random random = new Random(13);
        try (BybitService service = BybitService.start(OPTIONS)) {
            for (int i = 0; i < KEYS; i++) {
                BybitKey key = BybitKeys.random(random, NOW);
                service.addKey(key);
                String timestamp = String.valueOf(NOW.toEpochMilli());
                byte[] signature = OwnersSignature.of(key.signingKey(), timestamp + key.apiKey() + "5000");
                Map<String, String> headers = Map.of(
                        "X-BAPI-API-KEY",
                        key.apiKey(),
                        "X-BAPI-TIMESTAMP",
                        timestamp,
                        "X-BAPI-RECV-WINDOW",
                        "5000",
                        "X-BAPI-SIGN",
                        key.signingKey().isKeyPair()
                                ? Base64.getEncoder().encodeToString(signature)
                                : HexFormat.of().formatHex(signature));
                Http caller = new Http(service.endpoint(), headers);
                assertAgreement(caller.get("/v5/user/query-api"), key, BybitErrors.documented(NOW));
            }
        }
    }

    @Test
    void okxSeed14() {
        Random random = new Random(14);
        String path = "/api/v5/account/config";
        try (OkxService service = OkxService.start(OPTIONS)) {
            for (int i = 0; i < KEYS; i++) {
                OkxKey key = OkxKeys.random(random);
                service.addKey(key);
                byte[] signature = OwnersSignature.of(key.signingKey(), NOW + "GET" + path);
                Map<String, String> headers = Map.of(
                        "OK-ACCESS-KEY", key.apiKey(),
                        "OK-ACCESS-SIGN", Base64.getEncoder().encodeToString(signature),
                        "OK-ACCESS-TIMESTAMP", NOW.toString(),
                        "OK-ACCESS-PASSPHRASE", key.passphrase(),
                        "x-simulated-trading", key.demo() ? "1" : "0");
                Http caller = new Http(service.endpoint(), headers);
                assertAgreement(caller.get(path), key, OkxErrors.documented());
            }
        }
    }

    @Test
    void krakenSeed15() {
        Random random = new Random(15);
        String path = "/0/private/GetApiKeyInfo";
        try (KrakenService service = KrakenService.start(OPTIONS)) {
            for (int i = 0; i < KEYS; i++) {
                KrakenKey key = KrakenKeys.random(random, NOW);
                service.addKey(key);
                String nonce = String.valueOf(key.lastNonce() + 1);
                String otp = key.otp() == null ? "" : "&otp=" + URLEncoder.encode(key.otp(), UTF_8);
                String body = "nonce=" + nonce + otp;
                Map<String, String> headers =
                        Map.of("API-Key", key.apiKey(), "API-Sign", KrakenServiceTest.sign(key, path, nonce, body));
                Http caller = new Http(service.endpoint(), headers);
                assertAgreement(caller.call("POST", path, body), key, KrakenErrors.documented());
            }
        }
    }

    private static void assertAgreement(Http.Answer answer, ExchangeKey key, List<DocumentedError> errors) {
        String failure = errors.stream()
                .filter(error -> error.body().equals(answer.body()))
                .map(DocumentedError::failureKind)
                .findFirst()
                .orElse("none");
        if (key.expected().reading() instanceof ExpectedReading.Refused refused) {
            assertThat(failure).as("%s %s", key, answer).isEqualTo(refused.failureKind());
        } else {
            assertThat(answer.status()).as("%s %s", key, answer).isEqualTo(200);
            assertThat(failure).as("%s %s", key, answer).isEqualTo("none");
        }
    }
}
