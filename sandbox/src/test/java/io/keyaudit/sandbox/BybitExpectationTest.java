package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BybitExpectationTest {

    @ParameterizedTest
    @CsvSource({
        "ContractTrade, Order, contract.orders rw; contract.positions --; spot ??; keys ??",
        "ContractTrade, Position, contract.positions rw; contract.orders --",
        "Spot, SpotTrade, spot rw",
        "Options, OptionsTrade, options rw",
        "Derivatives, DerivativesTrade, derivatives rw",
        "Wallet, AccountTransfer, transfer rw; subaccount_transfer --; withdraw --; keys ?w",
        "Wallet, SubMemberTransfer, subaccount_transfer rw; transfer --; keys ?w",
        "Wallet, SubMemberTransferList, subaccount_transfer rw; keys ?-",
        "Wallet, Withdraw, withdraw rw; keys ?w",
        "Exchange, ExchangeHistory, convert rw",
        "Earn, Earn, earn rw",
        "FiatP2P, FiatP2POrder, p2p rw",
        "FiatP2P, Advertising, p2p rw",
        "FiatBitPay, FaitPayOrder, pay rw",
        "FiatBybitPay, FaitPayOrder, pay rw",
        "FiatBybitPay, None, pay ??",
        "FiatConvertBroker, FiatConvertBrokerOrder, fiat_convert rw",
        "FiatGlobalPay, Anything, global_pay ??; pay ??",
        "BitCard, BitCard, card rw",
        "ByXPost, ByXPost, community_post rw",
        "BlockTrade, BlockTrade, block_trade rw",
        "Affiliate, Affiliate, affiliate rw"
    })
    void wordsGrantAndGroupsThatAreLeftOutAreUnknown(String group, String word, String pairs) {
        Map<String, List<String>> permissions = Map.of(group, List.of(word));
        assertThat(read(0, permissions).permissions()).containsAllEntriesOf(PairList.of(pairs));
    }

    @Test
    void readOnlyRulesOverAllGroups() {
        Map<String, List<String>> permissions = Map.of("Wallet", List.of("Withdraw"), "Spot", List.of());
        assertThat(read(1, permissions).permissions())
                .containsAllEntriesOf(PairList.of("withdraw r-; transfer --; spot --; keys ??"));
        assertThat(read(2, permissions).permissions())
                .containsAllEntriesOf(PairList.of("withdraw r?; transfer --; spot --; keys ??"));
    }

    @ParameterizedTest
    @CsvSource({"0, transfer ??; keys ??", "1, transfer ?-; keys ??"})
    void aNewWordOfTheWalletMightEditKeysThoughTheKeyIsReadOnly(int readOnly, String pairs) {
        Map<String, List<String>> permissions = Map.of("Wallet", List.of("NewWord"));
        assertThat(read(readOnly, permissions).permissions()).containsAllEntriesOf(PairList.of(pairs));
    }

    @Test
    void unknownWordsAndGroupsAreUnrecognized() {
        Map<String, List<String>> permissions =
                Map.of("Mars", List.of("Order"), "Venus", List.of(), "Spot", List.of("Order", "SpotTrade"));
        assertThat(read(0, permissions).unrecognizedScopes()).containsExactly("Mars.Order", "Spot.Order");
    }

    @Test
    void emptyGroupOfGlobalPayDenies() {
        assertThat(read(0, Map.of("FiatGlobalPay", List.of())).permissions()).containsEntry("global_pay", "--");
    }

    @Test
    void randomKeysSeed8MeetEveryCase() {
        Random random = new Random(8);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 500; i++) {
            BybitKey key = BybitKeys.random(random, Instant.parse("2026-03-01T12:00:00Z"));
            seen.add(key.status().name());
            if (key.expected().reading() instanceof ExpectedReading.Read read) {
                read.permissions().forEach((resource, pair) -> seen.add(resource + " " + pair));
                seen.addAll(read.unrecognizedScopes());
                key.expected().constraints().forEach((name, value) -> seen.add(name + " " + value));
            }
        }
        assertThat(seen)
                .contains("ACTIVE", "DISABLED", "EXPIRED", "OTHER_HOST", "MarsTrade.MarsOrder", "Spot.NewWord")
                .contains("spot rw", "spot r-", "spot r?", "spot --", "spot ??", "keys ?w", "keys ?-", "keys ??")
                .contains("pay rw", "pay ??", "global_pay --", "subAccount yes", "subAccount no", "expires none")
                .contains("addresses none", "addresses 198.51.100.4,203.0.113.7");
    }

    private static ExpectedReading.Read read(int readOnly, Map<String, List<String>> permissions) {
        BybitKey key = BybitKey.of("key", new SigningKey.Shared("secret"), readOnly, permissions);
        return (ExpectedReading.Read) key.expected().reading();
    }
}
