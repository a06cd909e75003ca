package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitgetExpectationTest {

    @ParameterizedTest
    @CsvSource({
        "'', spot ??; withdraw ??; tax ??",
        "coor, futures.orders r-; futures.positions --",
        "coow, futures.orders rw; futures.positions --",
        "cpor, futures.positions r-",
        "cpow, futures.positions rw; futures.orders --",
        "stor, spot r-",
        "stow, spot rw; margin --",
        "smor, margin r-",
        "smow, margin rw",
        "ttor, copy_trading r-",
        "ttow, copy_trading rw",
        "wtor, transfer r-; withdraw --",
        "wtow, transfer rw; withdraw --",
        "wwow, withdraw -w; transfer --",
        "chor, subaccounts r-",
        "chow, subaccounts rw",
        "p2pr, p2p r-",
        "p2p, p2p rw",
        "pllr, loan r-",
        "pllw, loan rw",
        "taxr, tax r-",
        "taxw, tax rw",
        "readonly, spot r-; withdraw r-; tax r-",
        "trade, spot ??; withdraw ??; subaccounts ??",
        "trade readonly, spot ??; withdraw ??",
        "readonly stow, spot rw; margin ?-; withdraw ?-",
        "trade wwow stor, withdraw ?w; spot r?; margin ??"
    })
    void wordsGrant(String words, String pairs) {
        assertThat(read(words).permissions())
                .containsAllEntriesOf(PairList.of(pairs))
                .hasSize(11);
    }

    @Test
    void otherWordsAreNotRecognized() {
        assertThat(read("withdraw STOW trade wwow").unrecognizedScopes()).containsExactly("STOW", "withdraw");
    }

    @Test
    void constraintsAreWhatTheAnswerTells() {
        BitgetKey key =
                BitgetKey.of("key", new SigningKey.Shared("secret"), "pass").withAddresses("203.0.113.7", "1.2.3.4");
        assertThat(key.expected().constraints())
                .containsEntry("addresses", "1.2.3.4,203.0.113.7")
                .containsEntry("created", ExpectedKey.NOT_REPORTED)
                .containsEntry("environment", "production")
                .containsEntry("subAccount", ExpectedKey.NOT_REPORTED);
        assertThat(key.withParent(7L).withAddresses().expected().constraints())
                .containsEntry("addresses", ExpectedKey.NONE)
                .containsEntry("subAccount", "yes");
        assertThat(key.toString()).doesNotContain("secret", "pass");
    }

    @Test
    void randomKeysSeed7MeetEveryCase() {
        Random random = new Random(7);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            BitgetKey key = BitgetKeys.random(random);
            seen.add(key.status().name());
            seen.add(key.signingKey().getClass().getSimpleName());
            if (key.expected().reading() instanceof ExpectedReading.Read read) {
                read.permissions().forEach((resource, pair) -> seen.add(resource + " " + pair));
                seen.addAll(read.unrecognizedScopes());
            }
        }
        assertThat(seen)
                .contains("ACTIVE", "DISABLED", "EXPIRED", "OTHER_HOST", "Shared", "Pair", "withdraw", "COOW")
                .contains("spot rw", "spot r-", "spot --", "spot ??", "spot r?", "spot ?-", "withdraw -w")
                .contains("withdraw r-", "withdraw ?w", "withdraw ??")
                .doesNotContain("spot -w", "stow");
    }

    private static ExpectedReading.Read read(String words) {
        String[] split = words.isEmpty() ? new String[0] : words.split(" ", -1);
        return (ExpectedReading.Read) BitgetKey.of("key", new SigningKey.Shared("secret"), "pass", split)
                .expected()
                .reading();
    }
}
