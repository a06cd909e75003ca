package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BybitServiceTest {
    private static final String PATH = "/v5/user/query-api";

    private final SettableClock clock = new SettableClock();
    private final BybitService service =
            BybitService.start(ExchangeOptions.defaults().withClock(clock).withLimits());
    private final BybitKey key =
            BybitKey.of("key", new SigningKey.Shared("secret"), 1, Map.of("Wallet", List.of("Withdraw")));

    @AfterEach
    void stop() {
        service.close();
    }

    private static List<SignedRequest> vectors() {
        return SignedRequest.of("bybit");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void publishedSignaturesAreAccepted(SignedRequest request) {
        try (BybitService then = BybitService.start(request.atItsTime())) {
            then.addKey(BybitKey.of(request.text("key"), request.signingKey(), 0, Map.of()));
            assertThat(request.send(then).body()).contains("\"retCode\":0,", "\"apiKey\":\"" + request.text("key"));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void changedRequestsAreRefused(SignedRequest request) {
        try (BybitService then = BybitService.start(request.atItsTime())) {
            then.addKey(BybitKey.of(request.text("key"), request.signingKey(), 0, Map.of()));
            assertError(request.send(then, PATH + "?a=b", Map.of()), 10004);
            assertError(request.send(then, PATH, Map.of("X-BAPI-RECV-WINDOW", "5001")), 10004);
            assertError(request.send(then, PATH, Map.of("X-BAPI-SIGN", "00")), 10004);
        }
    }

    @Test
    void hexIsInLowerCase() {
        SignedRequest request = vectors().get(0);
        try (BybitService then = BybitService.start(request.atItsTime())) {
            then.addKey(BybitKey.of(request.text("key"), request.signingKey(), 0, Map.of()));
            String upper = "68C4E7211A774F94886F32312F08A6A60368B76A7774026FCC77B085699DC82A";
            assertError(request.send(then, PATH, Map.of("X-BAPI-SIGN", upper)), 10004);
        }
    }

    @ParameterizedTest
    @CsvSource({"999, , 0", "1000, , 10002", "-5000, , 0", "-5001, , 10002", "-20000, 20000, 0", "-20001, 20000, 10002"
    })
    void timestampsLieInTheWindow(long offset, String window, int code) {
        service.addKey(key);
        assertError(ask(clock.instant().toEpochMilli() + offset, window == null ? "" : window), code);
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, 0", "DISABLED, 10003", "OTHER_HOST, 10003", "EXPIRED, 33004"})
    void unusableKeysAreRefused(KeyStatus status, int code) {
        service.addKey(key.withStatus(status));
        assertError(askNow(), code);
    }

    @Test
    void keysExpire() {
        service.addKey(key.withExpiresAt(Instant.parse("2026-03-03T12:00:01Z")));
        assertThat(askNow().body()).contains("\"deadlineDay\":2,", "\"expiredAt\":\"2026-03-03T12:00:01Z\"");
        clock.advance(Duration.ofDays(2).plusSeconds(1));
        assertError(askNow(), 33004);
    }

    @Test
    void unknownKeyAndForeignAddressAreRefused() {
        assertError(askNow(), 10003);
        service.addKey(key.withAddresses("198.51.100.4"));
        assertError(askNow(), 10010);
        service.addKey(key.withAddresses(ExchangeOptions.DEFAULT_CALLER));
        assertError(askNow(), 0);
    }

    @Test
    void usersHaveTenCallsASecond() {
        service.addKey(key);
        for (int i = 0; i < 10; i++) {
            assertError(askNow(), 0);
        }
        assertError(askNow(), 10006);
        clock.advance(Duration.ofSeconds(1).plusNanos(1));
        assertError(askNow(), 0);
    }

    @Test
    void answerHoldsWhatTheKeyWasCreatedWith() {
        service.addKey(key);
        assertThat(((Map<?, ?>) answered("result")).entrySet())
                .extracting(Map.Entry::toString)
                .contains("apiKey=key", "readOnly=1", "secret=", "permissions={Wallet=[Withdraw]}", "ips=[*]", "type=1")
                .contains("deadlineDay=-2", "expiredAt=1970-01-01T00:00:00Z", "isMaster=true", "parentUid=0");
        assertThat(key.toString()).doesNotContain("secret");
    }

    @Test
    void timeIsToldToAnybody() {
        Http.Answer answer = new Http(service.endpoint(), Map.of()).get("/v5/market/time");
        assertThat(answer.body())
                .contains("\"time\":" + clock.instant().toEpochMilli())
                .contains("\"timeSecond\":\"" + clock.instant().getEpochSecond() + "\"");
    }

    @Test
    void malformedRequestsHaveStatusesOfTheirOwn() {
        Http caller = new Http(service.endpoint(), Map.of());
        assertThat(caller.get(PATH).status()).isEqualTo(401);
        assertThat(caller.call("GET", PATH, "{}").status()).isEqualTo(403);
        assertThat(caller.call("POST", PATH, "").status()).isEqualTo(404);
        assertThat(caller.get("/v5/user/nothing").status()).isEqualTo(404);
    }

    private Object answered(String name) {
        Object value = askNow().json() instanceof Map<?, ?> body ? body.get(name) : null;
        return value == null ? "nothing" : value;
    }

    private Http.Answer askNow() {
        return ask(clock.instant().toEpochMilli(), "");
    }

    private Http.Answer ask(long timestamp, String window) {
        byte[] mac =
                Signatures.hmac("HmacSHA256", "secret".getBytes(UTF_8), (timestamp + "key" + window).getBytes(UTF_8));
        Map<String, String> headers = new HashMap<>(Map.of(
                "X-BAPI-API-KEY", "key",
                "X-BAPI-TIMESTAMP", String.valueOf(timestamp),
                "X-BAPI-SIGN", HexFormat.of().formatHex(mac)));
        if (!window.isEmpty()) {
            headers.put("X-BAPI-RECV-WINDOW", window);
        }
        return new Http(service.endpoint(), headers).get(PATH);
    }

    private static void assertError(Http.Answer answer, int code) {
        assertThat(answer.body()).startsWith("{\"retCode\":" + code + ",");
        assertThat(answer.status()).isEqualTo(200);
    }
}
