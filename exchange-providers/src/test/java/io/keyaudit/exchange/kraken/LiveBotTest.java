package io.keyaudit.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.exchange.SandboxReading;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.KrakenKey;
import io.keyaudit.sandbox.KrakenKeys;
import io.keyaudit.sandbox.KrakenService;
import io.keyaudit.sandbox.NonceUnit;
import io.keyaudit.sandbox.SigningKey;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Audits keys whose bots are at work: in each of the four units of nonces, and up to five seconds since their last call.
 * A bot that is still refused a minute after the audit is locked out. The system property {@code keyaudit.exchange.bots}
 * sets how many.
 */
class LiveBotTest extends SandboxReading<KrakenKey> {
    private static final int BOTS = Integer.getInteger("keyaudit.exchange.bots", 40);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final SigningKey.Shared SECRET =
            new SigningKey.Shared(Base64.getEncoder().encodeToString(new byte[64]));

    @Override
    protected PermissionProvider provider() {
        return new KrakenProvider();
    }

    @Override
    protected ExchangeService<KrakenKey> start(ExchangeOptions options) {
        return KrakenService.start(options);
    }

    @Override
    protected KrakenKey random(RandomGenerator random) {
        return KrakenKeys.random(random, NOW);
    }

    @Test
    void noBotOfSeed11IsLockedOut() throws ProviderException {
        Random random = new Random(11);
        List<NonceUnit> units = List.of(NonceUnit.values());
        List<String> lockedOut = new ArrayList<>();
        try (KrakenService kraken =
                KrakenService.start(ExchangeOptions.defaults().withClock(CLOCK))) {
            for (int i = 0; i < BOTS; i++) {
                NonceUnit unit = units.get(i % units.size());
                Duration silence = Duration.ofMillis(random.nextLong(LONGEST_SILENCE.toMillis() + 1));
                KrakenKey key = KrakenKey.of("bot-" + i + "-of-kraken", SECRET, "query-funds")
                        .withNonces(unit.nonceAt(NOW.minus(silence)), 0);
                kraken.addKey(key);
                inspect(kraken, key);
                if (!kraken.ownerCalls(key.apiKey(), unit.nonceAt(NOW.plus(PATIENCE)))) {
                    lockedOut.add(unit + ", silent for " + silence);
                }
            }
        }
        assertThat(lockedOut).isEmpty();
    }
}
