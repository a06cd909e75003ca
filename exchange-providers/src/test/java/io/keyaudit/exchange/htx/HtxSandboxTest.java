package io.keyaudit.exchange.htx;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.KeySnapshot;
import io.keyaudit.exchange.Constraints;
import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.HtxErrors;
import io.keyaudit.sandbox.HtxKey;
import io.keyaudit.sandbox.HtxKeys;
import io.keyaudit.sandbox.HtxService;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HtxSandboxTest extends SandboxKeysContract<HtxKey> {
    @Override
    protected PermissionProvider provider() {
        return new HtxProvider();
    }

    @Override
    protected ExchangeService<HtxKey> start(ExchangeOptions options) {
        return HtxService.start(options);
    }

    @Override
    protected HtxKey random(RandomGenerator random) {
        return HtxKeys.random(random);
    }

    /** The exchange states how many days are left. */
    @Override
    protected Map<String, String> constraints(KeySnapshot snapshot) {
        Map<String, String> constraints = super.constraints(snapshot);
        constraints.put(
                "expires",
                Constraints.text(
                        snapshot.attributes().expiresAt(),
                        at -> Duration.between(NOW, at).toString()));
        return constraints;
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return HtxErrors.documented();
    }

    @Override
    protected String everyAnswersField() {
        return "permission";
    }

    @Override
    protected int requests() {
        return 2;
    }

    @Test
    void ofAListOfAllKeysOnlyTheKeysOwnEntryIsKept() throws ProviderException {
        try (HtxService htx = HtxService.start(ExchangeOptions.defaults().withClock(CLOCK))) {
            HtxKey other = HtxKey.of("another-key-of-the-account", "secret-of-the-other", "trade", "withdraw");
            HtxKey key = HtxKey.of("the-key-that-is-asked", "secret-of-the-key", "readOnly");
            htx.addKey(other);
            htx.addKey(key);
            htx.listEveryKey();

            KeySnapshot snapshot = inspect(htx, key);

            assertThat(snapshot.nativeScopes()).containsExactly("readOnly");
            assertThat(snapshot.toString()).doesNotContain(other.apiKey(), key.account());
        }
    }
}
