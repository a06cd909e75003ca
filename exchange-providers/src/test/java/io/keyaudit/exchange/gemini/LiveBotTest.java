package io.keyaudit.exchange.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.exchange.SandboxReading;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.GeminiKey;
import io.keyaudit.sandbox.GeminiKeys;
import io.keyaudit.sandbox.GeminiService;
import io.keyaudit.sandbox.NonceUnit;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Audits keys whose bots are at work: in each of the four units of nonces, and up to five seconds since their last call.
 * A bot that is still refused a minute after the audit is locked out. The system property {@code keyaudit.exchange.bots}
 * sets how many.
 */
class LiveBotTest extends SandboxReading<GeminiKey> {
    private static final List<NonceUnit> UNITS = List.of(NonceUnit.values());
    private static final int BOTS = Integer.getInteger("keyaudit.exchange.bots", 40);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Map<String, Boolean> ROLES = Map.of("isAuditor", true);

    @Override
    protected PermissionProvider provider() {
        return new GeminiProvider();
    }

    @Override
    protected ExchangeService<GeminiKey> start(ExchangeOptions options) {
        return GeminiService.start(options);
    }

    @Override
    protected GeminiKey random(RandomGenerator random) {
        return GeminiKeys.random(random);
    }

    @Test
    void noBotOfSeed11IsLockedOut() throws ProviderException {
        Random random = new Random(11);
        List<String> lockedOut = new ArrayList<>();
        try (GeminiService gemini =
                GeminiService.start(ExchangeOptions.defaults().withClock(CLOCK))) {
            for (int i = 0; i < BOTS; i++) {
                NonceUnit unit = UNITS.get(i % UNITS.size());
                Duration silence = Duration.ofMillis(random.nextLong(LONGEST_SILENCE.toMillis() + 1));
                GeminiKey key = GeminiKey.of("account-bot-" + i, "secret-of-bot-" + i, ROLES)
                        .withLastNonce(unit.nonceAt(NOW.minus(silence)));
                gemini.addKey(key);
                inspect(gemini, key);
                if (!gemini.ownerCalls(key.apiKey(), unit.nonceAt(NOW.plus(PATIENCE)))) {
                    lockedOut.add(unit + ", silent for " + silence);
                }
            }
        }
        assertThat(lockedOut).isEmpty();
    }
}
