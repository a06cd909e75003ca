package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CoinbaseServiceTest {
    private static final String PATH = "/api/v3/brokerage/key_permissions";
    private static final SigningKey.Pair P256 = KeyPairs.p256();

    private final SettableClock clock = new SettableClock();
    private final CoinbaseService service =
            CoinbaseService.start(ExchangeOptions.defaults().withClock(clock).withLimits());
    private final CoinbaseKey key = CoinbaseKey.of("key", P256, Map.of("can_view", true));
    private final TokenMaker tokens =
            new TokenMaker("key", P256.secret(), clock.instant().getEpochSecond());

    @AfterEach
    void stop() {
        service.close();
    }

    private static List<SignedRequest> vectors() {
        return SignedRequest.of("coinbase");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void publishedTokensAreAcceptedOnce(SignedRequest request) {
        try (CoinbaseService then = CoinbaseService.start(request.atItsTime())) {
            SigningKey.Pair pair = (SigningKey.Pair) request.signingKey();
            then.addKey(CoinbaseKey.of(request.text("key"), pair, Map.of("can_view", true)));
            assertThat(request.send(then).status()).isEqualTo(200);
            assertUnauthorized(request.send(then));
            then.addKey(CoinbaseKey.of(request.text("key"), KeyPairs.p256(), Map.of()));
            assertUnauthorized(request.send(then));
        }
    }

    @ParameterizedTest
    @EnumSource(CoinbaseSecret.class)
    void everyFormOfSecretSigns(CoinbaseSecret form) {
        SigningKey.Pair pair = form.create();
        service.addKey(CoinbaseKey.of("key", pair, Map.of("can_trade", false)));
        TokenMaker maker = new TokenMaker("key", pair.secret(), clock.instant().getEpochSecond());
        assertThat(ask(maker.token()).body())
                .isEqualTo("{\"can_trade\":false,\"portfolio_uuid\":\"01234567-89ab-cdef-0123-456789abcdef\","
                        + "\"portfolio_type\":\"DEFAULT\"}");
        assertThat(pair.toString()).doesNotContain(pair.secret());
    }

    @ParameterizedTest
    @CsvSource({
        "alg, EdDSA",
        "alg, none",
        "typ, JWS",
        "kid, other",
        "nonce, ''",
        "sub, other",
        "iss, me",
        "uri, GET 127.0.0.1/api/v3/brokerage/key_permissions",
        "uri, POST api.coinbase.com/api/v3/brokerage/key_permissions"
    })
    void everyMemberIsChecked(String member, String value) {
        service.addKey(key);
        assertUnauthorized(ask(tokens.with(member, "\"" + value + "\"").token()));
        assertThat(ask(tokens.token()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 120, 200",
        "-119, 1, 200",
        "-120, 0, 401",
        "120, 240, 200",
        "121, 241, 401",
        "0, 121, 401",
        "3600, 3720, 401",
        "-3600, -3480, 401"
    })
    void tokensLiveTwoMinutes(long from, long to, int status) {
        service.addKey(key);
        long now = clock.instant().getEpochSecond();
        String token = tokens.with("nbf", String.valueOf(now + from))
                .with("exp", String.valueOf(now + to))
                .token();
        assertThat(ask(token).status()).isEqualTo(status);
    }

    @Test
    void otherClientsNameTheRequestInAList() {
        service.addKey(key);
        assertThat(ask(tokens.with("uri", "null")
                                .with("uris", "[\"GET api.coinbase.com" + PATH + "\"]")
                                .with("iss", "\"coinbase-cloud\"")
                                .token())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "Bearer, ''", "Bearer, a.b", "Bearer, a.b.c", "Basic, a.b.c", "Bearer, e30.e30.e30"})
    void otherHeadersAreRefused(String scheme, String token) {
        assertUnauthorized(new Http(service.endpoint(), Map.of("Authorization", scheme + " " + token)).get(PATH));
        assertUnauthorized(new Http(service.endpoint(), Map.of()).get(PATH));
    }

    @ParameterizedTest
    @EnumSource(value = KeyStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void unusableKeysAreRefused(KeyStatus status) {
        service.addKey(key.withStatus(status));
        assertUnauthorized(ask(tokens.token()));
    }

    @Test
    void otherAddressesAreForbidden() {
        service.addKey(key.withAddresses("198.51.100.4"));
        Http.Answer answer = ask(tokens.token());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":7");
    }

    @Test
    void someValidTokensAreRefusedAtRandom() {
        service.addKey(key);
        service.refuseAtRandom(new Random(3), 0.45);
        List<Integer> statuses = IntStream.range(0, 20)
                .mapToObj(
                        i -> ask(tokens.with("nonce", "\"n" + i + "\"").token()).status())
                .toList();
        assertThat(statuses).containsOnly(200, 401);
        assertThat(ask(tokens.with("iss", "\"me\"").token()).status()).isEqualTo(401);
    }

    @Test
    void usersHaveThirtyCallsASecond() {
        service.addKey(key);
        for (int i = 0; i < 30; i++) {
            assertThat(ask(tokens.with("nonce", "\"n" + i + "\"").token()).status())
                    .isEqualTo(200);
        }
        assertThat(ask(tokens.token()).status()).isEqualTo(429);
    }

    @Test
    void timeIsToldToAnybody() {
        assertThat(new Http(service.endpoint(), Map.of())
                        .get("/api/v3/brokerage/time")
                        .body())
                .contains("\"epochSeconds\":\"" + clock.instant().getEpochSecond() + "\"");
    }

    @Test
    void otherRoutesDoNotExist() {
        Http caller = new Http(service.endpoint(), Map.of());
        assertThat(caller.call("POST", PATH, "").status()).isEqualTo(404);
        assertThat(caller.get("/api/v3/brokerage/accounts").status()).isEqualTo(404);
    }

    @Test
    void tokensAreNotShown() {
        String token = tokens.token();
        assertThat(CoinbaseToken.read("Bearer " + token).orElseThrow().toString())
                .doesNotContain(token.substring(0, 20));
    }

    private Http.Answer ask(String token) {
        return new Http(service.endpoint(), Map.of("Authorization", "Bearer " + token)).get(PATH);
    }

    private static void assertUnauthorized(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("Unauthorized");
        assertThat(answer.head()).contains("content-type: text/plain");
    }
}
