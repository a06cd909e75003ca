package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OkxExpectationTest {
    private static final OkxKey NONE = OkxKey.of("key", new SigningKey.Shared("secret"), "passphrase");

    @ParameterizedTest
    @CsvSource({
        "read_only, account r-; trading --; transfer --; subaccount_keys --; withdraw --",
        "trade, account ?-; trading -w; transfer -w; subaccount_keys --; withdraw --",
        "withdraw, account ?-; trading --; withdraw -w",
        "earn, account ?-; trading --; withdraw --"
    })
    void wordsGrant(String word, String pairs) {
        OkxKey key = OkxKey.of("key", NONE.signingKey(), "passphrase", word);
        assertThat(read(key).permissions()).containsAllEntriesOf(PairList.of(pairs));
    }

    @Test
    void keysOfSubAccountsAreMadeFromTheMainAccountAndAnAddress() {
        OkxKey key = OkxKey.of("key", NONE.signingKey(), "passphrase", "trade", "read_only");
        OkxKey listed = key.withAddresses("198.51.100.4");
        assertThat(read(listed).permissions()).containsEntry("subaccount_keys", "-w");
        assertThat(read(listed.ofMainAccount("7")).permissions()).containsEntry("subaccount_keys", "--");
        assertThat(read(key).permissions()).containsEntry("subaccount_keys", "--");
    }

    @Test
    void keysWithoutAddressesLapseIfTheyWrite() {
        OkxKey trading = OkxKey.of("key", NONE.signingKey(), "passphrase", "trade");
        OkxKey reading = OkxKey.of("key", NONE.signingKey(), "passphrase", "read_only");
        assertThat(trading.expected().constraints()).containsEntry("lapsesAfter", "P14D");
        assertThat(trading.withAddresses("198.51.100.4").expected().constraints())
                .containsEntry("lapsesAfter", "none");
        assertThat(reading.expected().constraints()).containsEntry("lapsesAfter", "none");
    }

    @Test
    void randomKeysSeed9MeetEveryCase() {
        Random random = new Random(9);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 500; i++) {
            OkxKey key = OkxKeys.random(random);
            seen.add(key.status().name());
            if (key.expected().reading() instanceof ExpectedReading.Read read) {
                read.permissions().forEach((resource, pair) -> seen.add(resource + " " + pair));
                seen.addAll(read.unrecognizedScopes());
                key.expected().constraints().forEach((name, value) -> seen.add(name + " " + value));
            }
        }
        assertThat(seen)
                .contains("ACTIVE", "DISABLED", "EXPIRED", "OTHER_HOST", "earn", "trade_only")
                .contains("account r-", "account ?-", "subaccount_keys -w", "subaccount_keys --")
                .contains("environment demo", "environment production", "subAccount yes", "lapsesAfter P14D");
    }

    private static ExpectedReading.Read read(OkxKey key) {
        return (ExpectedReading.Read) key.expected().reading();
    }
}
