package io.keyaudit.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.sandbox.BitfinexKey;
import io.keyaudit.sandbox.BitfinexOptions;
import io.keyaudit.sandbox.BitfinexScope;
import io.keyaudit.sandbox.BitfinexService;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.testkit.VirtualTicker;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Audits under the exchange's real limit of 90 a minute, in virtual time. */
class BitfinexRateTest {
    private static final int KEYS = 300;

    private final VirtualTicker ticker = new VirtualTicker();
    private final BitfinexService exchange =
            BitfinexService.start(BitfinexOptions.defaults().withNanoTime(ticker::nanoTime));

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void noRequestIsRefusedAndNoTimeIsWasted() {
        List<KeyOutcome> outcomes = audit(KEYS);

        // One request more than 90 in a minute, and the exchange would have refused all for another.
        assertThat(outcomes).hasSize(KEYS).allSatisfy(BitfinexRateTest::isReadWithOneRequest);
        assertThat(ticker.elapsed()).isBetween(Duration.ofSeconds(180), Duration.ofSeconds(182));
    }

    @Test
    void anAddressThatSomebodyElseGotBlockedIsLeftAloneAndNoKeyIsLost() throws IOException {
        for (int request = 0; request <= 90; request++) {
            someoneElseAsks();
        }

        List<KeyOutcome> outcomes = audit(20);

        assertThat(outcomes).hasSize(20).allMatch(Inspected.class::isInstance);
        assertThat(ticker.elapsed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(75));
    }

    private void someoneElseAsks() throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                exchange.endpoint().resolve("/v2/auth/r/permissions").toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.getResponseCode();
        connection.disconnect();
    }

    private static void isReadWithOneRequest(KeyOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Inspected.class,
                        inspected -> assertThat(inspected.snapshot().evidence().requests())
                                .isEqualTo(1));
    }

    private List<KeyOutcome> audit(int keys) {
        List<AuditTarget> targets = new ArrayList<>();
        for (int number = 0; number < keys; number++) {
            BitfinexKey key = BitfinexKey.of(new BitfinexScope("orders", true, false));
            exchange.addKey(key);
            targets.add(AuditTarget.builder("key" + number, BitfinexProvider.ID)
                    .endpoint(new Endpoint(exchange.endpoint()))
                    .credential(BitfinexProvider.API_KEY, Secret.of(key.apiKey()))
                    .credential(BitfinexProvider.API_SECRET, Secret.of(key.apiSecret()))
                    .build());
        }
        return KeyAuditor.builder()
                .providers(new BitfinexProvider())
                .ticker(ticker)
                // All keys share the virtual time: what one sleeps, passes for those under way, too.
                .timeout(Duration.ofDays(1))
                .rateLimiters(RateLimiters.create(ticker, new Random(1)))
                .build()
                .audit(targets);
    }
}
