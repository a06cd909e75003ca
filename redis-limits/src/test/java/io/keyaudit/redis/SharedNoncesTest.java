package io.keyaudit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.NonceHistory;
import io.keyaudit.spi.NonceHistory.Accepted;
import io.keyaudit.spi.Nonces.Lease;
import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Machines that use the same keys, in virtual time. */
class SharedNoncesTest {
    private static final Lua LUA = new Lua();
    private static final NonceHistory KNOWN = new NonceHistory(
            Optional.of(new Accepted("millis", 1_763_760_000_123L)), Map.of("seconds", 1_763_760_000L));

    private final VirtualTime time = new VirtualTime();
    private final SimulatedNetwork network = new SimulatedNetwork(time, LUA, new Random(0), 0);
    private final List<Duration> log = new ArrayList<>();
    private final SimulatedMachine one = machine("one");
    private final SimulatedMachine other = machine("other");

    private SimulatedMachine machine(String id) {
        return new SimulatedMachine(
                id,
                time,
                network,
                new io.keyaudit.redis.Lease(Duration.ofSeconds(60), Duration.ofSeconds(50)),
                new Random(id.hashCode()));
    }

    @BeforeEach
    void letTheServerKnowThatThereIsNobody() {
        time.start(() -> one.nonces().lease("any").close());
        run(Duration.ofMinutes(10));
    }

    @AfterEach
    void end() {
        time.close();
    }

    private Duration now() {
        return Duration.ofNanos(time.now());
    }

    private void run(Duration duration) {
        time.run(now().plus(duration));
    }

    private void otherTakesAfter(Duration wait) {
        Duration start = now();
        time.after(
                wait,
                () -> time.start(() -> {
                    other.nonces().lease("key");
                    log.add(now().minus(start));
                }));
    }

    @Test
    void whatOneSavedTheNextKnows() {
        time.start(() -> {
            try (Lease lease = one.nonces().lease("key")) {
                assertThat(lease.history()).isEqualTo(NonceHistory.EMPTY);
                lease.save(KNOWN);
                assertThat(lease.history()).isEqualTo(KNOWN);
            }
            one.sleep(Duration.ofSeconds(1).toNanos());
            assertThat(other.nonces().lease("key").history()).isEqualTo(KNOWN);
        });
        run(Duration.ofMinutes(1));
    }

    @Test
    void oneAtATimeAsksWithAKey() {
        time.start(() -> {
            try (Lease lease = one.nonces().lease("key")) {
                for (int i = 0; i < 10; i++) {
                    one.sleep(Duration.ofSeconds(10).toNanos());
                    one.nonces().extend();
                }
                lease.save(KNOWN);
            }
        });
        otherTakesAfter(Duration.ofSeconds(1));
        run(Duration.ofMinutes(5));
        assertThat(log.get(0)).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(101));
    }

    @Test
    void theLeaseOfAMachineThatDiedIsTakenOver() {
        time.start(() -> {
            one.nonces().lease("key").save(KNOWN);
            one.kill();
        });
        otherTakesAfter(Duration.ofSeconds(1));
        run(Duration.ofMinutes(5));
        assertThat(log.get(0)).isBetween(SharedNonces.LEASE, SharedNonces.LEASE.plusSeconds(1));
    }

    @Test
    void whoWasPausedForLongerThanTheLeaseSavesNothingAndSoSendsNothing() {
        time.start(() -> {
            Lease lease = one.nonces().lease("key");
            one.pause(SharedNonces.LEASE.plusSeconds(5), true);
            one.sleep(1);
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> lease.save(KNOWN))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE));
            log.add(now());
        });
        otherTakesAfter(Duration.ofSeconds(1));
        run(Duration.ofMinutes(5));
        assertThat(log).hasSize(2);
    }

    @Test
    void aServerWithoutMemoryWaitsUntilNobodyCanHoldALease() {
        time.start(() -> one.nonces().lease("key"));
        run(Duration.ofSeconds(1));
        network.server().flush();
        otherTakesAfter(Duration.ZERO);
        run(Duration.ofMinutes(5));
        assertThat(log.get(0)).isBetween(SharedNonces.LEASE, SharedNonces.LEASE.plusSeconds(1));
    }
}
