package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceExpectationTest {

    @ParameterizedTest
    @CsvSource({
        "enableReading, account r-; spot_margin r?; withdraw r?; fix ??; keys ??",
        "enableSpotAndMarginTrading, spot_margin ?w; margin ??; account ?-",
        "enableMargin, margin ?w; spot_margin ??",
        "enableFutures, futures ?w",
        "enableVanillaOptions, options ?w",
        "enablePortfolioMarginTrading, portfolio_margin ?w",
        "enableFixReadOnly, fix r?",
        "enableFixApiTrade, fix ?w",
        "enableInternalTransfer, internal_transfer ?w; universal_transfer ??",
        "permitsUniversalTransfer, universal_transfer ?w; internal_transfer ??",
        "enableWithdrawals, withdraw ?w"
    })
    void trueFlagGrantsAndAbsentOnesAreUnknown(String flag, String pairs) {
        assertThat(read(Map.of(flag, true)).permissions()).containsAllEntriesOf(PairList.of(pairs));
    }

    @Test
    void falseFlagDenies() {
        assertThat(read(Map.of("enableReading", true, "enableFutures", false)).permissions())
                .containsEntry("futures", "r-");
    }

    @Test
    void unknownFlagsCountOnlyWhenTrue() {
        assertThat(read(Map.of("enableMars", true, "enableVenus", false)).unrecognizedScopes())
                .containsExactly("enableMars");
    }

    @Test
    void randomKeysSeed7MeetEveryCase() {
        Random random = new Random(7);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 500; i++) {
            BinanceKey key = BinanceKeys.random(random, Instant.parse("2026-03-01T12:00:00Z"));
            seen.add(key.status().name());
            if (key.expected().reading() instanceof ExpectedReading.Read read) {
                read.permissions().forEach((resource, pair) -> seen.add(resource + " " + pair));
                seen.addAll(read.unrecognizedScopes());
            }
        }
        assertThat(seen)
                .contains("ACTIVE", "DISABLED", "EXPIRED", "OTHER_HOST", "enableWithdrawal")
                .contains("account r-", "account ?-", "withdraw rw", "withdraw r-", "withdraw r?", "withdraw ?w")
                .contains("fix -w", "fix r-", "fix ?-", "fix ??", "keys ??")
                .doesNotContain("account --", "enableWithdrawals");
    }

    private static ExpectedReading.Read read(Map<String, Boolean> flags) {
        BinanceKey key = BinanceKey.of("key", new SigningKey.Shared("secret"), flags);
        return (ExpectedReading.Read) key.expected().reading();
    }
}
