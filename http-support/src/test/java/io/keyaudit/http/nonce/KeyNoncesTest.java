package io.keyaudit.http.nonce;

import static io.keyaudit.http.nonce.NonceUnit.MICROS;
import static io.keyaudit.http.nonce.NonceUnit.MILLIS;
import static io.keyaudit.http.nonce.NonceUnit.QUARTER_SECONDS;
import static io.keyaudit.http.nonce.NonceUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.NonceHistory;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyNoncesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final List<NonceUnit> ALL = List.of(QUARTER_SECONDS, SECONDS, MILLIS, MICROS);

    private final Nonces.Lease lease = lease();
    private final KeyNonces nonces = new KeyNonces(lease);

    private static Nonces.Lease lease() {
        try {
            return Nonces.create().lease("key");
        } catch (InterruptedException | ProviderException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void growThoughTimeStandsStillOrGoesBack() throws ProviderException {
        long first = next(SECONDS, NOW).value();

        assertThat(first).isEqualTo(SECONDS.at(NOW));
        assertThat(next(SECONDS, NOW)).isEqualTo(new Nonce(SECONDS, first + 1));
        assertThat(next(SECONDS, NOW.minusSeconds(100))).isEqualTo(new Nonce(SECONDS, first + 2));
    }

    @Test
    void ofARefusedNonceNothingRemains() throws ProviderException {
        nonces.refused(next(SECONDS, NOW.plusSeconds(5)));

        assertThat(next(SECONDS, NOW)).isEqualTo(new Nonce(SECONDS, SECONDS.at(NOW)));
    }

    @Test
    void stayAboveTheLastThatWasTaken() throws ProviderException {
        Nonce taken = next(SECONDS, NOW.plusSeconds(5));
        nonces.accepted(taken);
        nonces.refused(next(SECONDS, NOW));

        assertThat(next(SECONDS, NOW)).isEqualTo(new Nonce(SECONDS, taken.value() + 1));
    }

    @Test
    void aRefusalThatCameLateChangesNothing() throws ProviderException {
        Nonce refused = next(SECONDS, NOW);
        Nonce after = next(SECONDS, NOW);
        nonces.refused(refused);

        assertThat(next(SECONDS, NOW).value()).isEqualTo(after.value() + 1);
    }

    @Test
    void aLargeNonceThatWasNeverTakenDoesNotMakeSmallerUnitsLarge() throws ProviderException {
        next(MICROS, NOW);

        assertThat(next(QUARTER_SECONDS, NOW)).isEqualTo(new Nonce(QUARTER_SECONDS, QUARTER_SECONDS.at(NOW)));
    }

    @Test
    void unitsSmallerThanOneThatWasTakenAreNotTriedAgain() throws ProviderException {
        assertThat(nonces.worthTrying(ALL)).isEqualTo(ALL);

        nonces.accepted(next(MILLIS, NOW));

        assertThat(nonces.worthTrying(ALL)).containsExactly(MILLIS, MICROS);
        assertThat(nonces.worthTrying(List.of(SECONDS))).containsExactly(SECONDS);
        assertThat(next(SECONDS, NOW).unit()).isEqualTo(MILLIS);
    }

    @Test
    void theLargestThatWasTakenCounts() throws ProviderException {
        Nonce smaller = next(MILLIS, NOW);
        Nonce larger = next(MICROS, NOW);
        nonces.accepted(larger);
        nonces.accepted(smaller);

        assertThat(nonces.worthTrying(ALL)).containsExactly(MICROS);
    }

    @Test
    void aLeadIsAddedToTimeOrToTheLastThatWasTaken() throws ProviderException {
        assertThat(nonces.next(SECONDS, NOW, Duration.ofSeconds(5)).value()).isEqualTo(SECONDS.at(NOW) + 5);

        nonces.accepted(next(SECONDS, NOW.plusSeconds(20)));

        assertThat(nonces.next(SECONDS, NOW, Duration.ofSeconds(5)).value()).isEqualTo(SECONDS.at(NOW) + 26);
    }

    @Test
    void aUnitIsKnownOnceOneOfItWasTaken() throws ProviderException {
        assertThat(nonces.known(SECONDS)).isFalse();

        nonces.accepted(next(SECONDS, NOW));

        assertThat(nonces.known(SECONDS)).isTrue();
        assertThat(nonces.known(MILLIS)).isFalse();
    }

    @Test
    void aUnitThatAnotherVersionSavedIsIgnored() throws ProviderException {
        lease.save(new NonceHistory(Optional.of(new NonceHistory.Accepted("fortnights", 7)), Map.of("fortnights", 9L)));

        assertThat(nonces.worthTrying(ALL)).isEqualTo(ALL);
        assertThat(next(SECONDS, NOW).value()).isEqualTo(SECONDS.at(NOW));
    }

    private Nonce next(NonceUnit unit, Instant at) throws ProviderException {
        return nonces.next(unit, at, Duration.ZERO);
    }
}
