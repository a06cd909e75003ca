package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HtxServiceTest {
    private static final String PATH = "/v2/user/api-key";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final SettableClock clock = new SettableClock();
    private final HtxService service =
            HtxService.start(ExchangeOptions.defaults().withClock(clock).withLimits());
    private final HtxKey key = HtxKey.of("key", "secret", "trade", "readOnly");

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void publishedSignatureIsAccepted() {
        SignedRequest request = SignedRequest.of("htx").get(0);
        try (HtxService then = HtxService.start(request.atItsTime())) {
            then.addKey(HtxKey.of(request.text("key"), request.text("secret"), "readOnly"));
            assertCode(request.send(then), 200);
            String target = request.text("target");
            assertCode(request.send(then, target + "&a=b", Map.of()), 1003);
            assertCode(request.send(then, target.replace("Version=2", "Version=1"), Map.of()), 1003);
            assertCode(request.send(then, target.replaceFirst("&Signature=.*", ""), Map.of()), 1003);
        }
    }

    @Test
    void userIsAskedForFirst() {
        service.addKey(key);
        assertThat(ask("/v2/user/uid", Map.of()).body()).contains("\"data\":123456789,");
        assertCode(ask(PATH, Map.of()), 2003);
        assertCode(ask(PATH, Map.of("uid", "1")), 2002);
    }

    @Test
    void keyIsDescribed() {
        service.addKey(key.withAddresses("192.168.0.1", "203.0.113.7"));
        assertThat(ask(PATH, Map.of("uid", "123456789", "accessKey", "key")).json())
                .isEqualTo(JsonReader.read("""
                        {"code":200,"message":"success","data":[{"accessKey":"key","status":"normal","note":"host",
                         "permission":"trade,readOnly","ipAddresses":"192.168.0.1,203.0.113.7","validDays":-1,
                         "createTime":1615192704000,"updateTime":1623030338000}],"ok":true}"""));
    }

    @Test
    void listHoldsAllKeysOfTheUserUnlessOneIsAskedFor() {
        service.addKey(HtxKey.of("other", "other secret", "withdraw"));
        service.addKey(HtxKeys.random(new Random(1)));
        service.addKey(key);
        assertThat(listed(Map.of("uid", "123456789"))).containsExactly("other", "key");
        assertThat(listed(Map.of("uid", "123456789", "accessKey", "key"))).containsExactly("key");
        assertThat(listed(Map.of("uid", "123456789", "accessKey", "nobody"))).isEmpty();
        service.listEveryKey();
        assertThat(listed(Map.of("uid", "123456789", "accessKey", "key"))).containsExactly("other", "key");
    }

    @ParameterizedTest
    @CsvSource({"300, 200", "301, 1002", "-300, 200", "-301, 1002"})
    void timestampsAreFiveMinutesOffAtMost(long offset, int code) {
        service.addKey(key);
        assertCode(ask("/v2/user/uid", Map.of("Timestamp", timestamp(offset))), code);
    }

    @ParameterizedTest
    @CsvSource({
        "Timestamp, now, 1002",
        "Timestamp, 2026-03-01T12:00:00Z, 1002",
        "Timestamp, 2026-03-01T12:00, 1002",
        "AccessKeyId, other, 1002",
        "SignatureMethod, HmacSHA384, 1003",
        "SignatureVersion, 1, 1003"
    })
    void parametersAreChecked(String name, String value, int code) {
        service.addKey(key);
        assertCode(ask("/v2/user/uid", Map.of(name, value)), code);
    }

    @Test
    void parametersAreSignedInTheirOrderHoweverTheyAreSent() {
        service.addKey(key);
        String query = "AccessKeyId=key&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp="
                + URLEncoder.encode(timestamp(0), UTF_8);
        List<String> parameters = Arrays.asList(query.split("&", -1));
        String signature = signature("api.huobi.pro", "/v2/user/uid", query);
        Collections.reverse(parameters);
        String sent = "Signature=" + signature + "&" + String.join("&", parameters);
        assertCode(new Http(service.endpoint(), Map.of()).get("/v2/user/uid?" + sent), 200);
    }

    @Test
    void calledHostCanBeSignedAndOthersCannot() {
        service.addKey(key);
        assertCode(ask("/v2/user/uid", Map.of(), "portal.test"), 200);
        assertCode(ask("/v2/user/uid", Map.of(), "example.com"), 1003);
    }

    @ParameterizedTest
    @EnumSource(value = KeyStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void unusableKeysAreRefused(KeyStatus status) {
        service.addKey(key.withStatus(status));
        assertCode(ask("/v2/user/uid", Map.of()), 1002);
    }

    @Test
    void otherAddressesAreRefused() {
        service.addKey(key.withAddresses("198.51.100.4"));
        assertCode(ask("/v2/user/uid", Map.of()), 1002);
    }

    @Test
    void keysHaveTwentyCallsInTwoSeconds() {
        service.addKey(key);
        for (int i = 0; i < 20; i++) {
            assertCode(ask("/v2/user/uid", Map.of()), 200);
        }
        assertThat(ask("/v2/user/uid", Map.of()).status()).isEqualTo(429);
        clock.advance(Duration.ofMillis(2001));
        assertCode(ask("/v2/user/uid", Map.of()), 200);
    }

    @Test
    void otherRoutesDoNotExist() {
        Http caller = new Http(service.endpoint(), Map.of());
        assertThat(caller.call("POST", PATH, "").status()).isEqualTo(404);
        assertThat(caller.get("/v2/user").status()).isEqualTo(404);
        assertCode(caller.get(PATH), 1002);
    }

    private List<Object> listed(Map<String, String> parameters) {
        return ask(PATH, parameters).json() instanceof Map<?, ?> body && body.get("data") instanceof List<?> rows
                ? rows.stream()
                        .<Object>map(row -> ((Map<?, ?>) row).get("accessKey"))
                        .toList()
                : List.of("no list");
    }

    private Http.Answer ask(String path, Map<String, String> parameters) {
        return ask(path, parameters, "api.huobi.pro");
    }

    private Http.Answer ask(String path, Map<String, String> parameters, String host) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "AccessKeyId", "key",
                "SignatureMethod", "HmacSHA256",
                "SignatureVersion", "2",
                "Timestamp", timestamp(0)));
        all.putAll(parameters);
        String query = all.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        String signature = signature(host, path, query);
        return new Http(service.endpoint(), Map.of()).get(path + "?" + query + "&Signature=" + signature);
    }

    private static String signature(String host, String path, String query) {
        byte[] message = ("GET\n" + host + "\n" + path + "\n" + query).getBytes(UTF_8);
        byte[] mac = Signatures.hmac("HmacSHA256", "secret".getBytes(UTF_8), message);
        return URLEncoder.encode(Base64.getEncoder().encodeToString(mac), UTF_8);
    }

    private String timestamp(long offset) {
        return TIMESTAMP.format(clock.instant().plusSeconds(offset));
    }

    private static void assertCode(Http.Answer answer, int code) {
        assertThat(answer.body()).startsWith("{\"code\":" + code + ",");
        assertThat(answer.status()).isEqualTo(200);
    }
}
