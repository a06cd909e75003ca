package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTX, BitMEX and Deribit. */
class ListingExchangesExpectationTest {

    @ParameterizedTest
    @CsvSource({
        "'', account --; trading --; withdraw --",
        "readOnly, account r-; trading --; withdraw --",
        "trade, account --; trading -w; withdraw --",
        "withdraw readOnly, account r-; trading --; withdraw -w",
        "readonly, account ??; trading --; withdraw --"
    })
    void htxWordsGrant(String words, String pairs) {
        assertThat(read(HtxKey.of("key", "secret", split(words))).permissions()).isEqualTo(PairList.of(pairs));
    }

    @ParameterizedTest
    @CsvSource({
        "'', account r-; orders --; orders.cancel --; withdraw --",
        "order, account r-; orders -w; orders.cancel -w; withdraw --",
        "orderCancel, account r-; orders --; orders.cancel -w; withdraw --",
        "withdraw, account r-; orders --; orders.cancel --; withdraw -w"
    })
    void bitmexWordsGrant(String words, String pairs) {
        assertThat(read(BitmexKey.of("key", "secret", split(words))).permissions())
                .isEqualTo(PairList.of(pairs));
    }

    @ParameterizedTest
    @CsvSource({
        "'', account ??; trade ??; wallet ??; block_trade ??; block_rfq ??",
        "account:read trade:read_write wallet:none, account r-; trade rw; wallet --; block_trade ??; block_rfq ??",
        "block_trade:read block_rfq:read_write custody:read trade:admin, "
                + "account ??; trade ??; wallet ??; block_trade r-; block_rfq rw"
    })
    void deribitScopesGrant(String words, String pairs) {
        Map<String, String> scopes = new TreeMap<>();
        for (String word : split(words)) {
            scopes.put(word.replaceFirst(":.*", ""), word.replaceFirst(".*:", ""));
        }
        assertThat(read(DeribitKey.of("key", "secret", scopes)).permissions()).isEqualTo(PairList.of(pairs));
    }

    @Test
    void unknownWordsAreNotRecognized() {
        assertThat(read(HtxKey.of("key", "secret", "readonly", "trade")).unrecognizedScopes())
                .containsExactly("readonly");
        assertThat(read(BitmexKey.of("key", "secret", "order", "transfer")).unrecognizedScopes())
                .containsExactly("transfer");
        DeribitKey key = DeribitKey.of("key", "secret", Map.of("custody", "read", "trade", "admin", "wallet", "none"))
                .withWords("connection", "mainaccount", "session:a", "expires:60", "ip:1.2.3.4", "superuser");
        assertThat(read(key).unrecognizedScopes()).containsExactly("custody:read", "superuser", "trade:admin");
    }

    @Test
    void statesAreThoseOfTheServices() {
        assertThat(read(HtxKey.of("key", "secret").withState("expired")).state())
                .isEqualTo("expired");
        assertThat(read(HtxKey.of("key", "secret").withState("frozen")).state()).isEqualTo("inactive");
        assertThat(read(BitmexKey.of("key", "secret").withEnabled(false)).state())
                .isEqualTo("inactive");
    }

    @Test
    void constraintsAreWhatTheAnswersTell() {
        HtxKey htx = HtxKey.of("key", "secret").withAddresses("203.0.113.7");
        assertThat(htx.expected().constraints())
                .containsEntry("addresses", "203.0.113.7")
                .containsEntry("created", "2021-03-08T08:38:24Z")
                .containsEntry("expires", ExpectedKey.NONE)
                .containsEntry("label", "host");
        assertThat(htx.withValidDays(2).expected().constraints()).containsEntry("expires", "PT48H");
        assertThat(BitmexKey.of("key", "secret").expected().constraints())
                .containsEntry("addresses", ExpectedKey.NONE)
                .containsEntry("created", "2020-09-13T12:26:40Z")
                .containsEntry("expires", ExpectedKey.NOT_REPORTED);
        DeribitKey deribit = DeribitKey.of("key", "secret", Map.of());
        assertThat(deribit.expected().constraints())
                .containsEntry("subAccount", "no")
                .containsEntry("label", ExpectedKey.NOT_REPORTED);
        assertThat(deribit.withWords().expected().constraints()).containsEntry("subAccount", "yes");
        assertThat(htx + " " + deribit + BitmexKey.of("key", "secret")).doesNotContain("secret");
    }

    @Test
    void randomKeysSeed7MeetEveryCase() {
        Random random = new Random(7);
        assertThat(seen(() -> HtxKeys.random(random)))
                .contains("ACTIVE", "DISABLED", "EXPIRED", "OTHER_HOST", "active", "expired", "inactive")
                .contains("account r-", "account --", "trading -w", "withdraw -w", "withdraw --", "transfer");
        assertThat(seen(() -> BitmexKeys.random(random)))
                .contains("ACTIVE", "DISABLED", "EXPIRED", "OTHER_HOST", "active", "inactive")
                .contains("orders -w", "orders --", "orders.cancel -w", "orders.cancel --", "withdraw -w", "transfer")
                .doesNotContain("account --");
        assertThat(seen(() -> DeribitKeys.random(random)))
                .contains("ACTIVE", "DISABLED", "EXPIRED", "OTHER_HOST", "active")
                .contains("wallet rw", "wallet r-", "wallet --", "wallet ??", "custody:read", "superuser");
    }

    private static Set<String> seen(Supplier<? extends ExchangeKey> keys) {
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 500; i++) {
            ExchangeKey key = keys.get();
            seen.add(key.status().name());
            if (key.expected().reading() instanceof ExpectedReading.Read read) {
                seen.add(read.state());
                read.permissions().forEach((resource, pair) -> seen.add(resource + " " + pair));
                seen.addAll(read.unrecognizedScopes());
            }
        }
        return seen;
    }

    private static String[] split(String words) {
        return Arrays.stream(words.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    private static ExpectedReading.Read read(ExchangeKey key) {
        return (ExpectedReading.Read) key.expected().reading();
    }
}
