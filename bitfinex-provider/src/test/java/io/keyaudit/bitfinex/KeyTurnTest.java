package io.keyaudit.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Endpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class KeyTurnTest {
    private static final Endpoint BITFINEX = Endpoint.parse("https://api.bitfinex.com");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final String key = UUID.randomUUID().toString();

    @Test
    void aKeyHasOneTurnInTheWholeJvm() {
        assertThat(KeyTurn.of(BITFINEX, key)).isSameAs(KeyTurn.of(BITFINEX, key));
        assertThat(KeyTurn.of(BITFINEX, key)).isNotSameAs(KeyTurn.of(BITFINEX, key + "x"));
        assertThat(KeyTurn.of(BITFINEX, key)).isNotSameAs(KeyTurn.of(Endpoint.parse("http://localhost"), key));
    }

    @Test
    void noncesGrowThoughTimeStandsStill() throws InterruptedException {
        try (KeyTurn.Held turn = KeyTurn.of(BITFINEX, key).take()) {
            long first = turn.next(NonceUnit.SECONDS, NOW);

            assertThat(turn.next(NonceUnit.SECONDS, NOW)).isEqualTo(first + 1);
            assertThat(turn.next(NonceUnit.SECONDS, NOW.minusSeconds(100))).isEqualTo(first + 2);
        }
    }

    @Test
    void aRefusedNonceIsNoReasonToStayWithItsUnit() throws InterruptedException {
        try (KeyTurn.Held turn = KeyTurn.of(BITFINEX, key).take()) {
            turn.next(NonceUnit.MICROS, NOW);
            turn.refused();

            assertThat(turn.next(NonceUnit.SECONDS, NOW)).isEqualTo(NonceUnit.SECONDS.at(NOW));
        }
    }

    @Test
    void unitsThatWereTooSmallOnceAreNotTriedAgain() throws InterruptedException {
        List<NonceUnit> all = NonceStrategy.GENTLE.units(NOW);
        try (KeyTurn.Held turn = KeyTurn.of(BITFINEX, key).take()) {
            assertThat(turn.worthTrying(all)).isEqualTo(all);

            turn.next(NonceUnit.MILLIS, NOW);
            turn.accepted(NonceUnit.MILLIS);

            assertThat(turn.worthTrying(all)).containsExactly(NonceUnit.MILLIS, NonceUnit.MICROS);
            assertThat(turn.worthTrying(NonceStrategy.SECONDS.units(NOW))).containsExactly(NonceUnit.SECONDS);
        }
    }

    @Test
    void noncesOfManyThreadsAreInTheOrderOfTheirTurns() throws Exception {
        List<Long> inOrder = Collections.synchronizedList(new ArrayList<>());
        Callable<Boolean> use = () -> {
            try (KeyTurn.Held turn = KeyTurn.of(BITFINEX, key).take()) {
                return inOrder.add(turn.next(NonceUnit.MILLIS, NOW));
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(400, use))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(inOrder).hasSize(400).isSorted().doesNotHaveDuplicates();
    }
}
