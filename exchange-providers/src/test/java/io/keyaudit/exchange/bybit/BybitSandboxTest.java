package io.keyaudit.exchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.BybitErrors;
import io.keyaudit.sandbox.BybitKey;
import io.keyaudit.sandbox.BybitKeys;
import io.keyaudit.sandbox.BybitService;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.SigningKey;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BybitSandboxTest extends SandboxKeysContract<BybitKey> {
    @Override
    protected PermissionProvider provider() {
        return new BybitProvider();
    }

    @Override
    protected ExchangeService<BybitKey> start(ExchangeOptions options) {
        return BybitService.start(options);
    }

    @Override
    protected BybitKey random(RandomGenerator random) {
        return BybitKeys.random(random, NOW);
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return BybitErrors.documented(NOW);
    }

    @Override
    protected String everyAnswersField() {
        return "permissions";
    }

    @Override
    protected Map<String, String> constraints(KeySnapshot snapshot) {
        Map<String, String> constraints = super.constraints(snapshot);
        constraints.put("thirdPartyApp", snapshot.evidence().details().get(BybitProvider.THIRD_PARTY));
        return constraints;
    }

    @Test
    void aNewWordCanMeanWhatItsGroupIsAboutAndNothingElse() throws ProviderException {
        Map<String, List<String>> groups =
                Map.of("Spot", List.of("SpotTradeV2"), "Wallet", List.of(), "Moon", List.of("M"));
        try (ExchangeService<BybitKey> bybit = start()) {
            BybitKey key = BybitKey.of("a-key-of-bybit", new SigningKey.Shared("a secret of Bybit"), 0, groups);
            bybit.addKey(key);
            KeySnapshot snapshot = inspect(bybit, key);
            assertThat(snapshot.permissions().permissions())
                    .filteredOn(permission -> Set.of("spot", "withdraw", "moon").contains(permission.resource()))
                    .extracting(Permission::resource, Permission::pair)
                    .containsExactlyInAnyOrder(tuple("spot", "??"), tuple("withdraw", "--"), tuple("moon", "??"));
            assertThat(snapshot.unrecognizedScopes()).containsExactlyInAnyOrder("Spot.SpotTradeV2", "Moon.M");
        }
    }

    /** It might be a word that edits keys, which read-only keys are not known to be kept from. */
    @ParameterizedTest
    @CsvSource({"0, transfer ??; keys ??", "1, transfer ?-; keys ??", "1, spot --; withdraw ?-"})
    void aNewWordOfTheWalletMightEditKeys(int readOnly, String pairs) throws ProviderException {
        Map<String, List<String>> groups = Map.of("Wallet", List.of("NewWord"), "Spot", List.of());
        try (ExchangeService<BybitKey> bybit = start()) {
            BybitKey key = BybitKey.of("key-with-a-new-word", new SigningKey.Shared("secret"), readOnly, groups);
            bybit.addKey(key);
            String read = inspect(bybit, key).permissions().toString().replace(",", ";");
            assertThat(List.of(read.split("; ", -1))).contains(pairs.split("; ", -1));
        }
    }
}
