package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OkxServiceTest {
    private static final String PATH = "/api/v5/account/config";
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final SettableClock clock = new SettableClock();
    private final OkxService service =
            OkxService.start(ExchangeOptions.defaults().withClock(clock).withLimits());
    private final OkxKey key = OkxKey.of("key", new SigningKey.Shared("secret"), "passphrase", "withdraw", "read_only");
    private final Map<String, String> changed = new HashMap<>();

    @AfterEach
    void stop() {
        service.close();
    }

    private static List<SignedRequest> vectors() {
        return SignedRequest.of("okx");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void publishedSignaturesAreAccepted(SignedRequest request) {
        try (OkxService then = OkxService.start(request.atItsTime())) {
            SigningKey.Shared secret = (SigningKey.Shared) request.signingKey();
            then.addKey(OkxKey.of(request.text("key"), secret, request.text("passphrase"), "read_only"));
            assertThat(request.send(then).body()).startsWith("{\"code\":\"0\",");
            assertError(request.send(then, PATH + "?a=b", Map.of()), 401, 50113);
            assertError(request.send(then, PATH, Map.of("OK-ACCESS-PASSPHRASE", "other")), 401, 50105);
            assertError(request.send(then, PATH, Map.of("x-simulated-trading", "1")), 401, 50101);
            assertError(request.send(then, PATH, Map.of("OK-ACCESS-KEY", "other")), 200, 50119);
        }
    }

    @ParameterizedTest
    @CsvSource({"30000, 200, 0", "30001, 401, 50102", "-30000, 200, 0", "-30001, 401, 50102"})
    void timestampsLieInTheWindow(long offset, int status, int code) {
        service.addKey(key);
        assertError(ask(clock.instant().plusMillis(offset)), status, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-01T12:00:00Z", "2026-03-01T12:00:00.1Z", "1772366400123", "2026-02-30T12:00:00.000Z"})
    void timestampsHaveThreeFractionDigits(String timestamp) {
        changed.put("OK-ACCESS-TIMESTAMP", timestamp);
        assertError(ask(clock.instant()), 401, 50112);
    }

    @ParameterizedTest
    @CsvSource({
        "OK-ACCESS-KEY, 50103",
        "OK-ACCESS-PASSPHRASE, 50104",
        "OK-ACCESS-SIGN, 50106",
        "OK-ACCESS-TIMESTAMP, 50107"
    })
    void eachHeaderIsNeeded(String header, int code) {
        Map<String, String> headers = headers(clock.instant());
        headers.remove(header);
        assertError(new Http(service.endpoint(), headers).get(PATH), 401, code);
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, 200, 0", "DISABLED, 401, 50111", "EXPIRED, 200, 50119", "OTHER_HOST, 200, 50119"})
    void unusableKeysAreRefused(KeyStatus status, int httpStatus, int code) {
        service.addKey(key.withStatus(status));
        assertError(ask(clock.instant()), httpStatus, code);
    }

    @Test
    void demoKeysNeedTheirHeader() {
        service.addKey(key.inDemo());
        assertError(ask(clock.instant()), 401, 50101);
        changed.put("x-simulated-trading", "1");
        assertError(ask(clock.instant()), 200, 0);
    }

    @Test
    void foreignAddressIsRefused() {
        service.addKey(key.withAddresses("198.51.100.4"));
        assertError(ask(clock.instant()), 401, 50110);
    }

    @Test
    void usersHaveFiveCallsInTwoSeconds() {
        service.addKey(key);
        for (int i = 0; i < 5; i++) {
            assertError(ask(clock.instant()), 200, 0);
        }
        assertError(ask(clock.instant()), 429, 50011);
        clock.advance(Duration.ofSeconds(2).plusNanos(1));
        assertError(ask(clock.instant()), 200, 0);
    }

    @Test
    void answerHoldsWhatTheKeyWasCreatedWith() {
        service.addKey(key.withAddresses("198.51.100.4", ExchangeOptions.DEFAULT_CALLER)
                .ofMainAccount("7"));
        assertThat(ask(clock.instant()).body())
                .contains("\"perm\":\"withdraw,read_only\"", "\"ip\":\"198.51.100.4,203.0.113.7\"")
                .contains("\"uid\":\"44705892343619584\"", "\"mainUid\":\"7\"", "\"type\":\"1\"");
        assertThat(key.toString()).doesNotContain("secret", "passphrase");
    }

    @Test
    void otherRoutesDoNotExist() {
        Http caller = new Http(service.endpoint(), Map.of());
        assertThat(caller.get("/api/v5/public/time").body())
                .contains("\"ts\":\"" + clock.instant().toEpochMilli() + "\"");
        assertThat(caller.get("/api/v5/account").status()).isEqualTo(404);
        assertThat(caller.call("POST", PATH, "").status()).isEqualTo(404);
    }

    @Test
    void documentedErrorsNameTheirCodes() {
        assertThat(OkxErrors.documented())
                .hasSize(24)
                .allSatisfy(error -> assertThat(error.body()).startsWith("{\"code\":\"" + error.code() + "\","));
    }

    private Http.Answer ask(Instant time) {
        return new Http(service.endpoint(), headers(time)).get(PATH);
    }

    private Map<String, String> headers(Instant time) {
        String timestamp = MILLISECONDS.format(time);
        byte[] mac =
                Signatures.hmac("HmacSHA256", "secret".getBytes(UTF_8), (timestamp + "GET" + PATH).getBytes(UTF_8));
        Map<String, String> headers = new HashMap<>(Map.of(
                "OK-ACCESS-KEY",
                "key",
                "OK-ACCESS-SIGN",
                Base64.getEncoder().encodeToString(mac),
                "OK-ACCESS-TIMESTAMP",
                timestamp,
                "OK-ACCESS-PASSPHRASE",
                "passphrase"));
        headers.putAll(changed);
        return headers;
    }

    private static void assertError(Http.Answer answer, int status, int code) {
        assertThat(answer.body()).startsWith("{\"code\":\"" + code + "\",");
        assertThat(answer.status()).isEqualTo(status);
    }
}
