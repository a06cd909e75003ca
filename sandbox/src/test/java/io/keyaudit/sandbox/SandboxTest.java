package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SandboxTest {
    private static final Map<String, String> PROBES = Map.of(
            "files", "/files/1",
            "rooms", "/files/rooms/1",
            "accounts", "/people",
            "accounts.self", "/people/@self",
            "groups", "/group",
            "portal", "/settings");

    @Test
    void sampleNamesAreUniqueAndPlain() {
        try (Sandbox sandbox = Sandbox.start()) {
            Set<String> names = new HashSet<>();
            assertThat(sandbox.sampleKeys()).hasSizeLessThanOrEqualTo(20).allSatisfy(sample -> {
                assertThat(sample.name()).matches("[a-z]+(-[a-z]+)*");
                assertThat(names.add(sample.name())).isTrue();
                assertThat(sample.story()).isNotBlank();
                assertThat(sample.tags()).isNotEmpty();
                assertThat(sample.credentials().values())
                        .allSatisfy(value -> assertThat(sample.toString()).doesNotContain(value));
            });
        }
    }

    @Test
    void docSpaceSamplesMayDoWhatIsExpected() {
        try (Sandbox sandbox = Sandbox.start()) {
            for (SampleKey sample : samples(sandbox, "docspace")) {
                Http caller = Http.bearer(sample.endpoint(), credential(sample, "apiKey"));
                if (sample.expected() instanceof ExpectedReading.Read read) {
                    PROBES.forEach((resource, path) -> assertThat(pair(caller, path))
                            .as(sample.name() + " " + resource)
                            .matches(String.valueOf(read.permissions().get(resource))
                                    .replace('?', '.')));
                    assertThat(read.unrestricted())
                            .isEqualTo(
                                    caller.get("/api/2.0/keys/@self").fields().get("permissions") == null);
                } else {
                    assertThat(caller.get("/api/2.0/files").status()).isEqualTo(401);
                }
            }
        }
    }

    @Test
    void bitfinexSamplesAnswerWhatIsExpected() {
        try (Sandbox sandbox = Sandbox.start()) {
            for (SampleKey sample : samples(sandbox, "bitfinex")) {
                String apiKey = credential(sample, "apiKey");
                assertThat(sample.credentials().values())
                        .allSatisfy(value -> assertThat(value).matches("[A-Za-z0-9_-]{43}"));
                Http.Answer answer = permissions(sample, sandbox.bitfinex().lastNonce(apiKey) + 1);
                if (sample.expected() instanceof ExpectedReading.Read read) {
                    read.permissions()
                            .forEach((scope, pair) -> assertThat(answer.body())
                                    .as(sample.name())
                                    .matches(
                                            body -> body.contains(row(scope, pair)) != pair.equals("??"),
                                            scope + pair));
                } else {
                    assertThat(answer.body()).contains("10100");
                }
            }
        }
    }

    @Test
    void liveBotCountsInMilliseconds() {
        try (Sandbox sandbox = Sandbox.start()) {
            SampleKey bot = samples(sandbox, "bitfinex").stream()
                    .filter(sample -> sample.name().equals("live-bot"))
                    .findFirst()
                    .orElseThrow();
            assertThat(permissions(bot, System.currentTimeMillis() / 1000).body())
                    .contains("10114");
            assertThat(permissions(bot, System.currentTimeMillis() + 1).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void secretsAreNewAtEveryStart() {
        try (Sandbox one = Sandbox.start();
                Sandbox two = Sandbox.start()) {
            assertThat(one.sampleKeys().get(0).credentials())
                    .isNotEqualTo(two.sampleKeys().get(0).credentials());
            assertThat(one.docSpace().endpoint()).isNotEqualTo(two.docSpace().endpoint());
        }
    }

    @Test
    void takenPortIsNamed() {
        try (DocSpaceService taken = DocSpaceService.start()) {
            int port = taken.endpoint().getPort();
            assertThatThrownBy(() -> Sandbox.start(port))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(String.valueOf(port));
            // The first of the two ports is free or not; the second is taken for certain.
            assertThatThrownBy(() -> Sandbox.start(port - 1)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void portsOutOfRangeAreRefused() {
        for (int port : List.of(-1, 65530)) {
            assertThatThrownBy(() -> Sandbox.start(port)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void closedServicesAreGone() {
        Sandbox sandbox = Sandbox.start();
        sandbox.close();
        for (URI endpoint :
                List.of(sandbox.docSpace().endpoint(), sandbox.bitfinex().endpoint())) {
            assertThatThrownBy(() -> new Http(endpoint, Map.of()).get("/")).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void secretsStayOutOfText() {
        BitfinexKey key = BitfinexKey.of(BitfinexScope.of("orders", "rw"));
        assertThat(key.toString())
                .contains("orders")
                .doesNotContain(key.apiSecret())
                .doesNotContain(key.apiKey());
        IssuedKey issued = new IssuedKeys(new SettableClock()).issue(PortalKey.unrestricted("shown"));
        assertThat(issued.toString()).contains("shown").doesNotContain(issued.secret());
        assertThat(Reply.json(200, issued.secret()).toString()).doesNotContain(issued.secret());
    }

    @Test
    void failingServiceAnswers500() {
        try (LoopbackServer server = LoopbackServer.start("failing", 0, request -> {
            throw new IllegalStateException("on purpose");
        })) {
            assertThat(new Http(server.endpoint(), Map.of()).get("/").status()).isEqualTo(500);
        }
    }

    private static List<SampleKey> samples(Sandbox sandbox, String provider) {
        return sandbox.sampleKeys().stream()
                .filter(sample -> sample.provider().equals(provider))
                .toList();
    }

    private static Http.Answer permissions(SampleKey sample, long nonce) {
        String path = "/v2/auth/r/permissions";
        String signature = HmacOf.sha384(credential(sample, "apiSecret"), "/api" + path + nonce + "{}");
        Map<String, String> headers = Map.of(
                "bfx-apikey", credential(sample, "apiKey"),
                "bfx-nonce", String.valueOf(nonce),
                "bfx-signature", signature);
        return new Http(sample.endpoint(), headers).call("POST", path, "{}");
    }

    private static String credential(SampleKey sample, String name) {
        @Nullable String value = sample.credentials().get(name);
        assertThat(value).isNotNull();
        return String.valueOf(value);
    }

    private static String row(String scope, String pair) {
        return "[\"" + scope + "\"," + (pair.charAt(0) == 'r' ? 1 : 0) + "," + (pair.charAt(1) == 'w' ? 1 : 0) + "]";
    }

    private static String pair(Http caller, String path) {
        boolean read = caller.get("/api/2.0" + path).status() == 200;
        boolean write = caller.call("POST", "/api/2.0" + path, "{}").status() == 200;
        return (read ? "r" : "-") + (write ? "w" : "-");
    }
}
