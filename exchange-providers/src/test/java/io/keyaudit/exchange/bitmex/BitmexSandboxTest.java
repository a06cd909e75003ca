package io.keyaudit.exchange.bitmex;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.BitmexErrors;
import io.keyaudit.sandbox.BitmexKey;
import io.keyaudit.sandbox.BitmexKeys;
import io.keyaudit.sandbox.BitmexService;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BitmexSandboxTest extends SandboxKeysContract<BitmexKey> {
    @Override
    protected PermissionProvider provider() {
        return new BitmexProvider();
    }

    @Override
    protected ExchangeService<BitmexKey> start(ExchangeOptions options) {
        return BitmexService.start(options);
    }

    @Override
    protected BitmexKey random(RandomGenerator random) {
        return BitmexKeys.random(random);
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return BitmexErrors.documented(NOW);
    }

    @Override
    protected String everyAnswersField() {
        return "permissions";
    }

    @Test
    void ofAListOfAllKeysOnlyTheKeysOwnEntryIsKept() throws ProviderException {
        try (ExchangeService<BitmexKey> bitmex = start()) {
            BitmexKey other = BitmexKey.of("another-key-of-the-account", "secret-of-the-other", "order", "withdraw");
            BitmexKey key = BitmexKey.of("the-key-that-is-asked", "secret-of-the-key");
            bitmex.addKey(other);
            bitmex.addKey(key);

            KeySnapshot snapshot = inspect(bitmex, key);

            assertThat(snapshot.nativeScopes()).isEmpty();
            assertThat(snapshot.permissions().permissions())
                    .noneMatch(permission -> permission.write() == Grant.GRANTED);
            assertThat(snapshot.toString()).doesNotContain(other.apiKey(), "secret-of");
        }
    }
}
