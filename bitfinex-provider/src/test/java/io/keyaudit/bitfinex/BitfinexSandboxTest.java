package io.keyaudit.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.http.nonce.NonceUnit;
import io.keyaudit.sandbox.BitfinexKey;
import io.keyaudit.sandbox.BitfinexScope;
import io.keyaudit.sandbox.BitfinexService;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BitfinexSandboxTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final BitfinexService exchange = BitfinexService.start();

    @AfterEach
    void stop() {
        exchange.close();
    }

    private BitfinexKey key(long lastNonce, BitfinexScope... scopes) {
        BitfinexKey key = BitfinexKey.of(scopes).withLastNonce(lastNonce);
        exchange.addKey(key);
        return key;
    }

    private KeySnapshot inspect(BitfinexKey key, String nonce) throws ProviderException {
        return Exchanges.inspect(exchange.endpoint(), key.apiKey(), key.apiSecret(), nonce, CLOCK);
    }

    @Test
    void thePairsAreTheServicesOwn() throws ProviderException {
        KeySnapshot snapshot = inspect(
                key(
                        0,
                        new BitfinexScope("withdraw", false, true),
                        new BitfinexScope("orders", true, false),
                        new BitfinexScope("eaas_withdraw", false, true),
                        new BitfinexScope("margin_call", false, true)),
                "gentle");

        assertThat(snapshot.permissions())
                .hasToString("account ??, bfxpay ??, eaas_withdraw -w, funding ??, history ??, margin_call -w,"
                        + " orders r-, positions ??, settings ??, ui_withdraw ??, wallets ??, withdraw -w");
        assertThat(snapshot.nativeScopes())
                .containsExactly(
                        "[\"withdraw\",0,1]", "[\"orders\",1,0]", "[\"eaas_withdraw\",0,1]", "[\"margin_call\",0,1]");
        assertThat(snapshot.unrecognizedScopes()).containsExactly("margin_call");
        assertThat(snapshot.permissions().unrestricted()).isFalse();
        assertThat(snapshot.state()).isEqualTo(KeyState.ACTIVE);
        assertThat(snapshot.attributes().expiresAt().reported()).isFalse();
        assertThat(snapshot.evidence().method()).isEqualTo(Evidence.Method.INTROSPECTED);
    }

    @ParameterizedTest
    @CsvSource({"QUARTER_SECONDS, 1", "SECONDS, 4", "MILLIS, 7", "MICROS, 10"})
    void gentleNoncesGoNoFurtherThanTheOwnersUnit(NonceUnit owners, int steps) throws ProviderException {
        BitfinexKey key = key(owners.at(NOW.minusSeconds(60)), new BitfinexScope("orders", true, true));

        KeySnapshot snapshot = inspect(key, "gentle");

        assertThat(snapshot.evidence().requests()).isEqualTo(steps);
        assertThat(snapshot.evidence().details())
                .containsEntry("nonceUnit", owners.text())
                .containsEntry("nonceSteps", String.valueOf(steps))
                .containsEntry("nonce", String.valueOf(owners.at(NOW)));
        assertThat(exchange.lastNonce(key.apiKey()))
                .as("the owner's next nonce is still taken")
                .isLessThan(owners.at(NOW.plusSeconds(1)));
    }

    @ParameterizedTest
    @EnumSource(value = NonceUnit.class, names = "NANOS", mode = EnumSource.Mode.EXCLUDE)
    void aProgramALittleAheadOfUsKeepsItsUnit(NonceUnit owners) throws ProviderException {
        BitfinexKey key = key(owners.at(NOW.plusMillis(1500)), new BitfinexScope("orders", true, true));

        KeySnapshot snapshot = inspect(key, "gentle");

        assertThat(snapshot.evidence().details()).containsEntry("nonceUnit", owners.text());
        assertThat(exchange.lastNonce(key.apiKey()))
                .as("the owner's nonces are taken again soon")
                .isLessThan(owners.at(NOW.plusSeconds(6)));
    }

    @Test
    void aRejectedAuditLeavesNothingBehindThatALaterOneWouldSend() throws ProviderException {
        BitfinexKey key = key(NonceUnit.MILLIS.at(NOW.minusSeconds(1)), new BitfinexScope("orders", true, true));
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(
                        () -> Exchanges.inspect(exchange.endpoint(), key.apiKey(), "x".repeat(43), "micros", CLOCK));

        assertThat(inspect(key, "gentle").evidence().details())
                .containsEntry("nonceUnit", "millis")
                .containsEntry("nonce", String.valueOf(NonceUnit.MILLIS.at(NOW)));
    }

    @Test
    void moreScopesThanThereCanBeAreNotUnderstood() {
        BitfinexScope[] scopes = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> new BitfinexScope("scope" + i, true, true))
                .toArray(BitfinexScope[]::new);

        ProviderException refusal =
                catchThrowableOfType(ProviderException.class, () -> inspect(key(0, scopes), "gentle"));

        assertThat(refusal.kind()).isEqualTo(FailureKind.PROTOCOL);
    }

    @Test
    void aSecondAuditKnowsTheUnitAndDoesNotStepAgain() throws ProviderException {
        BitfinexKey key = key(NonceUnit.MILLIS.at(NOW.minusSeconds(60)), new BitfinexScope("orders", true, true));
        inspect(key, "gentle");

        assertThat(inspect(key, "gentle").evidence().requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = NonceUnit.class, names = "NANOS", mode = EnumSource.Mode.EXCLUDE)
    void aNamedUnitIsTheOnlyOneSent(NonceUnit unit) throws ProviderException {
        BitfinexKey key = key(0, new BitfinexScope("orders", true, true));

        inspect(key, unit.text());

        assertThat(exchange.lastNonce(key.apiKey())).isEqualTo(unit.at(NOW));
    }

    @Test
    void aNamedUnitThatIsTooSmallIsReportedAndChangesNothing() {
        long last = NonceUnit.MICROS.at(NOW);
        BitfinexKey key = key(last, new BitfinexScope("orders", true, true));

        ProviderException refusal = catchThrowableOfType(ProviderException.class, () -> inspect(key, "millis"));

        assertThat(refusal.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(refusal).hasMessageContaining("larger than millis").hasMessageContaining("gentle");
        assertThat(exchange.lastNonce(key.apiKey())).isEqualTo(last);
    }

    @Test
    void aKeyBeyondEveryUnitIsReported() {
        BitfinexKey key = key(NonceUnit.MICROS.at(NOW.plusSeconds(61)), new BitfinexScope("orders", true, true));

        ProviderException refusal = catchThrowableOfType(ProviderException.class, () -> inspect(key, "gentle"));

        assertThat(refusal.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(refusal).hasMessageContaining("once time has caught up");
    }

    @Test
    void aWrongSecretIsRejectedWithoutARepeat() {
        BitfinexKey key = key(0, new BitfinexScope("orders", true, true));
        String wrong = "x".repeat(43);

        ProviderException refusal = catchThrowableOfType(
                ProviderException.class,
                () -> Exchanges.inspect(exchange.endpoint(), key.apiKey(), wrong, "gentle", CLOCK));

        assertThat(refusal.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(refusal)
                .hasMessageContaining("apikey: digest invalid")
                .hasMessageNotContaining(wrong)
                .hasNoCause();
    }

    @Test
    void manyThreadsAskAboutOneKeyWithoutARefusedNonce() throws Exception {
        BitfinexKey key = key(0, new BitfinexScope("orders", true, true));
        List<KeySnapshot> snapshots = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (ProviderSession session = Exchanges.session(exchange.endpoint(), "gentle", CLOCK)) {
            Callable<Boolean> ask =
                    () -> snapshots.add(session.inspect(Exchanges.credentials(key.apiKey(), key.apiSecret())));
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(40, ask))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(snapshots)
                .hasSize(40)
                .allMatch(snapshot -> snapshot.evidence().requests() == 1);
    }
}
