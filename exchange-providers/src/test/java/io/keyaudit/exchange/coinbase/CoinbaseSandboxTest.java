package io.keyaudit.exchange.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.exchange.Constraints;
import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.CoinbaseErrors;
import io.keyaudit.sandbox.CoinbaseKey;
import io.keyaudit.sandbox.CoinbaseKeys;
import io.keyaudit.sandbox.CoinbaseSecret;
import io.keyaudit.sandbox.CoinbaseService;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.ExpectedKey;
import io.keyaudit.sandbox.KeyPairs;
import io.keyaudit.sandbox.KeyStatus;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoinbaseSandboxTest extends SandboxKeysContract<CoinbaseKey> {
    private static final String QUESTION = "GET /api/v3/brokerage/key_permissions";

    @Override
    protected PermissionProvider provider() {
        return new CoinbaseProvider();
    }

    @Override
    protected ExchangeService<CoinbaseKey> start(ExchangeOptions options) {
        return CoinbaseService.start(options);
    }

    @Override
    protected CoinbaseKey random(RandomGenerator random) {
        return CoinbaseKeys.random(random);
    }

    @Override
    protected Map<String, String> constraints(KeySnapshot snapshot) {
        Map<String, String> constraints = super.constraints(snapshot);
        constraints.put(
                "portfolio",
                Constraints.text(
                        snapshot.attributes().restrictions(),
                        restrictions -> restrictions.get(0).text()));
        constraints.put("portfolioType", snapshot.evidence().details().get(CoinbaseProvider.PORTFOLIO_TYPE));
        constraints.put("subAccount", ExpectedKey.NOT_REPORTED);
        return constraints;
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return CoinbaseErrors.documented();
    }

    @Override
    protected String everyAnswersField() {
        return "portfolio_uuid";
    }

    /** Its keys are on P-256 or Ed25519, and have no shared secret. */
    @Override
    protected Stream<String> malformedSecrets() {
        return Stream.of(
                KeyPairs.rsa().secret(),
                "hunter2hunter2hunter2!",
                "aHVudGVyMmh1bnRlcjJodW50ZXIy",
                "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEII8o\n-----END EC PRIVATE KEY-----");
    }

    @Override
    protected String otherSecret() {
        return CoinbaseSecret.SEED.create().secret();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aValidTokenThatIsRefusedIsFollowedByAFreshOne(int refusals) throws ProviderException {
        try (ExchangeService<CoinbaseKey> coinbase = start()) {
            CoinbaseKey key = ordinary();
            coinbase.addKey(key);
            coinbase.inject(CoinbaseErrors.documented().get(0).asFault(), refusals);

            inspect(coinbase, key);

            assertThat(coinbase.requests().stream().filter(QUESTION::equals)).hasSize(refusals + 1);
        }
    }

    /** By the real time, which is the date of the sandbox's answers, so that no question for it is needed. */
    @Test
    void aKeyThatIsRefusedFourTimesIsRejected() {
        try (ExchangeService<CoinbaseKey> coinbase = start(ExchangeOptions.defaults())) {
            CoinbaseKey key = ordinary().withStatus(KeyStatus.DISABLED);
            coinbase.addKey(key);

            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> inspect(context(coinbase, Map.of(), Clock.systemUTC()), key.credentials()))
                    .satisfies(failed -> assertThat(failed.kind()).isEqualTo(FailureKind.REJECTED));

            assertThat(coinbase.requests()).containsExactly(QUESTION, QUESTION, QUESTION, QUESTION);
        }
    }
}
