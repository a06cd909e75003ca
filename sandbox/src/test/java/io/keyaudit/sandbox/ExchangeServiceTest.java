package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeServiceTest {
    private final SettableClock clock = new SettableClock();
    private final Echo service =
            new Echo(ExchangeOptions.defaults().withClock(clock).withLimits());
    private final Http caller = new Http(service.endpoint(), Map.of());

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void requestsAreRecorded() {
        caller.get("/me?a=%2F");
        caller.call("POST", "/other", "{}");
        assertThat(service.requests()).containsExactly("GET /me", "POST /other");
        service.forgetRequests();
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void queriesArriveAsSent() {
        assertThat(caller.get("/me?a=%2F&b=1").json()).isEqualTo(Map.of("key", "none", "query", "a=%2F&b=1"));
    }

    @Test
    void faultsApplyInOrderAndToTheQuestionOnly() {
        service.inject(Fault.html(503), 2);
        service.inject(Fault.json(200, "{\"error\":1}"));
        assertThat(caller.get("/other").status()).isEqualTo(200);
        assertThat(caller.get("/me").status()).isEqualTo(503);
        assertThat(caller.get("/me").body()).startsWith("<!doctype html>");
        assertThat(caller.get("/me").body()).isEqualTo("{\"error\":1}");
        assertThat(caller.get("/me").body()).isEqualTo("{\"error\":1}");
        service.recover();
        assertThat(caller.get("/me").body()).isEqualTo("{\"key\":\"none\",\"query\":\"\"}");
    }

    @Test
    void faultsChangeTheGenuineAnswer() {
        service.inject(Fault.truncatedBody(), 1);
        service.inject(Fault.memberBefore("query", "\"key\":1"), 1);
        service.inject(Fault.replacing("none", "some"), 1);
        service.inject(Fault.replacing("nobody", "some"), 1);
        service.inject(Fault.noAnswer(), 1);
        assertThat(caller.get("/me").body()).isEqualTo("{\"key\":\"none");
        assertThat(caller.get("/me").body()).isEqualTo("{\"key\":\"none\",\"key\":1,\"query\":\"\"}");
        assertThat(caller.get("/me").body()).isEqualTo("{\"key\":\"some\",\"query\":\"\"}");
        assertThat(caller.get("/me").body()).isEqualTo("{\"key\":\"none\",\"query\":\"\"}");
        assertThatThrownBy(() -> caller.get("/me"))
                .isInstanceOfAny(UncheckedIOException.class, StringIndexOutOfBoundsException.class);
    }

    @Test
    void anotherKeyIsDescribed() {
        Key one = new Key("one");
        service.addKey(one);
        service.describeInstead(new Key("two"));
        assertThat(caller.get("/me?one").body()).contains("\"two\"");
        service.recover();
        assertThat(caller.get("/me?one").body()).contains("\"one\"");
    }

    @Test
    void limitsCountInTheServicesTime() {
        assertThat(service.isWithinLimit("a", 1, Duration.ofSeconds(1))).isTrue();
        assertThat(service.isWithinLimit("a", 1, Duration.ofSeconds(1))).isFalse();
        assertThat(service.isWithinLimit("b", 1, Duration.ofSeconds(1))).isTrue();
        clock.advance(Duration.ofSeconds(1).plusNanos(1));
        assertThat(service.isWithinLimit("a", 1, Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void clockOffsetMovesTheServicesTime() {
        try (Echo ahead = new Echo(ExchangeOptions.defaults().withClock(clock).withClockOffset(Duration.ofHours(1)))) {
            assertThat(ahead.now()).isEqualTo(clock.instant().plusSeconds(3600));
        }
    }

    @Test
    void callersAddressIsLookedUp() {
        assertThat(service.isCallerListed(new Key("any"))).isTrue();
        assertThat(service.isCallerListed(new Key("listed", "198.51.100.1", ExchangeOptions.DEFAULT_CALLER)))
                .isTrue();
        assertThat(service.isCallerListed(new Key("other", "198.51.100.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "Ed25519", "EC"})
    void signaturesOfTheOwnersKeyPairAreVerified(String algorithm) {
        SigningKey.Pair pair = switch (algorithm) {
            case "RSA" -> KeyPairs.rsa();
            case "EC" -> KeyPairs.p256();
            default -> KeyPairs.ed25519();
        };
        byte[] signature = OwnersSignature.of(pair, "message");
        assertThat(Signatures.verifies(pair.publicKey(), "message".getBytes(UTF_8), signature))
                .isTrue();
        assertThat(Signatures.verifies(pair.publicKey(), "massage".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(Signatures.verifies(pair.publicKey(), "message".getBytes(UTF_8), Signatures.NONE))
                .isFalse();
        assertThat(pair.toString()).doesNotContain(pair.secret());
    }

    /** Answers the key that is named by the query, and the query. */
    private static final class Echo extends ExchangeService<Key> {
        Echo(ExchangeOptions options) {
            super("echo", options, "/me");
        }

        @Override
        Reply answer(Request request) {
            String key =
                    key(request.query()).map(this::described).map(Key::apiKey).orElse("none");
            return new Reply(200, Map.of(), "{\"key\":\"" + key + "\",\"query\":\"" + request.query() + "\"}");
        }
    }

    private record Key(String apiKey, List<String> addresses) implements ExchangeKey {
        Key(String apiKey, String... addresses) {
            this(apiKey, List.of(addresses));
        }

        @Override
        public SigningKey signingKey() {
            return new SigningKey.Shared("secret");
        }

        @Override
        public String account() {
            return "1";
        }

        @Override
        public KeyStatus status() {
            return KeyStatus.ACTIVE;
        }

        @Override
        public ExpectedKey expected() {
            return ExpectedKey.refused("rejected");
        }
    }
}
