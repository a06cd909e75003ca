package io.keyaudit.exchange.okx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Lapse;
import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.ExpectedKey;
import io.keyaudit.sandbox.OkxErrors;
import io.keyaudit.sandbox.OkxKey;
import io.keyaudit.sandbox.OkxKeys;
import io.keyaudit.sandbox.OkxService;
import io.keyaudit.sandbox.SigningKey;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OkxSandboxTest extends SandboxKeysContract<OkxKey> {
    private static final OkxKey TRADER =
            OkxKey.of("0a1b2c3d-trader", new SigningKey.Shared("0123456789ABCDEF"), "passphrase 1", "trade");

    @Override
    protected PermissionProvider provider() {
        return new OkxProvider();
    }

    @Override
    protected ExchangeService<OkxKey> start(ExchangeOptions options) {
        return OkxService.start(options);
    }

    @Override
    protected OkxKey random(RandomGenerator random) {
        return OkxKeys.random(random);
    }

    @Override
    protected Map<String, String> options(OkxKey key) {
        return Map.of("environment", key.demo() ? "demo" : "production");
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return OkxErrors.documented();
    }

    @Override
    protected String everyAnswersField() {
        return "perm";
    }

    @Override
    protected Map<String, String> constraints(KeySnapshot snapshot) {
        Map<String, String> constraints = super.constraints(snapshot);
        boolean demo = snapshot.attributes().environment().equals(Fact.known(Environment.TEST));
        constraints.put("environment", demo ? "demo" : "production");
        constraints.put(
                "lapsesAfter",
                snapshot.attributes().lapses().stream()
                        .map(lapse -> "P" + Duration.between(NOW, lapse.at()).toDays() + "D")
                        .findFirst()
                        .orElse(ExpectedKey.NONE));
        return constraints;
    }

    @Test
    void aKeyWithoutAddressesLapsesTwoWeeksAfterTheAudit() throws ProviderException {
        assertThat(read(TRADER).attributes().lapses())
                .extracting(Lapse::at)
                .containsExactly(NOW.plus(Duration.ofDays(14)));
        assertThat(read(TRADER.withAddresses(ExchangeOptions.DEFAULT_CALLER))
                        .attributes()
                        .lapses())
                .isEmpty();
    }

    @Test
    void theEnvironmentIsReported() throws ProviderException {
        assertThat(read(TRADER.inDemo()).attributes().environment()).isEqualTo(Fact.known(Environment.TEST));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKeyOfTheOtherEnvironmentIsAMatterOfConfiguration(boolean demo) {
        OkxKey key = demo ? TRADER.inDemo() : TRADER;
        try (ExchangeService<OkxKey> okx = start()) {
            okx.addKey(key);
            Map<String, String> options = Map.of("environment", demo ? "production" : "demo");
            ProviderException failed =
                    catchThrowableOfType(ProviderException.class, () -> inspect(okx, key.credentials(), options));
            assertThat(failed.kind()).isEqualTo(FailureKind.CONFIGURATION);
            assertThat(failed).hasMessageContaining("50101");
        }
    }

    private KeySnapshot read(OkxKey key) throws ProviderException {
        try (ExchangeService<OkxKey> okx = start()) {
            okx.addKey(key);
            return inspect(okx, key);
        }
    }
}
