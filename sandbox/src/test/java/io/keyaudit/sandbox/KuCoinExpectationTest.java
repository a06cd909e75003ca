package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KuCoinExpectationTest {

    @ParameterizedTest
    @CsvSource({
        "General, account r-; subaccount_keys -w; subaccounts -w; deposit_addresses -w; spot --; withdraw --; unified --",
        "Spot, spot -w; margin --",
        "Margin, margin -w",
        "Futures, futures -w; lead_trading --",
        "LeadtradeFutures, lead_trading -w; futures --",
        "Earn, earn -w",
        "Unified, unified ??; spot --",
        "InnerTransfer, transfer -w; withdraw --",
        "FlexTransfers, transfer -w; withdraw --",
        "Transfer, withdraw -w; transfer --",
        "Withdrawal, withdraw -w; transfer --",
        "Withdraw, withdraw -w; transfer --"
    })
    void wordsGrant(String word, String pairs) {
        assertThat(read(KuCoinKey.of("key", "secret", "pass", "General", word)).permissions())
                .containsAllEntriesOf(PairList.of(pairs));
    }

    @Test
    void onlyMasterAccountsMakeKeysOfSubAccounts() {
        KuCoinKey key = KuCoinKey.of("key", "secret", "pass", "General");
        assertThat(read(key.withMaster(false)).permissions()).containsEntry("subaccount_keys", "--");
        assertThat(read(key.withMaster(null)).permissions()).containsEntry("subaccount_keys", "-?");
    }

    @Test
    void keyWithoutGeneralCannotAsk() {
        assertThat(KuCoinKey.of("key", "secret", "pass", "Spot").expected().reading())
                .isEqualTo(new ExpectedReading.Refused("forbidden"));
    }

    @Test
    void constraintsAreWhatTheAnswerTells() {
        KuCoinKey key = KuCoinKey.of("key", "secret", "pass", "General").withAddresses("203.0.113.7", "198.51.100.4");
        assertThat(key.expected().constraints())
                .containsEntry("addresses", "198.**.4,203.**.7")
                .containsEntry("created", "2024-10-09T03:17:23Z")
                .containsEntry("label", "account1")
                .containsEntry("subAccount", "no")
                .containsEntry("expires", ExpectedKey.NOT_REPORTED)
                .containsEntry("lastUsed", ExpectedKey.NOT_REPORTED);
        assertThat(key.withAddresses().expected().constraints()).containsEntry("addresses", ExpectedKey.NONE);
        assertThat(key.toString()).doesNotContain("secret", "pass");
    }

    @Test
    void randomKeysSeed7MeetEveryCase() {
        Random random = new Random(7);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            KuCoinKey key = KuCoinKeys.random(random);
            seen.add(key.status().name());
            if (key.expected().reading() instanceof ExpectedReading.Read read) {
                read.permissions().forEach((resource, pair) -> seen.add(resource + " " + pair));
                seen.addAll(read.unrecognizedScopes());
            } else {
                seen.add(key.expected().reading().toString());
            }
        }
        assertThat(seen)
                .contains("ACTIVE", "DISABLED", "EXPIRED", "OTHER_HOST", "general", "Withdrawals", "SpotRead")
                .contains("withdraw -w", "withdraw --", "transfer -w", "transfer --", "unified ??", "unified --")
                .contains("subaccount_keys -w", "subaccount_keys --", "subaccount_keys -?")
                .contains("Refused[failureKind=rejected]", "Refused[failureKind=forbidden]")
                .doesNotContain("account --", "General");
    }

    private static ExpectedReading.Read read(KuCoinKey key) {
        return (ExpectedReading.Read) key.expected().reading();
    }
}
