package io.keyaudit.exchange.bitget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.exchange.Constraints;
import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.BitgetErrors;
import io.keyaudit.sandbox.BitgetKey;
import io.keyaudit.sandbox.BitgetKeys;
import io.keyaudit.sandbox.BitgetService;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.Fault;
import io.keyaudit.sandbox.SigningKey;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitgetSandboxTest extends SandboxKeysContract<BitgetKey> {
    @Override
    protected PermissionProvider provider() {
        return new BitgetProvider();
    }

    @Override
    protected ExchangeService<BitgetKey> start(ExchangeOptions options) {
        return BitgetService.start(options);
    }

    @Override
    protected BitgetKey random(RandomGenerator random) {
        return BitgetKeys.random(random);
    }

    @Override
    protected Map<String, String> constraints(KeySnapshot snapshot) {
        Map<String, String> constraints = super.constraints(snapshot);
        constraints.put("environment", Constraints.text(snapshot.attributes().environment(), Environment::text));
        return constraints;
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return BitgetErrors.documented();
    }

    @Override
    protected String everyAnswersField() {
        return "authorities";
    }

    @Test
    void aDemoKeyIsReadWhereTheOptionSaysSoOnly() throws ProviderException {
        try (ExchangeService<BitgetKey> bitget = start()) {
            BitgetKey key = ordinary().withDemo(true);
            bitget.addKey(key);

            assertThat(inspect(bitget, key.credentials(), Map.of("environment", "demo"))
                            .attributes()
                            .environment())
                    .isEqualTo(Fact.known(Environment.TEST));
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> inspect(bitget, key))
                    .satisfies(failed -> assertThat(failed.kind()).isEqualTo(FailureKind.REJECTED));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"parentId\":0,", "\"parentId\":-1,", "\"parentId\":\"\",", "\"parentId\":\"1863027757\","})
    void aParentThatIsNoneLeavesOpenWhetherTheAccountIsASubAccount(String parent) throws ProviderException {
        try (ExchangeService<BitgetKey> bitget = start()) {
            BitgetKey key = BitgetKey.of("a-key-of-bitget", new SigningKey.Shared("a-secret"), "phrase", "stor");
            bitget.addKey(key);
            bitget.inject(Fault.replacing("\"authorities\":", parent + "\"authorities\":"));
            assertThat(inspect(bitget, key).attributes().restrictions()).isEqualTo(Fact.unknown());
        }
    }
}
