package io.keyaudit.http.nonce;

import static io.keyaudit.http.nonce.NonceUnit.MICROS;
import static io.keyaudit.http.nonce.NonceUnit.MILLIS;
import static io.keyaudit.http.nonce.NonceUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.Network;
import io.keyaudit.spi.NonceHistory;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import io.keyaudit.spi.Timeouts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How the nonces of an inspection follow from what the service accepted before. */
class NonceSequenceTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final List<NonceUnit> UNITS = List.of(SECONDS, MILLIS, MICROS);
    private static final NonceStrategy GENTLE = new NonceStrategy(UNITS, NonceStrategy.GENTLE);

    private final List<Long> sent = new ArrayList<>();

    private static ProviderContext context(Nonces nonces) {
        return new ProviderContext(
                Endpoint.parse("https://exchange.example.com"),
                Map.of(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Ticker.system(),
                Timeouts.DEFAULT,
                RateLimiters.create(Ticker.system()),
                nonces,
                Network.OF_THE_JVM);
    }

    /** A service that accepts whatever exceeds the key's last nonce. */
    private NonceSequence.Attempt<String> service(NonceSequence nonces, long last) {
        return () -> {
            sent.add(nonces.next());
            if (sent.get(sent.size() - 1) <= last) {
                throw new NonceTooSmallException(500);
            }
            return "answer";
        };
    }

    @Test
    void theSmallestUnitThatWorksIsFound() throws ProviderException {
        try (NonceSequence nonces = NonceSequence.take(context(Nonces.create()), GENTLE, "key")) {
            assertThat(nonces.details()).isEmpty();
            assertThat(nonces.accepted(service(nonces, MILLIS.at(NOW) - 1))).isEqualTo("answer");

            long seconds = SECONDS.at(NOW);
            assertThat(sent).containsExactly(seconds, seconds + 5, seconds + 60, MILLIS.at(NOW));
            assertThat(nonces.details())
                    .containsOnly(
                            entry("nonce", String.valueOf(MILLIS.at(NOW))),
                            entry("nonceUnit", "millis"),
                            entry("nonceSteps", "4"));
        }
    }

    @Test
    void aUnitThatIsKnownIsLeftOnlyAfterMorePatience() throws ProviderException {
        Nonces nonces = Nonces.create();
        try (NonceSequence first = NonceSequence.take(context(nonces), GENTLE, "key")) {
            first.accepted(service(first, 0));
        }
        sent.clear();

        try (NonceSequence second = NonceSequence.take(context(nonces), GENTLE, "key")) {
            second.accepted(service(second, SECONDS.at(NOW) + 200));

            long taken = SECONDS.at(NOW);
            assertThat(sent).containsExactly(taken + 1, taken + 2, taken + 6, taken + 61, taken + 301);
        }
    }

    @Test
    void keysHaveNothingInCommon() throws ProviderException {
        Nonces nonces = Nonces.create();
        try (NonceSequence one = NonceSequence.take(context(nonces), GENTLE, "one");
                NonceSequence other = NonceSequence.take(context(nonces), GENTLE, "other")) {
            one.accepted(service(one, MILLIS.at(NOW) - 1));
            sent.clear();
            other.accepted(service(other, 0));
        }
        assertThat(sent).containsExactly(SECONDS.at(NOW));
    }

    @Test
    void aKeyIsNamedByItsHash() throws ProviderException {
        List<String> names = new ArrayList<>();
        Nonces nonces = key -> {
            names.add(key);
            return Nonces.create().lease(key);
        };
        NonceSequence.take(context(nonces), GENTLE, "the-key-itself").close();

        assertThat(names)
                .singleElement()
                .satisfies(name -> assertThat(name).matches("[0-9a-f]{64}").doesNotContain("the-key-itself"));
    }

    @Test
    void theAdviceDependsOnTheStrategy() throws ProviderException {
        for (String chosen : List.of("gentle", "seconds")) {
            try (NonceSequence nonces =
                    NonceSequence.take(context(Nonces.create()), new NonceStrategy(UNITS, chosen), "key")) {
                assertThatThrownBy(() -> nonces.accepted(service(nonces, Long.MAX_VALUE)))
                        .isInstanceOfSatisfying(ProviderException.class, failure -> {
                            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
                            assertThat(failure)
                                    .hasMessageContaining(chosen.equals("gentle") ? "caught up" : "to gentle");
                        });
            }
        }
        assertThat(sent)
                .hasSize(4 * 3)
                .filteredOn(nonce -> nonce >= MILLIS.at(NOW))
                .hasSize(2 * 3);
    }

    @Test
    void anotherFailureEndsTheAttempts() throws ProviderException {
        try (NonceSequence nonces = NonceSequence.take(context(Nonces.create()), GENTLE, "key")) {
            assertThatThrownBy(() -> nonces.accepted(() -> {
                        sent.add(nonces.next());
                        throw new ProviderException(FailureKind.REJECTED, "no such key");
                    }))
                    .hasMessage("no such key");
        }
        assertThat(sent).hasSize(1);
    }

    @Test
    void noLargerUnitIsTriedOnceTheSoleRightToSendIsLost() throws ProviderException {
        AtomicInteger saves = new AtomicInteger();
        Nonces losing = key -> new Nonces.Lease() {
            private NonceHistory history = NonceHistory.EMPTY;

            @Override
            public NonceHistory history() {
                return history;
            }

            @Override
            public void save(NonceHistory known) throws ProviderException {
                if (saves.incrementAndGet() > 1) {
                    throw new ProviderException(FailureKind.UNAVAILABLE, "lost");
                }
                history = known;
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
        try (NonceSequence nonces = NonceSequence.take(context(losing), GENTLE, "key")) {
            assertThatThrownBy(() -> nonces.accepted(service(nonces, Long.MAX_VALUE)))
                    .hasMessage("lost");
        }
        assertThat(sent).containsExactly(SECONDS.at(NOW));
    }

    @Test
    void aNonceThatCannotBeSavedIsNotGivenOut() throws ProviderException {
        Nonces unreachable = key -> new Nonces.Lease() {
            @Override
            public NonceHistory history() {
                return NonceHistory.EMPTY;
            }

            @Override
            public void save(NonceHistory history) throws ProviderException {
                throw new ProviderException(FailureKind.UNAVAILABLE, "not saved");
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
        try (NonceSequence nonces = NonceSequence.take(context(unreachable), GENTLE, "key")) {
            assertThatThrownBy(() -> nonces.accepted(service(nonces, 0))).hasMessage("not saved");
            assertThat(nonces.details()).isEmpty();
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void noncesThatCannotBeReachedFailTheKey() {
        Nonces unreachable = key -> {
            throw new ProviderException(FailureKind.UNAVAILABLE, "no connection");
        };

        assertThatThrownBy(() -> NonceSequence.take(context(unreachable), GENTLE, "key"))
                .hasMessage("no connection");
    }

    @Test
    void anInterruptEndsTheWaitForTheTurn() throws Exception {
        ProviderContext context = context(Nonces.create());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        try (NonceSequence held = NonceSequence.take(context, GENTLE, "key")) {
            held.next();
            Thread second = new Thread(() -> {
                Thread.currentThread().interrupt();
                try {
                    NonceSequence.take(context, GENTLE, "key").close();
                } catch (ProviderException cancelled) {
                    failure.set(cancelled);
                }
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            second.start();
            second.join(10_000);
        }

        assertThat(failure.get())
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        cancelled -> assertThat(cancelled.kind()).isEqualTo(FailureKind.CANCELLED));
        assertThat(interrupted).hasValue(true);
    }
}
