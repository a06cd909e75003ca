package io.keyaudit.bitfinex;

import static io.keyaudit.bitfinex.NonceUnit.MICROS;
import static io.keyaudit.bitfinex.NonceUnit.MILLIS;
import static io.keyaudit.bitfinex.NonceUnit.QUARTER_SECONDS;
import static io.keyaudit.bitfinex.NonceUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyNoncesTest {
    private static final Endpoint BITFINEX = Endpoint.parse("https://api.bitfinex.com");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final List<NonceUnit> ALL = NonceStrategy.GENTLE.units(NOW);

    private final String key = UUID.randomUUID().toString();
    private final KeyNonces nonces = KeyNonces.of(BITFINEX, key);

    @Test
    void areThoseOfTheKeyInTheWholeJvm() {
        assertThat(KeyNonces.of(BITFINEX, key)).isSameAs(nonces);
        assertThat(KeyNonces.of(Endpoint.parse("https://api.bitfinex.com:443"), key))
                .isSameAs(nonces);
        assertThat(KeyNonces.of(BITFINEX, key + "x")).isNotSameAs(nonces);
        assertThat(KeyNonces.of(Endpoint.parse("http://localhost"), key)).isNotSameAs(nonces);
    }

    @Test
    void forgetKeysThatWereNotAskedAboutForLong() {
        for (int i = 0; i < 10_001; i++) {
            KeyNonces.of(BITFINEX, key + i);
        }
        assertThat(KeyNonces.of(BITFINEX, key)).isNotSameAs(nonces);
    }

    @Test
    void growThoughTimeStandsStillOrGoesBack() {
        long first = next(SECONDS, NOW).value();

        assertThat(first).isEqualTo(SECONDS.at(NOW));
        assertThat(next(SECONDS, NOW)).isEqualTo(new Nonce(SECONDS, first + 1));
        assertThat(next(SECONDS, NOW.minusSeconds(100))).isEqualTo(new Nonce(SECONDS, first + 2));
    }

    @Test
    void ofARefusedNonceNothingRemains() {
        nonces.refused(next(SECONDS, NOW.plusSeconds(5)));

        assertThat(next(SECONDS, NOW)).isEqualTo(new Nonce(SECONDS, SECONDS.at(NOW)));
    }

    @Test
    void stayAboveTheLastThatWasTaken() {
        Nonce taken = next(SECONDS, NOW.plusSeconds(5));
        nonces.accepted(taken);
        nonces.refused(next(SECONDS, NOW));

        assertThat(next(SECONDS, NOW)).isEqualTo(new Nonce(SECONDS, taken.value() + 1));
    }

    @Test
    void aRefusalThatCameLateChangesNothing() {
        Nonce refused = next(SECONDS, NOW);
        Nonce after = next(SECONDS, NOW);
        nonces.refused(refused);

        assertThat(next(SECONDS, NOW).value()).isEqualTo(after.value() + 1);
    }

    @Test
    void aLargeNonceThatWasNeverTakenDoesNotMakeSmallerUnitsLarge() {
        next(MICROS, NOW);

        assertThat(next(QUARTER_SECONDS, NOW)).isEqualTo(new Nonce(QUARTER_SECONDS, QUARTER_SECONDS.at(NOW)));
    }

    @Test
    void unitsSmallerThanOneThatWasTakenAreNotTriedAgain() {
        assertThat(nonces.worthTrying(ALL)).isEqualTo(ALL);

        nonces.accepted(next(MILLIS, NOW));

        assertThat(nonces.worthTrying(ALL)).containsExactly(MILLIS, MICROS);
        assertThat(nonces.worthTrying(List.of(SECONDS))).containsExactly(SECONDS);
        assertThat(next(SECONDS, NOW).unit()).isEqualTo(MILLIS);
    }

    @Test
    void theLargestThatWasTakenCounts() {
        Nonce smaller = next(MILLIS, NOW);
        Nonce larger = next(MICROS, NOW);
        nonces.accepted(larger);
        nonces.accepted(smaller);

        assertThat(nonces.worthTrying(ALL)).containsExactly(MICROS);
    }

    @Test
    void aLeadIsAddedToTimeOrToTheLastThatWasTaken() {
        assertThat(nonces.next(SECONDS, NOW, Duration.ofSeconds(5)).value()).isEqualTo(SECONDS.at(NOW) + 5);

        nonces.accepted(next(SECONDS, NOW.plusSeconds(20)));

        assertThat(nonces.next(SECONDS, NOW, Duration.ofSeconds(5)).value()).isEqualTo(SECONDS.at(NOW) + 26);
    }

    @Test
    void aUnitIsKnownOnceOneOfItWasTaken() {
        assertThat(nonces.known(SECONDS)).isFalse();

        nonces.accepted(next(SECONDS, NOW));

        assertThat(nonces.known(SECONDS)).isTrue();
        assertThat(nonces.known(MILLIS)).isFalse();
    }

    @Test
    void oneRequestIsUnderWayAtATimeAndTheirNoncesAreInOrder() throws Exception {
        List<Long> inOrder = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger underWay = new AtomicInteger();
        List<Integer> together = Collections.synchronizedList(new ArrayList<>());
        Callable<Boolean> request = () -> {
            nonces.takeTurn();
            try {
                together.add(underWay.incrementAndGet());
                return inOrder.add(next(MILLIS, NOW).value());
            } finally {
                underWay.decrementAndGet();
                nonces.endTurn();
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(400, request))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(together).containsOnly(1);
        assertThat(inOrder).hasSize(400).isSorted().doesNotHaveDuplicates();
    }

    private Nonce next(NonceUnit unit, Instant at) {
        return nonces.next(unit, at, Duration.ZERO);
    }
}
