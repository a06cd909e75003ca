package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BitgetServiceTest {
    private static final String PATH = "/api/v2/spot/account/info";

    private final SettableClock clock = new SettableClock();
    private final BitgetService service =
            BitgetService.start(ExchangeOptions.defaults().withClock(clock).withLimits());
    private final BitgetKey key = BitgetKey.of("key", new SigningKey.Shared("secret"), "pass", "stor", "wtow");

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void publishedSignatureIsAccepted() {
        SignedRequest request = SignedRequest.of("bitget").get(0);
        try (BitgetService then = BitgetService.start(request.atItsTime())) {
            then.addKey(BitgetKey.of(request.text("key"), request.signingKey(), request.text("passphrase"), "stor"));
            assertThat(request.send(then).status()).isEqualTo(200);
            assertCode(request.send(then, PATH + "?a=b", Map.of()), "40009");
            assertCode(request.send(then, PATH, Map.of("ACCESS-PASSPHRASE", "other")), "40012");
        }
    }

    @Test
    void ownersKeyPairSigns() throws GeneralSecurityException {
        SigningKey.Pair pair = KeyPairs.rsa();
        service.addKey(BitgetKey.of("key", pair, "pass", "stor"));
        byte[] pkcs8 = Base64.getMimeDecoder().decode(pair.secret().replaceAll("-----[A-Z ]+-----", ""));
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        signer.update((clock.millis() + "GET" + PATH).getBytes(UTF_8));
        String signature = Base64.getEncoder().encodeToString(signer.sign());
        assertCode(ask(Map.of("ACCESS-SIGN", signature)), "00000");
        clock.advance(Duration.ofSeconds(2));
        assertCode(ask(Map.of("ACCESS-SIGN", signature)), "40009");
    }

    @Test
    void keyIsDescribed() {
        service.addKey(key.withAddresses("203.0.113.7", "198.51.100.4").withParent(1L));
        assertThat(ask(Map.of()).json()).isEqualTo(JsonReader.read("""
                {"code":"00000","msg":"success","requestTime":%d,"data":{"userId":"1863027757","inviterId":"1",
                 "ips":"203.0.113.7,198.51.100.4","authorities":["stor","wtow"],"parentId":1,"traderType":"trader",
                 "channelCode":"XXX","channel":"YYY","regisTime":"1246566789345"}}""".formatted(clock.millis())));
        service.addKey(BitgetKey.of("key", key.signingKey(), "pass").withParent(null));
        clock.advance(Duration.ofSeconds(2));
        assertThat(ask(Map.of()).body())
                .contains("\"ips\":\"\"", "\"authorities\":[]")
                .doesNotContain("parentId");
    }

    @ParameterizedTest
    @CsvSource({"30000, 00000", "30001, 40008", "-30000, 00000", "-30001, 40008"})
    void timestampsAreThirtySecondsOffAtMost(long offset, String code) {
        service.addKey(key);
        assertCode(ask(Map.of(), String.valueOf(clock.millis() + offset)), code);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS-KEY, '', 40006",
        "ACCESS-KEY, other, 40037",
        "ACCESS-TIMESTAMP, 1700000000, 40005",
        "ACCESS-SIGN, QUJD, 40009",
        "ACCESS-PASSPHRASE, PASS, 40012",
        "PAPTRADING, 1, 40037",
        "PAPTRADING, 0, 00000"
    })
    void headersAreChecked(String name, String value, String code) {
        service.addKey(key);
        assertCode(ask(Map.of(name, value)), code);
    }

    @Test
    void demoKeysAreOfAnotherWorld() {
        service.addKey(key.withDemo(true));
        assertCode(ask(Map.of()), "40037");
        assertCode(ask(Map.of("PAPTRADING", "1")), "00000");
    }

    @ParameterizedTest
    @EnumSource(value = KeyStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void unusableKeysDoNotExist(KeyStatus status) {
        service.addKey(key.withStatus(status));
        Http.Answer answer = ask(Map.of());
        assertCode(answer, "40037");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void addressIsNeeded() {
        service.addKey(key.withAddresses("198.51.100.4"));
        assertCode(ask(Map.of()), "40018");
    }

    @Test
    void usersHaveOneCallASecond() {
        service.addKey(key);
        assertCode(ask(Map.of()), "00000");
        Http.Answer refused = ask(Map.of());
        assertCode(refused, "429");
        assertThat(refused.status()).isEqualTo(429);
        clock.advance(Duration.ofMillis(1001));
        assertCode(ask(Map.of()), "00000");
    }

    @Test
    void timeIsToldToAnybody() {
        assertThat(new Http(service.endpoint(), Map.of())
                        .get("/api/v2/public/time")
                        .body())
                .contains("\"data\":{\"serverTime\":\"" + clock.millis() + "\"}");
    }

    @Test
    void otherRoutesDoNotExist() {
        Http caller = new Http(service.endpoint(), Map.of());
        assertThat(caller.call("POST", PATH, "").status()).isEqualTo(404);
        assertThat(caller.get("/api/v2/spot/account/assets").status()).isEqualTo(404);
    }

    private Http.Answer ask(Map<String, String> otherHeaders) {
        return ask(otherHeaders, String.valueOf(clock.millis()));
    }

    private Http.Answer ask(Map<String, String> otherHeaders, String timestamp) {
        byte[] mac =
                Signatures.hmac("HmacSHA256", "secret".getBytes(UTF_8), (timestamp + "GET" + PATH).getBytes(UTF_8));
        Map<String, String> headers = new HashMap<>();
        headers.put("ACCESS-KEY", "key");
        headers.put("ACCESS-SIGN", Base64.getEncoder().encodeToString(mac));
        headers.put("ACCESS-TIMESTAMP", timestamp);
        headers.put("ACCESS-PASSPHRASE", "pass");
        headers.putAll(otherHeaders);
        return new Http(service.endpoint(), headers).get(PATH);
    }

    private static void assertCode(Http.Answer answer, String code) {
        assertThat(answer.json()).isInstanceOf(Map.class);
        assertThat(((Map<?, ?>) answer.json()).get("code")).isEqualTo(code);
    }
}
