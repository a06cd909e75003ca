package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoinbaseExpectationTest {
    private static final SigningKey.Pair PAIR = KeyPairs.ed25519();
    private static final Map<String, Boolean> NONE =
            Map.of("can_view", false, "can_trade", false, "can_transfer", false, "can_receive", false);

    @ParameterizedTest
    @CsvSource({
        "can_view, account r-; payment_links ??; trading --; transfer --; receive --",
        "can_trade, account --; payment_links ??; trading -w; transfer --; receive --",
        "can_transfer, account --; payment_links ??; trading --; transfer -w; receive --",
        "can_receive, account --; payment_links ??; trading --; transfer --; receive -w"
    })
    void trueFlagGrants(String flag, String pairs) {
        Map<String, Boolean> flags = new TreeMap<>(NONE);
        flags.put(flag, true);
        assertThat(read(flags).permissions()).isEqualTo(PairList.of(pairs));
    }

    @Test
    void absentFlagsAreUnknown() {
        assertThat(read(Map.of()).permissions())
                .isEqualTo(PairList.of("account ??; payment_links ??; trading ??; transfer ??; receive ??"));
    }

    @Test
    void unknownFlagsCountOnlyWhenTrue() {
        assertThat(read(Map.of("can_stake", true, "can_lend", false)).unrecognizedScopes())
                .containsExactly("can_stake");
    }

    @Test
    void constraintsAreWhatTheAnswerTells() {
        CoinbaseKey key = CoinbaseKey.of("key", PAIR, NONE).withAddresses("203.0.113.7");
        assertThat(key.expected().constraints())
                .containsEntry("portfolio", "01234567-89ab-cdef-0123-456789abcdef")
                .containsEntry("portfolioType", "DEFAULT")
                .containsEntry("addresses", ExpectedKey.NOT_REPORTED);
        assertThat(key.toString()).doesNotContain(PAIR.secret());
    }

    @Test
    void randomKeysSeed7MeetEveryCase() {
        Random random = new Random(7);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            CoinbaseKey key = CoinbaseKeys.random(random);
            seen.add(key.status().name());
            seen.add(key.signingKey().publicKey().getAlgorithm());
            seen.add(key.apiKey().startsWith("organizations/") ? "long" : "short");
            if (key.expected().reading() instanceof ExpectedReading.Read read) {
                read.permissions().forEach((resource, pair) -> seen.add(resource + " " + pair));
                seen.addAll(read.unrecognizedScopes());
            }
        }
        assertThat(seen)
                .contains("ACTIVE", "DISABLED", "EXPIRED", "OTHER_HOST", "EC", "long", "short", "can_stake")
                .contains("account r-", "account --", "account ?-", "transfer -w", "transfer --", "transfer -?")
                .contains("payment_links ??")
                .doesNotContain("payment_links --", "account rw");
    }

    private static ExpectedReading.Read read(Map<String, Boolean> flags) {
        return (ExpectedReading.Read)
                CoinbaseKey.of("key", PAIR, flags).expected().reading();
    }
}
