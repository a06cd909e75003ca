package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeribitServiceTest {
    private static final String AUTH = "/api/v2/public/auth";
    private static final String LIST = "/api/v2/private/list_api_keys";
    private static final String ALL =
            "account:read_write trade:read_write wallet:read_write block_trade:read_write block_rfq:read_write expires:60";

    private final SettableClock clock = new SettableClock();
    private final DeribitService service =
            DeribitService.start(ExchangeOptions.defaults().withClock(clock));
    private final DeribitKey key = DeribitKey.of(
            "key", "secret", Map.of("account", "read", "trade", "read_write", "wallet", "none", "block_trade", "none"));

    @AfterEach
    void stop() {
        service.close();
    }

    private static List<SignedRequest> vectors() {
        return SignedRequest.of("deribit");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void publishedRequestsAreAccepted(SignedRequest request) {
        try (DeribitService then = DeribitService.start(request.atItsTime())) {
            then.addKey(DeribitKey.of(request.text("key"), request.text("secret"), Map.of("account", "read")));
            assertThat(request.send(then).status()).isEqualTo(200);
            then.addKey(DeribitKey.of(request.text("key"), "other", Map.of("account", "read")));
            assertError(request.send(then), 13009);
        }
    }

    @Test
    void scopeIsNarrowedToWhatTheKeyHas() {
        service.addKey(key);
        Map<?, ?> result = result(authenticate(ALL));
        assertThat(result.get("scope"))
                .isEqualTo(
                        "account:read block_trade:none connection expires:60 mainaccount trade:read_write wallet:none");
        assertThat(String.valueOf(result.get("expires_in"))).isEqualTo("60");
        assertThat(service.tokenLives()).containsExactly(60);
    }

    @ParameterizedTest
    @CsvSource({
        "'', connection mainaccount",
        "trade:read session:bot, connection mainaccount session:bot trade:read",
        "wallet:read_write block_rfq:read, connection mainaccount wallet:none"
    })
    void onlyWhatIsAskedForIsAnswered(String wanted, String scope) {
        service.addKey(key);
        Map<?, ?> result = result(authenticate(wanted));
        assertThat(result.get("scope")).isEqualTo(scope);
        assertThat(service.tokenLives()).containsExactly(31_536_000);
    }

    @ParameterizedTest
    @CsvSource({"60000, true", "60001, false", "-60000, true", "-60001, false"})
    void timestampsAreAMinuteOffAtMost(long offset, boolean accepted) {
        service.addKey(key);
        Http.Answer answer = authenticate(ALL, clock.millis() + offset, "n", "");
        assertThat(answer.status() == 200).isEqualTo(accepted);
    }

    @Test
    void noncesAreUsedOnce() {
        service.addKey(key);
        assertThat(authenticate(ALL, clock.millis(), "n", "data").status()).isEqualTo(200);
        assertError(authenticate(ALL, clock.millis(), "n", "data"), 13009);
        assertThat(authenticate(ALL, clock.millis(), "m", "data").status()).isEqualTo(200);
    }

    @Test
    void secretCanBeSentInstead() {
        service.addKey(key);
        assertThat(post(credentials("secret")).status()).isEqualTo(200);
        assertError(post(credentials("other")), 13004);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"method\":\"public/auth\"}",
                "{\"method\":\"public/test\",\"params\":{}}",
                "{\"method\":\"public/auth\",\"params\":{\"grant_type\":\"password\"}}"
            })
    void otherCallsAreRefused(String body) {
        assertError(post(body), -32602);
    }

    @ParameterizedTest
    @EnumSource(value = KeyStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void unusableKeysAreRefused(KeyStatus status) {
        assertError(authenticate(ALL), 13004);
        service.addKey(key.withStatus(status));
        assertError(authenticate(ALL), 13009);
        service.addKey(key.withAddresses("198.51.100.4"));
        assertError(authenticate(ALL), 13009);
    }

    @Test
    void listHoldsAllKeysOfTheUserWithTheirSecrets() {
        service.addKey(DeribitKey.of("other", "other secret", Map.of("wallet", "read_write")));
        service.addKey(DeribitKeys.random(new Random(1)));
        service.addKey(DeribitKey.of("key", "secret", Map.of("account", "read")).withAddresses("203.0.113.7"));
        assertThat(list(basic()).json()).isEqualTo(JsonReader.read("""
                {"jsonrpc":"2.0","result":[
                 {"timestamp":1560236287708,"max_scope":"wallet:read_write","id":1,"enabled":true,"default":false,
                  "client_secret":"other secret","client_id":"other","name":"bot","enabled_features":[]},
                 {"timestamp":1560236287708,"max_scope":"account:read","id":3,"enabled":true,"default":false,
                  "client_secret":"secret","client_id":"key","name":"bot","ip_whitelist":["203.0.113.7"],
                  "enabled_features":[]}]}"""));
    }

    @Test
    void tokenListsToo() {
        service.addKey(key);
        String token = String.valueOf(result(authenticate(ALL)).get("access_token"));
        assertThat(list("Bearer " + token).status()).isEqualTo(200);
        assertError(list("Bearer other"), 13009);
        assertError(list("Basic a2V5"), 13009);
        assertError(list("deri-hmac-sha256 id=key,ts=1"), 13009);
        assertError(new Http(service.endpoint(), Map.of()).get(LIST), 10000);
    }

    @Test
    void listNeedsTheAccountAndMaybeASecurityKey() {
        service.addKey(DeribitKey.of("key", "secret", Map.of("trade", "read")));
        assertError(list(basic()), 13021);
        service.addKey(key);
        service.protectLists();
        assertThat(list(basic()).status()).isEqualTo(200);
        assertThat(list(basic()).body())
                .contains("\"security_key_authorization_required\":true")
                .doesNotContain("result");
    }

    @Test
    void timeIsToldToAnybody() {
        assertThat(new Http(service.endpoint(), Map.of())
                        .get("/api/v2/public/get_time")
                        .body())
                .contains("\"result\":" + clock.millis());
    }

    @Test
    void otherRoutesDoNotExist() {
        assertThat(new Http(service.endpoint(), Map.of()).get(AUTH).status()).isEqualTo(404);
        assertThat(new Http(service.endpoint(), Map.of())
                        .get("/api/v2/private/get_positions")
                        .status())
                .isEqualTo(404);
    }

    private Http.Answer authenticate(String scope) {
        return authenticate(scope, clock.millis(), "nonce", "");
    }

    private Http.Answer authenticate(String scope, long time, String nonce, String data) {
        byte[] message = (time + "\n" + nonce + "\n" + data).getBytes(UTF_8);
        String signature = HexFormat.of().formatHex(Signatures.hmac("HmacSHA256", "secret".getBytes(UTF_8), message));
        return post("""
                {"jsonrpc":"2.0","id":7,"method":"public/auth","params":{"grant_type":"client_signature",
                 "client_id":"key","timestamp":%d,"nonce":"%s","data":"%s","signature":"%s"%s}}""".formatted(time, nonce, data, signature, scope.isEmpty() ? "" : ",\"scope\":\"" + scope + "\""));
    }

    private static String credentials(String secret) {
        return "{\"id\":7,\"method\":\"public/auth\",\"params\":{\"grant_type\":\"client_credentials\","
                + "\"client_id\":\"key\",\"client_secret\":\"" + secret + "\"}}";
    }

    private Http.Answer post(String body) {
        return new Http(service.endpoint(), Map.of("Content-Type", "application/json")).call("POST", AUTH, body);
    }

    private Http.Answer list(String authorization) {
        return new Http(service.endpoint(), Map.of("Authorization", authorization)).get(LIST);
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString("key:secret".getBytes(UTF_8));
    }

    private static Map<?, ?> result(Http.Answer answer) {
        return answer.json() instanceof Map<?, ?> body && body.get("result") instanceof Map<?, ?> result
                ? result
                : Map.of();
    }

    private static void assertError(Http.Answer answer, int code) {
        assertThat(answer.body()).contains("\"error\":{\"code\":" + code + ",");
    }
}
