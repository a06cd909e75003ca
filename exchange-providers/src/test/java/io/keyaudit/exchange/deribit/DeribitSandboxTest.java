package io.keyaudit.exchange.deribit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.DeribitErrors;
import io.keyaudit.sandbox.DeribitKey;
import io.keyaudit.sandbox.DeribitKeys;
import io.keyaudit.sandbox.DeribitService;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DeribitSandboxTest extends SandboxKeysContract<DeribitKey> {
    @Override
    protected PermissionProvider provider() {
        return new DeribitProvider();
    }

    @Override
    protected ExchangeService<DeribitKey> start(ExchangeOptions options) {
        return DeribitService.start(options);
    }

    @Override
    protected DeribitKey random(RandomGenerator random) {
        return DeribitKeys.random(random);
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return DeribitErrors.documented();
    }

    @Override
    protected String everyAnswersField() {
        return "scope";
    }

    @Test
    void theTokenLivesForAMinute() throws ProviderException {
        try (DeribitService deribit =
                DeribitService.start(ExchangeOptions.defaults().withClock(CLOCK))) {
            DeribitKey key = DeribitKey.of("the-client-id", "secret-of-the-key", Map.of("trade", "read"));
            deribit.addKey(key);

            assertThat(inspect(deribit, key).nativeScopes())
                    .containsExactlyInAnyOrder("connection", "mainaccount", "trade:read");

            assertThat(deribit.tokenLives()).containsExactly(60);
        }
    }

    /** Although it was asked for. */
    @Test
    void aScopeThatIsNotMentionedIsUnknown() throws ProviderException {
        try (ExchangeService<DeribitKey> deribit = start()) {
            DeribitKey key = DeribitKey.of("the-client-id", "secret-of-the-key", Map.of("trade", "none"));
            deribit.addKey(key);

            assertThat(inspect(deribit, key).permissions().permissions())
                    .contains(
                            new Permission("trade", Grant.DENIED, Grant.DENIED),
                            new Permission("wallet", Grant.UNKNOWN, Grant.UNKNOWN));
        }
    }
}
