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
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** As {@link RandomKeysTest}, of the exchanges with passphrases, tokens, roles and lists. */
class MoreRandomKeysTest {
    private static final int KEYS = 100;
    private static final long NOW = 1_700_000_000;
    private static final ExchangeOptions OPTIONS =
            ExchangeOptions.defaults().withClock(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));

    @Test
    void kuCoinKeysSeed11AreAnsweredAsExpected() {
        check(KuCoinService.start(OPTIONS), KuCoinKeys::random, KuCoinErrors.documented(), (service, key) -> {
            byte[] signature = mac("HmacSHA256", key, NOW + "000GET/api/v1/user/api-key");
            return new Http(
                            service.endpoint(),
                            Map.of(
                                    "KC-API-KEY", key.apiKey(),
                                    "KC-API-SIGN", base64(signature),
                                    "KC-API-TIMESTAMP", NOW + "000",
                                    "KC-API-PASSPHRASE", base64(mac("HmacSHA256", key, key.passphrase())),
                                    "KC-API-KEY-VERSION", String.valueOf(key.version())))
                    .get("/api/v1/user/api-key");
        });
    }

    @Test
    void bitgetKeysSeed11AreAnsweredAsExpected() {
        check(BitgetService.start(OPTIONS), BitgetKeys::random, BitgetErrors.documented(), (service, key) -> {
            String message = NOW + "000GET/api/v2/spot/account/info";
            byte[] signature = OwnersSignature.of(key.signingKey(), message);
            return new Http(
                            service.endpoint(),
                            Map.of(
                                    "ACCESS-KEY", key.apiKey(),
                                    "ACCESS-SIGN", base64(signature),
                                    "ACCESS-TIMESTAMP", NOW + "000",
                                    "ACCESS-PASSPHRASE", key.passphrase()))
                    .get("/api/v2/spot/account/info");
        });
    }

    @Test
    void geminiKeysSeed11AreAnsweredAsExpected() {
        check(GeminiService.start(OPTIONS), GeminiKeys::random, GeminiErrors.documented(), (service, key) -> {
            String payload = base64("{\"request\":\"/v1/roles\",\"nonce\":1}".getBytes(UTF_8));
            return new Http(
                            service.endpoint(),
                            Map.of(
                                    "X-GEMINI-APIKEY", key.apiKey(),
                                    "X-GEMINI-PAYLOAD", payload,
                                    "X-GEMINI-SIGNATURE", hex(mac("HmacSHA384", key, payload))))
                    .call("POST", "/v1/roles", "");
        });
    }

    @Test
    void coinbaseKeysSeed11AreAnsweredAsExpected() {
        check(CoinbaseService.start(OPTIONS), CoinbaseKeys::random, CoinbaseErrors.documented(), (service, key) -> {
            String token = new TokenMaker(key.apiKey(), key.signingKey().secret(), NOW).token();
            return new Http(service.endpoint(), Map.of("Authorization", "Bearer " + token))
                    .get("/api/v3/brokerage/key_permissions");
        });
    }

    @Test
    void htxKeysSeed11AreAnsweredAsExpected() {
        check(HtxService.start(OPTIONS), HtxKeys::random, HtxErrors.documented(), (service, key) -> {
            String query = "AccessKeyId=" + key.apiKey() + "&SignatureMethod=HmacSHA256&SignatureVersion=2"
                    + "&Timestamp=2023-11-14T22%3A13%3A20&accessKey=" + key.apiKey() + "&uid=" + key.account();
            byte[] signature = mac("HmacSHA256", key, "GET\napi.huobi.pro\n/v2/user/api-key\n" + query);
            return new Http(service.endpoint(), Map.of())
                    .get("/v2/user/api-key?" + query + "&Signature=" + URLEncoder.encode(base64(signature), UTF_8));
        });
    }

    @Test
    void bitmexKeysSeed11AreAnsweredAsExpected() {
        check(
                BitmexService.start(OPTIONS),
                BitmexKeys::random,
                BitmexErrors.documented(Instant.EPOCH),
                (service, key) -> {
                    String expires = String.valueOf(NOW + 60);
                    return new Http(
                                    service.endpoint(),
                                    Map.of(
                                            "api-key", key.apiKey(),
                                            "api-expires", expires,
                                            "api-signature",
                                                    hex(mac("HmacSHA256", key, "GET/api/v1/apiKey" + expires))))
                            .get("/api/v1/apiKey");
                });
    }

    @Test
    void deribitKeysSeed11AreAnsweredAsExpected() {
        check(DeribitService.start(OPTIONS), DeribitKeys::random, DeribitErrors.documented(), (service, key) -> {
            String signature = hex(mac("HmacSHA256", key, NOW + "000\nnonce\n"));
            return new Http(service.endpoint(), Map.of())
                    .call("POST", "/api/v2/public/auth", """
                    {"jsonrpc":"2.0","id":1,"method":"public/auth","params":{"grant_type":"client_signature",
                     "client_id":"%s","timestamp":%d000,"nonce":"nonce","data":"","signature":"%s"}}""".formatted(key.apiKey(), NOW, signature));
        });
    }

    private static <K extends ExchangeKey, S extends ExchangeService<K>> void check(
            S service, Function<Random, K> keys, List<DocumentedError> errors, BiFunction<S, K, Http.Answer> client) {
        Random random = new Random(11);
        try (service) {
            for (int i = 0; i < KEYS; i++) {
                K key = keys.apply(random);
                service.addKey(key);
                Http.Answer answer = client.apply(service, key);
                String kind = errors.stream()
                        .filter(error -> error.status() == answer.status())
                        .filter(error -> error.body().equals(answer.body()))
                        .map(DocumentedError::failureKind)
                        .findFirst()
                        .orElse("none");
                String expected = key.expected().reading() instanceof ExpectedReading.Refused refused
                        ? refused.failureKind()
                        : "none";
                assertThat(kind).as("%s: %s", key, answer).isEqualTo(expected);
                assertThat(answer.status() == 200 || !kind.equals("none")).isTrue();
            }
        }
    }

    private static byte[] mac(String algorithm, ExchangeKey key, String message) {
        return Signatures.hmac(algorithm, key.signingKey().secret().getBytes(UTF_8), message.getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
