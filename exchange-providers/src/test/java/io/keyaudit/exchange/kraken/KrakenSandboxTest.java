package io.keyaudit.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Restriction;
import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.ExpectedKey;
import io.keyaudit.sandbox.Fault;
import io.keyaudit.sandbox.KrakenErrors;
import io.keyaudit.sandbox.KrakenKey;
import io.keyaudit.sandbox.KrakenKeys;
import io.keyaudit.sandbox.KrakenService;
import io.keyaudit.sandbox.NonceUnit;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrakenSandboxTest extends SandboxKeysContract<KrakenKey> {
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

    @Override
    protected List<DocumentedError> documentedErrors() {
        return KrakenErrors.documented();
    }

    @Override
    protected String everyAnswersField() {
        return "permissions";
    }

    @Override
    protected Map<String, String> constraints(KeySnapshot snapshot) {
        Map<String, String> constraints = super.constraints(snapshot);
        constraints.put("subAccount", ExpectedKey.NOT_REPORTED);
        constraints.put("modified", snapshot.evidence().details().get("modified"));
        constraints.put("nonceWindow", snapshot.evidence().details().get("nonceWindow"));
        constraints.put("queryFrom", restriction(snapshot, "history-from"));
        constraints.put("queryTo", restriction(snapshot, "history-to"));
        return constraints;
    }

    /** The first random key that can be read has a program that counts in microseconds: three steps for each smaller unit. */
    @Override
    protected int requests() {
        return 7;
    }

    @ParameterizedTest
    @CsvSource({"SECONDS, seconds", "MILLISECONDS, millis", "MICROSECONDS, micros", "NANOSECONDS, nanos"})
    void whereTheUnitIsNamedOneRequestWillDo(NonceUnit unit, String option) throws ProviderException {
        try (ExchangeService<KrakenKey> kraken = start()) {
            KrakenKey key = ordinary().withNonces(unit.nonceAt(NOW.minusSeconds(1)), 0);
            kraken.addKey(key);
            inspect(kraken, key.credentials(), Map.of("nonce", option));
            assertThat(kraken.requests()).hasSize(1);
        }
    }

    @Test
    void whereTheUnitIsRememberedOneMoreRequestWillDo() throws ProviderException {
        try (ExchangeService<KrakenKey> kraken = start()) {
            KrakenKey key = ordinary();
            kraken.addKey(key);
            ProviderContext context = context(kraken, Map.of());
            inspect(context, key.credentials());
            inspect(context, key.credentials());
            assertThat(kraken.requests()).hasSize(requests() + 1);
        }
    }

    /** A nonce inside the window is accepted, and the largest is somebody else's. */
    @Test
    void theEvidenceShowsWhichNoncesKrakenTakes() throws ProviderException {
        try (ExchangeService<KrakenKey> kraken = start()) {
            long used = NonceUnit.MILLISECONDS.nonceAt(NOW.plusSeconds(5));
            KrakenKey key = ordinary().withNonces(used, 10_000);
            kraken.addKey(key);
            KeySnapshot snapshot = inspect(kraken, key.credentials(), Map.of("nonce", "millis"));
            assertThat(snapshot.evidence().details())
                    .containsEntry("nonce", String.valueOf(NOW.toEpochMilli()))
                    .containsEntry("largestNonce", String.valueOf(used))
                    .containsEntry("nonceWindow", "10000");
        }
    }

    @Override
    protected Stream<String> malformedSecrets() {
        return Stream.concat(
                super.malformedSecrets(), Stream.of("this secret is not base64!", "bm90LWJhc2U2NA==bm90LWJhc2U2NA"));
    }

    @Test
    void whatTwoSpellingsSayDifferentlyIsNotBelieved() {
        try (ExchangeService<KrakenKey> kraken = start()) {
            KrakenKey key = KrakenKey.of("some-key-of-kraken", ordinary().signingKey(), "query-funds");
            kraken.addKey(key);
            kraken.inject(Fault.replacing("\"validUntil\":", "\"valid_until\":\"1\",\"validUntil\":"));
            ProviderException failed = catchThrowableOfType(ProviderException.class, () -> inspect(kraken, key));
            assertThat(failed.kind()).isEqualTo(FailureKind.PROTOCOL);
        }
    }

    @Test
    void warningsAreNoErrors() throws ProviderException {
        try (ExchangeService<KrakenKey> kraken = start()) {
            KrakenKey key = ordinary();
            kraken.addKey(key);
            kraken.inject(Fault.replacing("\"error\":[]", "\"error\":[\"WGeneral:Be careful\"]"));
            assertThat(inspect(kraken, key).state()).isEqualTo(KeyState.ACTIVE);
        }
    }

    private static String restriction(KeySnapshot snapshot, String kind) {
        return snapshot.attributes().restrictions().toOptional().stream()
                .flatMap(List::stream)
                .filter(restriction -> restriction.kind().equals(kind))
                .map(Restriction::text)
                .findFirst()
                .orElse(ExpectedKey.NONE);
    }
}
