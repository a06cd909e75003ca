package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.sandbox.SampleKey;
import io.keyaudit.sandbox.Sandbox;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import io.keyaudit.testkit.FaultProxy;
import io.keyaudit.testkit.RecordedAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Exchanger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands between an audit and a service: a key fails in time and for the right reason, or is read right. */
@Timeout(60)
@Tag("once")
class HostileNetworkTest {
    private static final Sandbox SANDBOX = Sandbox.start();
    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final Duration NO_DEADLINE = Duration.ofDays(365);

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    static Stream<SampleKey> keys() {
        return Stream.of(sample("docs-reader"), sample("trading-bot"));
    }

    static Stream<Arguments> quickFaults() {
        return keys().flatMap(
                        key -> NetworkFault.quick().stream().map(fault -> Arguments.of(key.provider(), fault, key)));
    }

    private static SampleKey sample(String name) {
        return SANDBOX.sampleKeys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("quickFaults")
    void aFaultIsAFailureOfItsKind(String provider, NetworkFault fault, SampleKey key) {
        try (FaultProxy proxy = FaultProxy.before(key.endpoint(), fault.fault())) {
            assertFailed(unhurried().audit(List.of(target(key, proxy))).get(0), fault);
            assertThat(proxy.written()).as("stops reading").isLessThan(64L << 20);
        }
    }

    /** All at the same time, since each takes all the time that a key has. */
    @ParameterizedTest
    @MethodSource("keys")
    void whatNeverEndsIsEndedByTheDeadline(SampleKey key) {
        List<NetworkFault> faults = NetworkFault.slow();
        List<FaultProxy> proxies = faults.stream()
                .map(fault -> FaultProxy.before(key.endpoint(), fault.fault()))
                .toList();
        try {
            List<KeyOutcome> outcomes = impatient()
                    .audit(proxies.stream().map(proxy -> target(key, proxy)).toList());
            for (int i = 0; i < faults.size(); i++) {
                assertFailed(outcomes.get(i), faults.get(i));
            }
        } finally {
            proxies.forEach(FaultProxy::close);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void anAnswerThatBreaksOffAtAnyByteIsNoAnswer(SampleKey key) {
        AtomicReference<RecordedAnswer> recorded = new AtomicReference<>();
        try (FaultProxy proxy = FaultProxy.before(key.endpoint(), (client, service) -> {
            recorded.set(service.answer());
            client.write(seen(recorded));
        })) {
            KeyAuditor auditor = unhurried();
            assertThat(auditor.audit(List.of(target(key, proxy))).get(0)).isInstanceOf(Inspected.class);
            byte[] good = seen(recorded);

            // Each attempt, repeats included, ends at the next place: first with a reset, then as if that were all.
            AtomicInteger attempts = new AtomicInteger();
            proxy.next((client, service) -> {
                int attempt = attempts.getAndIncrement();
                client.write(Arrays.copyOf(good, attempt % good.length));
                if (attempt < good.length) {
                    client.reset();
                } else {
                    client.hangUp();
                }
            });
            while (attempts.get() < 2 * good.length) {
                assertThat(auditor.audit(List.of(target(key, proxy))).get(0))
                        .as("after %d of %d bytes", attempts.get() % good.length, good.length)
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.kind()).isEqualTo(FailureKind.UNAVAILABLE));
            }
        }
    }

    static Stream<Arguments> harmless() {
        return keys().flatMap(key -> Stream.of(
                harmless("Content-Type twice", key, good -> good.plus("Content-Type: application/json")),
                harmless("another Content-Type", key, good -> good.plus("Content-Type: text/html; charset=utf-16")),
                harmless("a cookie", key, good -> good.plus("Set-Cookie: a=b").plus("Set-Cookie: a=c")),
                harmless("Retry-After on a success", key, good -> good.plus("Retry-After: 99999"))));
    }

    private static Arguments harmless(String name, SampleKey key, UnaryOperator<RecordedAnswer> change) {
        return Arguments.of(key.provider(), name, key, change);
    }

    /** The connection stays open after the answer, too. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("harmless")
    void whatTakesNothingFromAnAnswerLeavesItAsItIs(
            String provider, String name, SampleKey key, UnaryOperator<RecordedAnswer> change) {
        try (FaultProxy proxy = FaultProxy.before(
                key.endpoint(),
                (client, service) -> client.write(change.apply(service.answer()).bytes()))) {
            assertThat(snapshot(unhurried().audit(List.of(target(key, proxy))).get(0))
                            .permissions())
                    .isEqualTo(truth(key).permissions());
        }
    }

    /** One connection is used for one key after the other; what a service says too much must not be the next one's. */
    @ParameterizedTest
    @ValueSource(strings = {"docs-sync", "trading-bot"})
    void anAnswerThatNobodyAskedForIsNotTheNextKeys(String generous) {
        SampleKey all = sample(generous);
        SampleKey less = sample(generous.equals("docs-sync") ? "docs-reader" : "tax-report");
        AtomicReference<RecordedAnswer> stray = new AtomicReference<>();
        try (FaultProxy proxy = FaultProxy.before(all.endpoint(), (client, service) -> {
            stray.set(service.answer());
            client.write(seen(stray));
        })) {
            KeyAuditor oneByOne = unhurried();
            assertThat(oneByOne.audit(List.of(target(all, proxy))).get(0)).isInstanceOf(Inspected.class);
            proxy.next((client, service) ->
                    client.write(new String(service.answer().bytes(), StandardCharsets.ISO_8859_1)
                            + new String(seen(stray), StandardCharsets.ISO_8859_1)));

            for (int round = 0; round < 5; round++) {
                assertThat(snapshot(oneByOne.audit(List.of(target(less, proxy))).get(0))
                                .permissions())
                        .isEqualTo(truth(less).permissions());
            }
        }
    }

    /** Bitfinex's answers do not tell whose they are; that of a portal does. */
    @Test
    void anAnswerAboutAnotherKeyIsNotUnderstood() {
        List<SampleKey> both = List.of(sample("docs-reader"), sample("docs-sync"));
        Exchanger<RecordedAnswer> exchanger = new Exchanger<>();
        try (FaultProxy proxy = FaultProxy.before(both.get(0).endpoint(), (client, service) -> {
            RecordedAnswer own = service.answer();
            client.write(swapped(exchanger, own).bytes());
        })) {
            assertThat(unhurried()
                            .audit(both.stream().map(key -> target(key, proxy)).toList()))
                    .allSatisfy(outcome -> assertThat(outcome)
                            .isInstanceOfSatisfying(
                                    Failed.class,
                                    failed -> assertThat(failed.kind()).isEqualTo(FailureKind.PROTOCOL)));
        }
    }

    private static RecordedAnswer swapped(Exchanger<RecordedAnswer> exchanger, RecordedAnswer own) {
        try {
            return exchanger.exchange(own);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** What was given up on, and answered after all, is not the next key's. */
    @ParameterizedTest
    @MethodSource("keys")
    void anAnswerThatComesTooLateIsNotTheNextKeys(SampleKey key) {
        SampleKey other = sample(key.provider().equals("docspace") ? "docs-sync" : "tax-report");
        try (FaultProxy proxy = FaultProxy.before(key.endpoint(), (client, service) -> {
            RecordedAnswer late = service.answer();
            try {
                client.idle(PATIENCE.multipliedBy(2));
            } finally {
                client.write(late.bytes());
            }
        })) {
            assertThat(impatient().audit(List.of(target(other, proxy))).get(0)).isInstanceOf(Failed.class);
            proxy.next(FaultProxy.none());

            assertThat(snapshot(unhurried().audit(List.of(target(key, proxy))).get(0))
                            .permissions())
                    .isEqualTo(truth(key).permissions());
        }
    }

    private static byte[] seen(AtomicReference<RecordedAnswer> recorded) {
        return Objects.requireNonNull(recorded.get()).bytes();
    }

    private static KeySnapshot truth(SampleKey key) {
        return snapshot(unhurried()
                .audit(List.of(target(key, key.endpoint().toString())))
                .get(0));
    }

    private static KeySnapshot snapshot(KeyOutcome outcome) {
        assertThat(outcome).isInstanceOf(Inspected.class);
        return ((Inspected) outcome).snapshot();
    }

    private static void assertFailed(KeyOutcome outcome, NetworkFault fault) {
        assertThat(outcome)
                .as("%s", fault)
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.kind())
                                .as("%s: %s", fault, failed.message())
                                .isEqualTo(fault.kind()));
    }

    /** Waits in no time, and without end. */
    private static KeyAuditor unhurried() {
        Ticker ticker = new InstantTicker();
        return KeyAuditor.builder()
                .ticker(ticker)
                .rateLimiters(RateLimiters.create(ticker))
                .timeout(NO_DEADLINE)
                .build();
    }

    private static KeyAuditor impatient() {
        return KeyAuditor.builder()
                .rateLimiters(RateLimiters.create(Ticker.system()))
                .timeout(PATIENCE)
                .build();
    }

    private static AuditTarget target(SampleKey key, FaultProxy proxy) {
        return target(key, proxy.address());
    }

    private static AuditTarget target(SampleKey key, String endpoint) {
        AuditTarget.Builder target =
                AuditTarget.builder(key.name(), key.provider()).endpoint(endpoint);
        key.credentials().forEach((name, secret) -> target.credential(name, Secret.of(secret)));
        if (key.provider().equals("bitfinex")) {
            // Spares the sandbox's rate limit the search for what it last saw.
            target.option("nonce", "micros");
        }
        return target.build();
    }
}
