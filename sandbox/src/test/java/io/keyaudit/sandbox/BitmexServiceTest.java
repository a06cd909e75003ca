package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitmexServiceTest {
    private static final String PATH = "/api/v1/apiKey";

    private final SettableClock clock = new SettableClock();
    private final BitmexService service =
            BitmexService.start(ExchangeOptions.defaults().withClock(clock));
    private final BitmexKey key = BitmexKey.of("key", "secret", "order");

    @AfterEach
    void stop() {
        service.close();
    }

    private static List<SignedRequest> vectors() {
        return SignedRequest.of("bitmex");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void publishedSignaturesAreAccepted(SignedRequest request) {
        try (BitmexService then = BitmexService.start(request.atItsTime())) {
            then.addKey(BitmexKey.of(request.text("key"), request.text("secret")));
            assertThat(request.send(then).status()).isEqualTo(200);
            assertError(request.send(then, PATH + "?a=b", Map.of()), "Signature not valid.");
        }
    }

    @Test
    void listHoldsAllKeysOfTheUserWithTheirSecrets() {
        service.addKey(BitmexKey.of("other", "other secret", "withdraw").withEnabled(false));
        service.addKey(BitmexKeys.random(new Random(1)));
        service.addKey(key.withAddresses("203.0.113.0/24", "198.51.100.4/32"));
        assertThat(ask(60).json()).isEqualTo(JsonReader.read("""
                [{"id":"other","secret":"other secret","name":"bot","nonce":0,"cidr":"","cidrs":[],
                  "permissions":["withdraw"],"targetAccountId":1,"enabled":false,"userId":1,
                  "created":"2020-09-13T12:26:40Z"},
                 {"id":"key","secret":"secret","name":"bot","nonce":0,"cidr":"203.0.113.0/24",
                  "cidrs":["203.0.113.0/24","198.51.100.4/32"],"permissions":["order"],"targetAccountId":1,
                  "enabled":true,"userId":1,"created":"2020-09-13T12:26:40Z"}]"""));
    }

    @Test
    void anotherKeyCanBeDescribedInstead() {
        service.addKey(key);
        service.describeInstead(BitmexKey.of("impostor", "its secret"));
        assertThat(ask(60).body()).contains("\"impostor\"").doesNotContain("\"key\"");
    }

    @ParameterizedTest
    @CsvSource({"1, 200", "0, 400", "-1, 400", "1000000000, 200"})
    void requestsExpireInTheFuture(long seconds, int status) {
        service.addKey(key);
        assertThat(ask(seconds).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "60", "-1700000000"})
    void otherExpiriesAreInThePast(String expires) {
        service.addKey(key);
        assertError(
                ask(expires, signature(expires)),
                400,
                "This request has expired - `expires` is in the past. Current time: "
                        + clock.instant().getEpochSecond());
    }

    @Test
    void signatureIsLowerCase() {
        service.addKey(key);
        String expires = String.valueOf(clock.instant().getEpochSecond() + 60);
        assertThat(ask(expires, signature(expires)).status()).isEqualTo(200);
        assertError(ask(expires, signature(expires).toUpperCase(Locale.ROOT)), "Signature not valid.");
        assertError(ask(expires, ""), "Signature not valid.");
    }

    @ParameterizedTest
    @EnumSource(value = KeyStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void unusableKeysAreInvalid(KeyStatus status) {
        assertError(ask(60), "Invalid API Key.");
        service.addKey(key.withStatus(status));
        assertError(ask(60), "Invalid API Key.");
    }

    @Test
    void otherRoutesDoNotExist() {
        Http caller = new Http(service.endpoint(), Map.of());
        assertThat(caller.call("POST", PATH, "").status()).isEqualTo(404);
        assertThat(caller.get("/api/v1/user").status()).isEqualTo(404);
    }

    private Http.Answer ask(long secondsFromNow) {
        String expires = String.valueOf(clock.instant().getEpochSecond() + secondsFromNow);
        return ask(expires, signature(expires));
    }

    private Http.Answer ask(String expires, String signature) {
        return new Http(
                        service.endpoint(),
                        Map.of("api-key", "key", "api-expires", expires, "api-signature", signature))
                .get(PATH);
    }

    private static String signature(String expires) {
        byte[] mac = Signatures.hmac("HmacSHA256", "secret".getBytes(UTF_8), ("GET" + PATH + expires).getBytes(UTF_8));
        return HexFormat.of().formatHex(mac);
    }

    private static void assertError(Http.Answer answer, String message) {
        assertError(answer, 401, message);
    }

    private static void assertError(Http.Answer answer, int status, String message) {
        assertThat(answer.body()).isEqualTo("{\"error\":{\"message\":\"" + message + "\",\"name\":\"HTTPError\"}}");
        assertThat(answer.status()).isEqualTo(status);
    }
}
