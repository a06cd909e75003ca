package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiServiceTest {
    private static final String PATH = "/v1/roles";

    private final SettableClock clock = new SettableClock();
    private final GeminiService service =
            GeminiService.start(ExchangeOptions.defaults().withClock(clock));
    private final GeminiKey key = GeminiKey.of("account-1", "secret", Map.of("isTrader", true));

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void publishedSignatureIsAccepted() {
        SignedRequest request = SignedRequest.of("gemini").get(0);
        service.addKey(GeminiKey.of(request.text("key"), request.text("secret"), Map.of("isAuditor", true)));
        assertReason(request.send(service, PATH, Map.of("X-GEMINI-SIGNATURE", "00")), "InvalidSignature");
        assertThat(request.send(service).body()).isEqualTo("{\"isAuditor\":true}");
        assertThat(service.lastNonce(request.text("key"))).isEqualTo(1700000000123L);
        assertReason(request.send(service), "InvalidNonce");
    }

    @Test
    void masterKeysAreToldMore() {
        service.addKey(GeminiKey.of("master-1", "secret", Map.of("isAccountAdmin", true)));
        assertThat(ask("master-1", payload("1"), Map.of()).body())
                .isEqualTo("{\"isAccountAdmin\":true,\"counterparty_id\":\"EMONNYXH\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7\"", "18446744073709551615"})
    void noncesAreNumbersOrTheirDigits(String nonce) {
        service.addKey(key);
        assertThat(ask(payload(nonce)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "99", "-1", "1.5", "\"\"", "null", "18446744073709551616", "true"})
    void otherNoncesAreRefusedAndChangeNothing(String nonce) {
        service.addKey(key.withLastNonce(100));
        assertReason(ask(payload(nonce)), "InvalidNonce");
        assertThat(service.lastNonce("account-1")).isEqualTo(100);
        assertThat(ask(payload("101")).status()).isEqualTo(200);
    }

    @Test
    void botInSecondsIsLockedOutByMilliseconds() {
        service.addKey(key);
        long now = clock.instant().getEpochSecond();
        assertThat(service.ownerCalls("account-1", now)).isTrue();
        assertThat(ask(payload(String.valueOf(clock.millis()))).status()).isEqualTo(200);
        assertThat(service.ownerCalls("account-1", now + 60)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"30, true", "31, false", "-30, true", "-31, false"})
    void timeBasedNoncesAreThirtySecondsOffAtMostAndNeedNotGrow(long offset, boolean accepted) {
        service.addKey(key.withTimeBased(true));
        long seconds = clock.instant().getEpochSecond() + offset;
        for (long nonce : new long[] {seconds, seconds, clock.millis() + 1000 * offset}) {
            assertThat(ask(payload(String.valueOf(nonce))).status() == 200).isEqualTo(accepted);
        }
    }

    @Test
    void nothingButThePayloadIsSent() {
        service.addKey(key);
        String payload = payload("1");
        Http.Answer answer = new Http(service.endpoint(), headers("account-1", payload)).call("POST", PATH, "{}");
        assertReason(answer, "InvalidSignature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"request\":\"/v1/orders\",\"nonce\":1}", "[]", "{", "{\"nonce\":1}"})
    void payloadNamesTheEndpoint(String json) {
        service.addKey(key);
        assertReason(ask(base64(json)), "EndpointMismatch");
    }

    @ParameterizedTest
    @EnumSource(value = KeyStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void unusableKeysAreInvalid(KeyStatus status) {
        assertReason(ask(payload("1")), "InvalidApiKey");
        service.addKey(key.withStatus(status));
        assertReason(ask(payload("1")), "InvalidApiKey");
    }

    @Test
    void signatureIsLowerCaseAndOfThePayload() {
        service.addKey(key);
        String signature = HmacOf.sha384("secret", payload("1"));
        assertReason(signed(payload("1"), signature.toUpperCase(Locale.ROOT)), "InvalidSignature");
        assertReason(signed(payload("2"), signature), "InvalidSignature");
        assertThat(service.lastNonce("account-1")).isZero();
    }

    @Test
    void otherRoutesDoNotExist() {
        Http caller = new Http(service.endpoint(), Map.of());
        assertThat(caller.get(PATH).status()).isEqualTo(404);
        assertThat(caller.call("POST", "/v1/orders", "").status()).isEqualTo(404);
    }

    private Http.Answer signed(String payload, String signature) {
        return ask("account-1", payload, Map.of("X-GEMINI-SIGNATURE", signature));
    }

    private Http.Answer ask(String payload) {
        return ask("account-1", payload, Map.of());
    }

    private Http.Answer ask(String apiKey, String payload, Map<String, String> otherHeaders) {
        Map<String, String> headers = headers(apiKey, payload);
        headers.putAll(otherHeaders);
        return new Http(service.endpoint(), headers).call("POST", PATH, "");
    }

    private static Map<String, String> headers(String apiKey, String payload) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "text/plain");
        headers.put("X-GEMINI-APIKEY", apiKey);
        headers.put("X-GEMINI-PAYLOAD", payload);
        headers.put("X-GEMINI-SIGNATURE", HmacOf.sha384("secret", payload));
        return headers;
    }

    private static String payload(String nonce) {
        return base64("{\"request\":\"/v1/roles\",\"nonce\":" + nonce + "}");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static void assertReason(Http.Answer answer, String reason) {
        assertThat(answer.body()).startsWith("{\"result\":\"error\",\"reason\":\"" + reason + "\"");
        assertThat(answer.status()).isEqualTo(400);
    }
}
