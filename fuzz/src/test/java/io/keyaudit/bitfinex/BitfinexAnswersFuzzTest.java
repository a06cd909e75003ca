package io.keyaudit.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyaudit.Credentials;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.Secret;
import io.keyaudit.fuzz.Mutations;
import io.keyaudit.http.FuzzedService;
import io.keyaudit.sandbox.IndependentJson;
import io.keyaudit.spi.ProviderException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever Bitfinex answers, it is understood for what it says, or refused with the one documented exception. */
class BitfinexAnswersFuzzTest {
    private static final String SECRET = "sEcReT-fuzzed-01234567890123456789012345678";

    /** Each input has a key of its own, since what a key's nonces were is remembered. */
    private static final AtomicLong KEYS = new AtomicLong();

    @FuzzTest(maxDuration = "1h")
    void answers(byte[] input) {
        FuzzedService exchange = FuzzedService.of(input);
        Credentials key = Credentials.of(
                Map.of("apiKey", Secret.of("kEy-fuzzed-" + KEYS.incrementAndGet()), "apiSecret", Secret.of(SECRET)));
        KeySnapshot snapshot;
        try {
            snapshot = exchange.inspect(new BitfinexProvider(), Map.of("nonce", "gentle"), key);
        } catch (ProviderException documented) {
            assertThat(documented.getMessage())
                    .isNotBlank()
                    .hasSizeLessThan(500)
                    .doesNotContain(SECRET)
                    .doesNotContainPattern("\\p{C}");
            return;
        }
        assertThat(exchange.lastStatus(BitfinexApi.PERMISSIONS)).isEqualTo(200);
        String text = exchange.lastText(BitfinexApi.PERMISSIONS).orElseThrow();
        if (IndependentJson.judges(text)) {
            assertTold(snapshot, IndependentJson.read(text));
        }
    }

    private static void assertTold(KeySnapshot snapshot, Object answer) {
        Map<Object, Set<List<Grant>>> stated = rows(answer).stream()
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.get(0)),
                        Collectors.mapping(row -> List.of(grant(row.get(1)), grant(row.get(2))), Collectors.toSet())));
        assertThat(stated).isNotEmpty();
        assertThat(snapshot.permissions().unrestricted()).isFalse();
        assertThat(snapshot.permissions().permissions())
                .extracting(Permission::resource)
                .containsAll(stated.keySet().stream().map(String::valueOf).toList());
        for (Permission permission : snapshot.permissions().permissions()) {
            assertThat(List.of(permission.read(), permission.write()))
                    .as(permission.resource())
                    .isIn(stated.getOrDefault(permission.resource(), Set.of(List.of(Grant.UNKNOWN, Grant.UNKNOWN))));
        }
        assertThat(stated.values()).as("no scope is stated in two ways").allMatch(pairs -> pairs.size() == 1);
    }

    private static List<List<?>> rows(Object answer) {
        return ((List<?>) answer).stream().<List<?>>map(row -> (List<?>) row).toList();
    }

    private static Grant grant(Object column) {
        BigDecimal number = (BigDecimal) column;
        if (number.scale() == 0 && number.signum() == 0) {
            return Grant.DENIED;
        }
        assertThat(number).isEqualTo(BigDecimal.ONE);
        return Grant.GRANTED;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1})
    @Timeout(120)
    void damagedAnswers(long seed) {
        Mutations.of(
                        BitfinexAnswersFuzzTest.class,
                        "answers",
                        seed,
                        "null",
                        "true",
                        "[]",
                        "{}",
                        "\"",
                        "[\"withdraw\",0,1],",
                        ",[\"withdraw\",1,0]",
                        "[\"error\",10114,\"nonce: small\"]",
                        "[\"error\",null,\"ratelimit: error\"]",
                        "{\"error\":\"ERR_RATE_LIMIT\"}",
                        "-0",
                        "1.0",
                        "1e0",
                        "2",
                        "\ufeff",
                        "\n----\n",
                        "500\n",
                        "429 5\n",
                        SECRET)
                .feed(this::answers);
    }
}
