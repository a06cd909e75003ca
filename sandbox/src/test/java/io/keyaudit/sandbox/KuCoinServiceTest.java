package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KuCoinServiceTest {
    private static final String PATH = "/api/v1/user/api-key";

    private final SettableClock clock = new SettableClock();
    private final KuCoinService service =
            KuCoinService.start(ExchangeOptions.defaults().withClock(clock).withLimits());
    private final KuCoinKey key = KuCoinKey.of("key", "secret", "pass", "General", "Transfer");

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void publishedSignatureIsAccepted() {
        SignedRequest request = SignedRequest.of("kucoin").get(0);
        try (KuCoinService then = KuCoinService.start(request.atItsTime())) {
            then.addKey(
                    KuCoinKey.of(request.text("key"), request.text("secret"), request.text("passphrase"), "General"));
            assertThat(request.send(then).status()).isEqualTo(200);
            assertCode(request.send(then, PATH + "?a=b", Map.of()), "400005");
            assertCode(request.send(then, PATH, Map.of("KC-API-SIGN", "QUJD")), "400005");
            assertCode(request.send(then, PATH, Map.of("KC-API-PASSPHRASE", "made-up-passphrase")), "400004");
        }
    }

    @Test
    void keyIsDescribed() {
        service.addKey(key.withAddresses("203.0.113.7", "198.51.100.4"));
        Http.Answer answer = ask(Map.of());
        assertThat(answer.json()).isEqualTo(JsonReader.read("""
                        {"code":"200000","data":{"remark":"account1","apiKey":"key","apiVersion":3,
                         "permission":"General,Transfer","ipWhitelist":"203.**.7,198.**.4",
                         "createdAt":1728443843000,"uid":165111215,"isMaster":true}}"""));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        service.addKey(key.withVersion(2).withMaster(null));
        assertThat(ask(Map.of()).body())
                .contains("\"permission\":\"General, Transfer\"")
                .doesNotContain("ipWhitelist", "isMaster", "subName");
        service.addKey(key.withMaster(false));
        assertThat(ask(Map.of()).body()).contains("\"isMaster\":false", "\"subName\":");
    }

    @Test
    void unifiedAccountsAreToldMore() {
        service.addKey(key);
        assertThat(ask("/api/ua/v1/user/api-key", Map.of()).body())
                .contains("\"permission\":\"General,Transfer\"", "\"region\":", "\"kycStatus\":", "\"siteType\":");
    }

    @ParameterizedTest
    @CsvSource({"5000, 200000", "5001, 400002", "-5000, 200000", "-5001, 400002"})
    void timestampsAreFiveSecondsOffAtMost(long offset, String code) {
        service.addKey(key);
        assertCode(ask(PATH, Map.of(), String.valueOf(clock.millis() + offset)), code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "1700000000", "17000000001234567890"})
    void otherTimestampsAreRefused(String timestamp) {
        service.addKey(key);
        assertCode(ask(PATH, Map.of(), timestamp), "400002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KC-API-KEY", "KC-API-SIGN", "KC-API-TIMESTAMP", "KC-API-PASSPHRASE", "KC-API-KEY-VERSION"})
    void everyHeaderIsNeeded(String name) {
        service.addKey(key);
        Map<String, String> headers = headers(PATH, String.valueOf(clock.millis()));
        headers.remove(name);
        assertCode(new Http(service.endpoint(), headers).get(PATH), "400001");
    }

    @ParameterizedTest
    @CsvSource({
        "KC-API-KEY, other, 400003",
        "KC-API-KEY-VERSION, 1, 400008",
        "KC-API-KEY-VERSION, 2, 200000",
        "Content-Type, text/plain, 415000",
        "Content-Type, application/json; charset=utf-8, 200000"
    })
    void headersAreChecked(String name, String value, String code) {
        service.addKey(key);
        assertCode(ask(Map.of(name, value)), code);
    }

    @ParameterizedTest
    @EnumSource(value = KeyStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void unusableKeysDoNotExist(KeyStatus status) {
        service.addKey(key.withStatus(status));
        assertCode(ask(Map.of()), "400003");
    }

    @Test
    void addressAndPermissionAreNeeded() {
        service.addKey(key.withAddresses("198.51.100.4"));
        assertCode(ask(Map.of()), "400006");
        service.addKey(KuCoinKey.of("key", "secret", "pass", "Spot"));
        assertCode(ask(Map.of()), "400007");
    }

    @Test
    void usersHaveAHundredCallsInThirtySeconds() {
        service.addKey(key);
        for (int i = 0; i < 100; i++) {
            assertCode(ask(Map.of()), "200000");
        }
        Http.Answer refused = ask(Map.of());
        assertCode(refused, "429000");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.head()).contains("gw-ratelimit-remaining: 0", "gw-ratelimit-reset: 30000");
    }

    @Test
    void timeIsToldToAnybody() {
        assertThat(new Http(service.endpoint(), Map.of())
                        .get("/api/v1/timestamp")
                        .body())
                .isEqualTo("{\"code\":\"200000\",\"data\":" + clock.millis() + "}");
    }

    @Test
    void otherRoutesDoNotExist() {
        Http caller = new Http(service.endpoint(), Map.of());
        assertThat(caller.call("POST", PATH, "").status()).isEqualTo(404);
        assertThat(caller.get("/api/v1/sub/api-key").status()).isEqualTo(404);
    }

    private Http.Answer ask(Map<String, String> otherHeaders) {
        return ask(PATH, otherHeaders);
    }

    private Http.Answer ask(String path, Map<String, String> otherHeaders) {
        return ask(path, otherHeaders, String.valueOf(clock.millis()));
    }

    private Http.Answer ask(String path, Map<String, String> otherHeaders, String timestamp) {
        Map<String, String> headers = headers(path, timestamp);
        headers.putAll(otherHeaders);
        return new Http(service.endpoint(), headers).get(path);
    }

    private Map<String, String> headers(String path, String timestamp) {
        Map<String, String> headers = new HashMap<>();
        headers.put("KC-API-KEY", "key");
        headers.put("KC-API-SIGN", mac(timestamp + "GET" + path));
        headers.put("KC-API-TIMESTAMP", timestamp);
        headers.put("KC-API-PASSPHRASE", mac("pass"));
        headers.put("KC-API-KEY-VERSION", "3");
        return headers;
    }

    private static String mac(String message) {
        return Base64.getEncoder()
                .encodeToString(Signatures.hmac("HmacSHA256", "secret".getBytes(UTF_8), message.getBytes(UTF_8)));
    }

    private static void assertCode(Http.Answer answer, String code) {
        assertThat(answer.json()).isInstanceOf(Map.class);
        assertThat(((Map<?, ?>) answer.json()).get("code")).isEqualTo(code);
    }
}
