package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrakenExpectationTest {
    private static final SigningKey.Shared SECRET = new SigningKey.Shared("AAAA");

    @ParameterizedTest
    @CsvSource({
        "query-funds, funds r-",
        "add-funds, deposit -w",
        "withdraw-funds, withdraw -w",
        "earn-funds, earn -w",
        "query-open-trades, orders.open r-",
        "query-closed-trades, orders.closed r-",
        "modify-trades, orders -w",
        "close-trades, orders.cancel -w",
        "query-ledger, ledger r-",
        "export-data, exports rw",
        "create-ws-token, websocket -w",
        "add-withdraw-address, withdraw_addresses -w",
        "update-withdraw-address, withdraw_addresses -w"
    })
    void eachWordGrantsOneThingAndNothingElse(String word, String pair) {
        Map<String, String> pairs = new TreeMap<>(read(word).permissions());
        Map<String, String> granted = PairList.of(pair);
        assertThat(pairs).hasSize(13).containsAllEntriesOf(granted).containsEntry("subaccount_transfer", "??");
        pairs.keySet().removeAll(granted.keySet());
        pairs.remove("subaccount_transfer");
        assertThat(pairs.values()).containsOnly("--");
    }

    @Test
    void thereAreThirteenWords() {
        assertThat(KrakenExpectation.WORDS).hasSize(13);
        assertThat(read("query-mars", "query-funds").unrecognizedScopes()).containsExactly("query-mars");
    }

    @Test
    void randomKeysSeed10MeetEveryCase() {
        Random random = new Random(10);
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 500; i++) {
            KrakenKey key = KrakenKeys.random(random, now);
            seen.add(key.status().name());
            seen.add("digits " + Long.toUnsignedString(key.lastNonce()).length());
            seen.addAll(key.credentials().keySet());
            if (key.expected().reading() instanceof ExpectedReading.Read read) {
                read.permissions().forEach((resource, pair) -> seen.add(resource + " " + pair));
                seen.addAll(read.unrecognizedScopes());
                key.expected().constraints().forEach((name, value) -> seen.add(name + " " + value));
            }
        }
        assertThat(seen)
                .contains("ACTIVE", "DISABLED", "EXPIRED", "OTHER_HOST", "stake-mars", "otp")
                .contains("digits 1", "digits 10", "digits 13", "digits 16", "digits 19")
                .contains("funds r-", "funds --", "earn -w", "exports rw", "withdraw_addresses -w")
                .contains("expires none", "queryFrom none", "queryTo none", "lastUsed not reported");
    }

    private static ExpectedReading.Read read(String... words) {
        return (ExpectedReading.Read)
                KrakenKey.of("key", SECRET, words).expected().reading();
    }
}
