package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitfinexServiceTest {
    private static final String PERMISSIONS = "/v2/auth/r/permissions";
    private static final String SMALL = "[\"error\",10114,\"nonce: small\"]";

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 10);
    private final BitfinexService service =
            BitfinexService.start(BitfinexOptions.defaults().withNanoTime(nanoTime::get));

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void acceptsThePublishedSignature() {
        service.addKey(new BitfinexKey("api-key", "api-secret", List.of(BitfinexScope.of("orders", "r-")), 0));
        Http caller = signed(
                "api-key",
                "1700000000000001",
                "d9c2e1dd773dfb3163d05bfbf64e15f631f0c6a2eef6974c89add4357fb9ba0225264b03a63446f8c56f33b3f0981a31");
        Http.Answer answer = caller.call("POST", PERMISSIONS, "{}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[[\"orders\",1,0]]");
        assertThat(service.lastNonce("api-key")).isEqualTo(1700000000000001L);
    }

    @Test
    void answersRowsAsTheyAre() {
        BitfinexKey key = BitfinexKey.of(
                BitfinexScope.of("withdraw", "-w"), BitfinexScope.of("new", "rw"), BitfinexScope.of("orders", "--"));
        service.addKey(key);
        assertThat(call(key, 1).body()).isEqualTo("[[\"withdraw\",0,1],[\"new\",1,1],[\"orders\",0,0]]");
    }

    @Test
    void unknownKeyAndWrongSecretGetTheSameTwoAnswers() {
        BitfinexKey key = added(0);
        BitfinexKey wrong = new BitfinexKey(key.apiKey(), "other", List.of(), 0);
        for (BitfinexKey refused : List.of(BitfinexKey.of(), wrong)) {
            List<Http.Answer> answers = List.of(call(refused, 1), call(refused, 1));
            assertThat(answers).extracting(Http.Answer::status).containsOnly(500);
            assertThat(answers)
                    .extracting(Http.Answer::body)
                    .containsExactly(
                            "[\"error\",10100,\"apikey: digest invalid\"]", "[\"error\",10100,\"apikey: invalid\"]");
        }
        assertThat(service.lastNonce(key.apiKey()))
                .as("the refused nonce does not count")
                .isZero();
    }

    @Test
    void bodyAndPathAreSigned() {
        BitfinexKey key = added(0);
        String signature = HmacOf.sha384(key.apiSecret(), "/api" + PERMISSIONS + "1{}");
        Http caller = signed(key.apiKey(), "1", signature);
        assertThat(caller.call("POST", PERMISSIONS, "").body()).contains("10100");
        assertThat(caller.call("POST", "/v2/auth/r/wallets", "{}").body()).contains("10100");
        assertThat(signed(key.apiKey(), "1", signature.toUpperCase(Locale.ROOT))
                        .call("POST", PERMISSIONS, "{}")
                        .body())
                .contains("10100");
        assertThat(new Http(service.endpoint(), Map.of("bfx-apikey", key.apiKey()))
                        .call("POST", PERMISSIONS, "{}")
                        .body())
                .contains("10100");
    }

    @Test
    void noncesMustGrow() {
        BitfinexKey key = added(100);
        assertThat(call(key, 100).body()).isEqualTo(SMALL);
        assertThat(call(key, 50).status()).isEqualTo(500);
        assertThat(service.lastNonce(key.apiKey())).isEqualTo(100);
        assertThat(call(key, 101).status()).isEqualTo(200);
        assertThat(call(key, 101).body()).contains("10114");
        assertThat(call(key, 9007199254740991L).status()).isEqualTo(200);
        assertThat(call(key, 9007199254740991L).body()).contains("10114");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740992", "99999999999999999999", "-1", "1.5", "0x1", "abc", ""})
    void badNoncesAreRefused(String nonce) {
        BitfinexKey key = added(0);
        assertThat(call(key, PERMISSIONS, nonce).body()).isEqualTo(SMALL);
        assertThat(service.lastNonce(key.apiKey())).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "account, r/info/user, ",
        "history, r/ledgers/hist, ",
        "orders, r/orders, w/order/submit",
        "positions, r/positions, w/position/claim",
        "funding, r/funding/offers, w/funding/offer/submit",
        "wallets, r/wallets, w/transfer",
        "withdraw, , w/withdraw",
        "settings, r/settings, w/settings/set",
        "bfxpay, r/ext/pay/invoices, w/ext/pay/invoice/create"
    })
    void scopesOpenTheirRoutesOneWayAtATime(String scope, String reading, String writing) {
        BitfinexKey reader = BitfinexKey.of(BitfinexScope.of(scope, "r-"));
        BitfinexKey writer = BitfinexKey.of(BitfinexScope.of(scope, "-w"));
        BitfinexKey stranger = BitfinexKey.of(BitfinexScope.of("other", "rw"));
        assertRoute(reading, reader, writer, stranger);
        assertRoute(writing, writer, reader, stranger);
    }

    private void assertRoute(String route, BitfinexKey allowed, BitfinexKey... refused) {
        if (route == null) {
            return;
        }
        service.addKey(allowed);
        assertThat(call(allowed, "/v2/auth/" + route, "1").body()).isEqualTo("[]");
        for (BitfinexKey key : refused) {
            service.addKey(key);
            Http.Answer answer = call(key, "/v2/auth/" + route, "1");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("[\"error\",10001,\"api_key: permission invalid\"]");
            assertThat(service.lastNonce(key.apiKey()))
                    .as("the call was signed well")
                    .isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v2/auth/r/nothing", "/v2/tickers", "/v2/auth/r/permissions/"})
    void otherPathsDoNotExist(String path) {
        assertThat(call(added(0), path, "1").status()).isEqualTo(404);
    }

    @Test
    void callsArePosts() {
        assertThat(signed("k", "1", "s").get(PERMISSIONS).status()).isEqualTo(404);
    }

    @Test
    void blocksTheAddressAfter90CallsInAMinute() {
        BitfinexKey key = added(0);
        for (int nonce = 1; nonce <= 90; nonce++) {
            assertThat(call(key, nonce).status()).isEqualTo(200);
        }
        nanoTime.addAndGet(Duration.ofSeconds(60).toNanos());
        Http.Answer refused = call(key, 91);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).isEqualTo("[\"error\",11010,\"ratelimit: error\"]");
        assertThat(refused.head()).doesNotContain("retry-after");
        nanoTime.addAndGet(Duration.ofSeconds(60).toNanos() - 1);
        assertThat(call(key, 91).status()).as("still blocked").isEqualTo(429);
        nanoTime.incrementAndGet();
        assertThat(call(key, 91).status()).isEqualTo(200);
    }

    @Test
    void endpointsAreLimitedOneByOne() {
        BitfinexKey key = added(0);
        for (int nonce = 1; nonce <= 180; nonce += 2) {
            assertThat(call(key, nonce).status()).isEqualTo(200);
            assertThat(call(key, "/v2/auth/r/orders", String.valueOf(nonce + 1)).status())
                    .isEqualTo(200);
        }
        assertThat(call(key, 181).status()).isEqualTo(429);
        assertThat(call(key, "/v2/auth/w/order/submit", "181").status()).isEqualTo(200);
    }

    @Test
    void whatDoesNotExistIsNotCounted() {
        Http caller = new Http(service.endpoint(), Map.of());
        for (int i = 0; i < 100; i++) {
            assertThat(caller.get("/").status()).isEqualTo(404);
        }
        assertThat(call(added(0), 1).status()).isEqualTo(200);
    }

    @Test
    void tokenTakesThePlaceOfKeyAndSignature() {
        BitfinexKey key = added(0);
        Http.Answer created = call(key, "/v2/auth/w/token", "7");
        assertThat(created.json()).isInstanceOf(List.class);
        String token = String.valueOf(((List<?>) created.json()).get(0));
        assertThat(withToken(token).call("POST", PERMISSIONS, "{}").body()).isEqualTo("[[\"orders\",1,1]]");
        assertThat(withToken(token).call("POST", "/v2/auth/r/wallets", "{}").body())
                .contains("10001");
        assertThat(service.lastNonce(key.apiKey())).isEqualTo(7);
    }

    @Test
    void unknownTokenIsRefused() {
        assertThat(withToken("pub:api:nobody").call("POST", PERMISSIONS, "{}").body())
                .contains("10100");
    }

    private Http withToken(String token) {
        return new Http(service.endpoint(), Map.of("bfx-token", token, "bfx-nonce", "1"));
    }

    @Test
    void limitsCanBeOff() {
        try (BitfinexService unlimited =
                BitfinexService.start(BitfinexOptions.defaults().withoutLimits())) {
            Http caller = new Http(unlimited.endpoint(), Map.of());
            for (int i = 0; i < 100; i++) {
                assertThat(caller.call("POST", PERMISSIONS, "{}").status()).isEqualTo(500);
            }
        }
    }

    @Test
    void addressesAreBlockedOneByOne() {
        BitfinexLimit limit = new BitfinexLimit(nanoTime::get);
        for (int i = 0; i < 91; i++) {
            limit.admits("127.0.0.1", PERMISSIONS);
        }
        assertThat(limit.admits("127.0.0.1", PERMISSIONS)).isFalse();
        assertThat(limit.admits("127.0.0.2", PERMISSIONS)).isTrue();
    }

    @Test
    void badArgumentsAreRefused() {
        assertThatThrownBy(() -> service.lastNonce("nobody")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BitfinexKey("key", "", List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BitfinexScope.of("orders", "wr")).isInstanceOf(IllegalArgumentException.class);
    }

    private BitfinexKey added(long lastNonce) {
        BitfinexKey key = BitfinexKey.of(BitfinexScope.of("orders", "rw")).withLastNonce(lastNonce);
        service.addKey(key);
        return key;
    }

    private Http.Answer call(BitfinexKey key, long nonce) {
        return call(key, PERMISSIONS, String.valueOf(nonce));
    }

    private Http.Answer call(BitfinexKey key, String path, String nonce) {
        String signature = HmacOf.sha384(key.apiSecret(), "/api" + path + nonce + "{}");
        return signed(key.apiKey(), nonce, signature).call("POST", path, "{}");
    }

    private Http signed(String apiKey, String nonce, String signature) {
        return new Http(
                service.endpoint(), Map.of("bfx-apikey", apiKey, "bfx-nonce", nonce, "bfx-signature", signature));
    }
}
