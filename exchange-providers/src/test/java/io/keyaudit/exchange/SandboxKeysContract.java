package io.keyaudit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.KeySnapshot;
import io.keyaudit.sandbox.ExchangeKey;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.ExpectedKey;
import io.keyaudit.sandbox.ExpectedReading;
import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads seeded random keys of an exchange in the sandbox and holds each reading against what the sandbox, which was
 * written apart, expects. The system property {@code keyaudit.exchange.keys} sets how many.
 *
 * @param <K> the exchange's keys
 */
public abstract class SandboxKeysContract<K extends ExchangeKey> extends SandboxCredentialsContract<K> {
    private static final int KEYS_PER_SEED = 20;
    private static final int KEYS = Integer.getInteger("keyaudit.exchange.keys", 200);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Math.max(1, KEYS / KEYS_PER_SEED));
    }

    /** Returns the constraints of a snapshot by the sandbox's names; those that only this exchange has are added. */
    protected Map<String, String> constraints(KeySnapshot snapshot) {
        return Constraints.of(snapshot.attributes());
    }

    /** Returns how many requests an ordinary key takes. */
    protected int requests() {
        return 1;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyKeyIsReadAsItIs(long seed) throws ProviderException {
        Random random = new Random(seed);
        try (ExchangeService<K> exchange = start()) {
            for (int i = 0; i < KEYS_PER_SEED; i++) {
                K key = random(random);
                exchange.addKey(key);
                check(exchange, key, "key " + i + " of seed " + seed + ": " + key);
            }
        }
    }

    @Test
    void anOrdinaryKeyTakesAsFewRequestsAsItCan() throws ProviderException {
        try (ExchangeService<K> exchange = start()) {
            K key = ordinary();
            exchange.addKey(key);
            inspect(exchange, key);
            assertThat(exchange.requests()).hasSize(requests());
        }
    }

    @Test
    void aClockThatIsAnHourOffIsCorrected() throws ProviderException {
        try (ExchangeService<K> exchange =
                start(ExchangeOptions.defaults().withClock(CLOCK).withClockOffset(Duration.ofHours(1)))) {
            K key = ordinary();
            exchange.addKey(key);
            assertThat(inspect(exchange, key).permissions()).isNotNull();
        }
    }

    private void check(ExchangeService<K> exchange, K key, String name) throws ProviderException {
        ExpectedKey expected = key.expected();
        if (expected.reading() instanceof ExpectedReading.Refused refused) {
            assertThatExceptionOfType(ProviderException.class)
                    .as(name)
                    .isThrownBy(() -> inspect(exchange, key))
                    .satisfies(failed -> assertThat(failed.kind().text()).isEqualTo(refused.failureKind()));
            return;
        }
        KeySnapshot snapshot = inspect(exchange, key);
        ExpectedReading.Read read = (ExpectedReading.Read) expected.reading();
        Map<String, String> pairs = new HashMap<>();
        snapshot.permissions().permissions().forEach(permission -> pairs.put(permission.resource(), permission.pair()));
        assertThat(pairs).as(name).isEqualTo(read.permissions());
        assertThat(snapshot.permissions().unrestricted()).as(name).isEqualTo(read.unrestricted());
        assertThat(snapshot.state().text()).as(name).isEqualTo(read.state());
        assertThat(snapshot.unrecognizedScopes())
                .as(name)
                .containsExactlyInAnyOrderElementsOf(read.unrecognizedScopes());
        assertThat(constraints(snapshot)).as(name).isEqualTo(expected.constraints());
    }
}
