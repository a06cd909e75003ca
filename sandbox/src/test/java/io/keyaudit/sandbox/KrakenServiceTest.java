package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KrakenServiceTest {
    private static final String PATH = "/0/private/GetApiKeyInfo";
    private static final SigningKey.Shared SECRET =
            new SigningKey.Shared(Base64.getEncoder().encodeToString("secret".getBytes(UTF_8)));

    private final SettableClock clock = new SettableClock();
    private final KrakenService service =
            KrakenService.start(ExchangeOptions.defaults().withClock(clock).withLimits());
    private final KrakenKey key = KrakenKey.of("key", SECRET, "withdraw-funds", "earn-funds");

    @AfterEach
    void stop() {
        service.close();
    }

    private static List<SignedRequest> vectors() {
        return SignedRequest.of("kraken");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void publishedSignaturesAreAccepted(SignedRequest request) {
        SigningKey.Shared secret = (SigningKey.Shared) request.signingKey();
        service.addKey(KrakenKey.of(request.text("key"), secret, "query-funds"));
        assertThat(request.send(service, PATH, Map.of("API-Sign", "AAAA")).body())
                .contains("EAPI:Invalid signature");
        assertThat(request.send(service).body()).contains("\"permissions\":[\"query-funds\"]", "\"error\":[]");
        assertThat(service.lastNonce(request.text("key"))).isEqualTo(1700000000123L);
        assertThat(request.send(service).body()).contains("EAPI:Invalid nonce");
        assertThat(request.send(service, PATH, Map.of("API-Key", "other")).body())
                .contains("EAPI:Invalid key");
    }

    @Test
    void encodedOtpIsRead() {
        SignedRequest request = vectors().stream()
                .filter(vector -> vector.text("id").equals("KRA-3"))
                .findFirst()
                .orElseThrow();
        SigningKey.Shared secret = (SigningKey.Shared) request.signingKey();
        service.addKey(KrakenKey.of(request.text("key"), secret).withOtp("123 456+é"));
        assertThat(request.send(service).body()).contains("\"error\":[]");
    }

    @Test
    void secondFactorIsNeeded() {
        service.addKey(key.withOtp("123"));
        assertError(ask("nonce=1"), "EGeneral:Permission denied");
        assertError(ask("nonce=2&otp=124"), "EGeneral:Permission denied");
        assertThat(ask("nonce=3&otp=123").body()).contains("\"error\":[]");
        assertThat(ask("{\"nonce\":4,\"otp\":\"123\"}").body()).contains("\"error\":[]");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, false",
        "0, 99, false",
        "0, 101, true",
        "10, 90, true",
        "10, 89, false",
        "10, 100, false",
        "0, 18446744073709551615, true",
        "0, 18446744073709551616, false",
        "0, -5, false",
        "0, 1.5, false",
        "0, '', false"
    })
    void noncesGrowButForTheWindow(long window, String nonce, boolean accepted) {
        service.addKey(key.withNonces(100, window));
        String body = ask("nonce=" + nonce).body();
        assertThat(body.contains("\"error\":[]")).as(body).isEqualTo(accepted);
        if (!accepted) {
            assertThat(body).isEqualTo("{\"error\":[\"EAPI:Invalid nonce\"]}");
            assertThat(service.lastNonce("key")).isEqualTo(100);
        }
    }

    @Test
    void refusedSignatureDoesNotLiftTheNonce() {
        service.addKey(key);
        Http caller = new Http(service.endpoint(), Map.of("API-Key", "key", "API-Sign", "AAAA"));
        assertError(caller.call("POST", PATH, "nonce=500"), "EAPI:Invalid signature");
        assertThat(service.lastNonce("key")).isZero();
    }

    @ParameterizedTest
    @EnumSource(NonceUnit.class)
    void auditInTheBotsUnitLeavesItAlone(NonceUnit unit) {
        service.addKey(key.withNonces(unit.nonceAt(clock.instant().minusSeconds(5)), 0));
        assertThat(ask("nonce=" + unit.nonceAt(clock.instant())).body()).contains("\"error\":[]");
        clock.advance(Duration.ofMinutes(1));
        assertThat(service.ownerCalls("key", unit.nonceAt(clock.instant()))).isTrue();
    }

    @Test
    void auditInALargerUnitLocksTheBotOut() {
        NonceUnit owners = NonceUnit.MILLISECONDS;
        service.addKey(key.withNonces(owners.nonceAt(clock.instant()), 0));
        assertThat(ask("nonce=" + NonceUnit.MICROSECONDS.nonceAt(clock.instant()))
                        .body())
                .contains("\"error\":[]");
        clock.advance(Duration.ofDays(3650));
        assertThat(service.ownerCalls("key", owners.nonceAt(clock.instant()))).isFalse();
    }

    @Test
    void answerHoldsWhatTheKeyWasCreatedWith() {
        KrakenDates dates = new KrakenDates(
                Instant.ofEpochSecond(1), Instant.ofEpochSecond(2), Instant.parse("2027-01-01T00:00:00Z"), null, null);
        KrakenKey dated = new KrakenKey(
                "key", SECRET, "name", List.of(), List.of(), dates, 7, 10, null, false, "1", KeyStatus.ACTIVE);
        service.addKey(dated);
        assertThat(ask("nonce=9").body())
                .contains("\"apiKeyName\":\"name\"", "\"apiKey\":\"key\"", "\"nonce\":\"9\"", "\"nonceWindow\":10")
                .contains("\"validUntil\":\"1798761600\"", "\"createdTime\":\"1\"", "\"modifiedTime\":\"2\"")
                .contains("\"queryFrom\":\"0\"", "\"ipAllowlist\":[]")
                .contains("\"lastUsed\":\"" + clock.instant().getEpochSecond() + "\"");
        service.addKey(dated.inSnakeCase());
        assertThat(ask("nonce=9").body())
                .contains("\"api_key_name\":\"name\"", "\"api_key\":\"key\"", "\"nonce_window\":\"10\"")
                .contains("\"ip_allowlist\":[\"\"]", "\"valid_until\":\"1798761600\"")
                .doesNotContain("apiKey");
        clock.advance(Duration.ofDays(400));
        assertError(ask("nonce=10"), "EAPI:Invalid key");
    }

    @Test
    void anotherKeysAnswerKeepsTheAskersNonce() {
        service.addKey(key);
        service.describeInstead(KrakenKey.of("other", SECRET));
        assertThat(ask("nonce=9").body()).contains("\"apiKey\":\"other\"", "\"nonce\":\"9\"");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, true",
        "203.0.113.0/24, true",
        "203.0.0.0/16, true",
        "0.0.0.0/0, true",
        "203.0.113.8, false",
        "203.0.112.0/24, false"
    })
    void callersAddressIsInARange(String range, boolean listed) {
        service.addKey(key.withAddresses(range));
        assertThat(ask("nonce=1").body())
                .contains(listed ? "\"ipAllowlist\":[\"" + range + "\"]" : "EGeneral:Permission denied");
    }

    @ParameterizedTest
    @EnumSource(value = KeyStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void unusableKeysAreRefused(KeyStatus status) {
        service.addKey(key.withStatus(status));
        assertError(ask("nonce=1"), "EAPI:Invalid key");
    }

    @Test
    void accountsHaveFifteenCallsThatAreForgottenSlowly() {
        service.addKey(key);
        for (int nonce = 1; nonce <= 15; nonce++) {
            assertThat(ask("nonce=" + nonce).body()).contains("\"error\":[]");
        }
        assertError(ask("nonce=16"), "EAPI:Rate limit exceeded");
        assertThat(service.lastNonce("key")).isEqualTo(15);
        clock.advance(Duration.ofSeconds(4));
        assertThat(ask("nonce=16").body()).contains("\"error\":[]");
        assertError(ask("nonce=17"), "EAPI:Rate limit exceeded");
    }

    @Test
    void badRequestsAreNamed() {
        service.addKey(key);
        assertError(ask("{\"nonce\":"), "EGeneral:Invalid arguments");
        Http caller = new Http(service.endpoint(), Map.of());
        assertError(caller.call("POST", "/0/private/Nothing", ""), "EGeneral:Unknown method");
        assertError(caller.get(PATH), "EGeneral:Unknown method");
        assertThat(caller.get("/0/public/Time").body())
                .contains("\"unixtime\":" + clock.instant().getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64", "AAA$"})
    void secretsAreBase64(String secret) {
        assertThatThrownBy(() -> KrakenKey.of("key", new SigningKey.Shared(secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(secret);
        assertThat(key.toString()).doesNotContain(SECRET.secret());
    }

    private Http.Answer ask(String body) {
        String nonce = body.replaceFirst("nonce=", "")
                .replaceFirst("\\{\"nonce\":", "")
                .replaceFirst("[&,].*", "");
        Map<String, String> headers = Map.of("API-Key", "key", "API-Sign", sign(key, PATH, nonce, body));
        return new Http(service.endpoint(), headers).call("POST", PATH, body);
    }

    static String sign(KrakenKey key, String path, String nonce, String body) {
        byte[] digest = Signatures.sha256((nonce + body).getBytes(UTF_8));
        byte[] message = Arrays.copyOf(path.getBytes(UTF_8), path.length() + digest.length);
        System.arraycopy(digest, 0, message, path.length(), digest.length);
        byte[] secret = Base64.getDecoder().decode(key.signingKey().secret());
        return Base64.getEncoder().encodeToString(Signatures.hmac("HmacSHA512", secret, message));
    }

    private static void assertError(Http.Answer answer, String text) {
        assertThat(answer.body()).isEqualTo("{\"error\":[\"" + text + "\"]}");
        assertThat(answer.status()).isEqualTo(200);
    }
}
