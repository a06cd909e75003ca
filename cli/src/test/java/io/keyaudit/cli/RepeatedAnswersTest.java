package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Access;
import io.keyaudit.Endpoint;
import io.keyaudit.Grant;
import io.keyaudit.PermissionSet;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.testkit.RawExchange;
import io.keyaudit.testkit.RawService;
import io.keyaudit.testkit.VirtualTicker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A service that answers each request twice, the second time late, as a stuttering proxy does. No key is ever reported
 * with another one's permissions. The system property {@code keyaudit.runs} says how many runs are made of each kind.
 */
class RepeatedAnswersTest {
    private static final int KEYS = 15;
    private static final int LONGEST_DELAY = 30;
    private static final Pattern NUMBER = Pattern.compile("(?i)(?:bfx-apikey: |Bearer sk-)0*(\\d+)");
    private static final List<String> BITFINEX = List.of("account", "orders", "wallets");
    private static final List<String> DOCSPACE = List.of("files", "rooms", "accounts");

    static Stream<Arguments> runs() {
        int runs = Integer.getInteger("keyaudit.runs", 1);
        return Stream.of("bitfinex", "docspace")
                .flatMap(provider -> Stream.of(1, 4, 16)
                        .flatMap(concurrency ->
                                IntStream.range(0, runs).mapToObj(seed -> Arguments.of(provider, concurrency, seed))));
    }

    @ParameterizedTest(name = "{0}, {1} at a time, seed {2}")
    @MethodSource("runs")
    @Timeout(60)
    void noKeyGetsAnotherOnesAnswer(String provider, int concurrency, int seed) {
        boolean bitfinex = provider.equals("bitfinex");
        Random delays = new Random(seed);
        try (RawService service = RawService.start(client -> stutter(client, bitfinex, delays))) {
            List<AuditTarget> targets = new ArrayList<>();
            for (int key = 0; key < KEYS; key++) {
                targets.add(target(provider, Endpoint.parse(service.address()), key));
            }
            List<KeyOutcome> outcomes = KeyAuditor.builder()
                    .concurrency(concurrency)
                    .rateLimiters(RateLimiters.create(new VirtualTicker()))
                    .build()
                    .audit(targets);

            for (int key = 0; key < KEYS; key++) {
                assertThat(outcomes.get(key)).isInstanceOf(KeyOutcome.Inspected.class);
                PermissionSet read =
                        ((KeyOutcome.Inspected) outcomes.get(key)).snapshot().permissions();
                assertThat(granted(read, bitfinex ? BITFINEX : DOCSPACE))
                        .as("key %d: %s", key, outcomes.get(key))
                        .isEqualTo(bits(key));
            }
        }
    }

    private static AuditTarget target(String provider, Endpoint endpoint, int key) {
        String number = String.valueOf(key);
        AuditTarget.Builder target = AuditTarget.builder("key " + key, provider).endpoint(endpoint);
        return provider.equals("bitfinex")
                ? target.credential("apiKey", Secret.of("0".repeat(42 - number.length()) + number + "x"))
                        .credential("apiSecret", Secret.of("1".repeat(43)))
                        .build()
                : target.credential("apiKey", Secret.of("sk-" + "0".repeat(64 - number.length()) + number))
                        .build();
    }

    /** What a key can read, a bit for each resource, and never nothing, which means everything to a portal. */
    private static int bits(int key) {
        return 1 + key % ((1 << BITFINEX.size()) - 1);
    }

    private static int granted(PermissionSet read, List<String> resources) {
        int bits = 0;
        for (int i = 0; i < resources.size(); i++) {
            bits |= read.grant(resources.get(i), Access.READ) == Grant.GRANTED ? 1 << i : 0;
        }
        return bits;
    }

    private static void stutter(RawExchange client, boolean bitfinex, Random delays) throws IOException {
        Matcher number = NUMBER.matcher(client.head());
        int key = number.find() ? Integer.parseInt(number.group(1)) : 0;
        String answer = bitfinex ? rows(bits(key)) : portalKey(key);
        client.writeJson(answer);
        client.idle(Duration.ofMillis(1 + delays.nextInt(LONGEST_DELAY)));
        client.writeJson(answer);
    }

    private static String rows(int bits) {
        return IntStream.range(0, BITFINEX.size())
                .mapToObj(i -> "[\"%s\",%d,0]".formatted(BITFINEX.get(i), (bits >> i) & 1))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String portalKey(int key) {
        int bits = bits(key);
        List<String> scopes = IntStream.range(0, DOCSPACE.size())
                .filter(i -> ((bits >> i) & 1) == 1)
                .mapToObj(i -> '"' + DOCSPACE.get(i) + ":read\"")
                .toList();
        String end = "%04d".formatted(key);
        return "{\"response\":{\"id\":\"k%d\",\"name\":\"n\",\"keyPostfix\":\"%s\",\"isActive\":true,\"permissions\":[%s]}}"
                .formatted(key, end, String.join(",", scopes));
    }
}
