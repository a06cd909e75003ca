package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BinanceServiceTest {
    private static final String PATH = "/sapi/v1/account/apiRestrictions";

    private final SettableClock clock = new SettableClock();
    private final BinanceService service =
            BinanceService.start(ExchangeOptions.defaults().withClock(clock));
    private final BinanceKey key = BinanceKey.of("key", new SigningKey.Shared("secret"), Map.of("enableMargin", true));

    @AfterEach
    void stop() {
        service.close();
    }

    private static List<SignedRequest> vectors() {
        return SignedRequest.of("binance");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void publishedSignaturesAreAccepted(SignedRequest request) {
        try (BinanceService then = BinanceService.start(request.atItsTime())) {
            then.addKey(BinanceKey.of(request.text("key"), request.signingKey(), Map.of("enableReading", true)));
            Http.Answer answer = request.send(then);
            assertThat(answer.body()).isEqualTo("{\"ipRestrict\":false,\"enableReading\":true}");
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void changedRequestsAreRefused(SignedRequest request) {
        try (BinanceService then = BinanceService.start(request.atItsTime())) {
            then.addKey(BinanceKey.of(request.text("key"), request.signingKey(), Map.of()));
            String target = request.text("target");
            for (String changed : List.of(
                    target.replace("?", "?a=b&"),
                    target.replace("signature=", "signature=A"),
                    target.replaceFirst("&signature=.*", ""),
                    target + "&a=b")) {
                assertError(request.send(then, changed, Map.of()), 400, -1022);
            }
        }
    }

    @Test
    void base64IsPercentEncoded() {
        SignedRequest request = vectors().stream()
                .filter(vector -> vector.text("id").equals("BIN-5"))
                .findFirst()
                .orElseThrow();
        try (BinanceService then = BinanceService.start(request.atItsTime())) {
            then.addKey(BinanceKey.of(request.text("key"), request.signingKey(), Map.of()));
            String bare = request.text("target").replace("%2F", "/").replace("%3D", "=");
            assertError(request.send(then, bare, Map.of()), 400, -1022);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "999, , 200",
        "1000, , 400",
        "-5000, , 200",
        "-5001, , 400",
        "-60000, 60000, 200",
        "-60001, 60000, 400",
        "0, 60001, 400",
        "-10, 10.5, 200",
        "-11, 10.5, 400",
        "0, ten, 400"
    })
    void timestampsLieInTheWindow(long offset, String window, int status) {
        service.addKey(key);
        long timestamp = clock.instant().toEpochMilli() + offset;
        Http.Answer answer = ask("timestamp=" + timestamp + (window == null ? "" : "&recvWindow=" + window));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 400) {
            assertError(answer, 400, -1021);
        }
    }

    @Test
    void timestampsCanBeMicroseconds() {
        service.addKey(key);
        long now = clock.instant().toEpochMilli() * 1000;
        assertThat(ask("timestamp=" + (now + 999_999)).status()).isEqualTo(200);
        assertError(ask("timestamp=" + (now + 1_000_000)), 400, -1021);
        assertError(ask("timestamp=1"), 400, -1021);
        assertError(ask("recvWindow=5000"), 400, -1021);
    }

    @Test
    void timeIsToldToAnybody() {
        Http.Answer answer = new Http(service.endpoint(), Map.of()).get("/api/v3/time");
        assertThat(answer.body()).isEqualTo("{\"serverTime\":" + clock.instant().toEpochMilli() + "}");
    }

    @ParameterizedTest
    @EnumSource(value = KeyStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void unusableKeysAreRefused(KeyStatus status) {
        service.addKey(key.withStatus(status));
        assertError(askNow(), 401, status == KeyStatus.OTHER_HOST ? -2014 : -2015);
    }

    @Test
    void threeCausesHaveOneCode() {
        assertError(askNow(), 401, -2015);
        service.addKey(key.withAddresses("198.51.100.4"));
        assertError(askNow(), 401, -2015);
        service.addKey(BinanceKey.of("key", key.signingKey(), Map.of("enableReading", false)));
        assertError(askNow(), 401, -2015);
        service.addKey(key.withAddresses("198.51.100.4", ExchangeOptions.DEFAULT_CALLER));
        assertThat(askNow().status()).isEqualTo(200);
    }

    @Test
    void missingKeyHasNoFormat() {
        assertError(new Http(service.endpoint(), Map.of()).get(PATH + "?timestamp=1&signature=00"), 401, -2014);
    }

    @Test
    void everythingThatIsStatedIsAnswered() {
        BinanceKey all = new BinanceKey(
                "key",
                key.signingKey(),
                Map.of("enableMars", true),
                List.of(ExchangeOptions.DEFAULT_CALLER),
                Instant.ofEpochMilli(1623840271000L),
                Instant.ofEpochMilli(1823840271000L),
                KeyStatus.ACTIVE);
        service.addKey(all);
        assertThat(askNow().body())
                .isEqualTo("{\"ipRestrict\":true,\"createTime\":1623840271000,\"enableMars\":true,"
                        + "\"tradingAuthorityExpirationTime\":1823840271000}");
        assertThat(all.toString()).doesNotContain("secret");
    }

    @Test
    void otherRoutesDoNotExist() {
        Http caller = new Http(service.endpoint(), Map.of("X-MBX-APIKEY", "key"));
        assertThat(caller.call("POST", PATH, "").status()).isEqualTo(404);
        assertThat(caller.get("/sapi/v1/account").status()).isEqualTo(404);
    }

    private Http.Answer askNow() {
        return ask("timestamp=" + clock.instant().toEpochMilli());
    }

    private Http.Answer ask(String query) {
        byte[] mac = Signatures.hmac("HmacSHA256", "secret".getBytes(US_ASCII), query.getBytes(US_ASCII));
        return new Http(service.endpoint(), Map.of("X-MBX-APIKEY", "key"))
                .get(PATH + "?" + query + "&signature=" + HexFormat.of().formatHex(mac));
    }

    private static void assertError(Http.Answer answer, int status, int code) {
        assertThat(answer.body()).startsWith("{\"code\":" + code + ",");
        assertThat(answer.status()).isEqualTo(status);
    }
}
