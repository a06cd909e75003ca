package io.keyaudit.audit;

import static io.keyaudit.audit.StubProvider.snapshot;
import static io.keyaudit.audit.StubProvider.target;
import static io.keyaudit.audit.StubProvider.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.ProviderException;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void oneSessionServesAllKeysOfAnEndpointWithTheSameOptions() {
        StubProvider provider = StubProvider.reading();
        List<AuditTarget> targets = new ArrayList<>(targets(10));
        for (String key : List.of("a", "b")) {
            targets.add(key(key).endpoint("https://elsewhere.example.com").build());
            targets.add(key(key).option("mode", "gentle").build());
            targets.add(key(key).option("mode", "fast").build());
            targets.add(key(key).endpoint(StubProvider.ENDPOINT).tag("same").build());
        }
        assertThat(audit(provider, targets)).allMatch(Inspected.class::isInstance);
        assertThat(provider.opened).hasSize(3);
        assertThat(provider.closed).containsExactlyInAnyOrderElementsOf(provider.opened);
    }

    @Test
    void everyAuditOpensItsOwn() {
        StubProvider provider = StubProvider.reading();
        audit(provider, targets(2));
        audit(provider, targets(2));
        assertThat(provider.opened).hasSize(2);
        assertThat(provider.closed).hasSize(2);
    }

    @Test
    void aSessionThatCannotBeOpenedFailsItsOwnKeysOnly() {
        StubProvider provider = StubProvider.reading().onOpen(context -> {
            if (context.option("mode").equals("gentle")) {
                throw new ProviderException(FailureKind.CONFIGURATION, "not gently");
            }
        });
        List<KeyOutcome> outcomes = audit(
                provider,
                List.of(
                        key("a").build(),
                        key("b").option("mode", "gentle").build(),
                        key("c").option("mode", "gentle").build(),
                        key("d").build()));
        assertThat(List.of(outcomes.get(0), outcomes.get(3))).allMatch(Inspected.class::isInstance);
        assertThat(outcomes.subList(1, 3))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isEqualTo(new Failed(outcome.target(), FailureKind.CONFIGURATION, "not gently")));
    }

    @Test
    void aProviderThatFailsUnexpectedlyWhenOpenedIsNamed() {
        StubProvider provider = StubProvider.reading().onOpen(context -> {
            throw new UnsupportedOperationException("some detail");
        });
        assertThat(audit(provider, targets(1))).singleElement().isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.INTERNAL);
            assertThat(failed.message())
                    .contains("java.lang.UnsupportedOperationException", "SessionsTest")
                    .doesNotContain("some detail");
        });
    }

    @Test
    void whoWaitedForASessionThatAnotherKeyFailedToOpenTriesForItself() throws Exception {
        StubProvider provider = StubProvider.reading();
        Sessions sessions = sessions(provider);
        FutureTask<Sessions.Open> second = new FutureTask<>(() -> sessions.open(target("second")));
        Thread waiting = new Thread(second);
        provider.onOpen(context -> {
            if (Thread.currentThread() != waiting) {
                waiting.start();
                while (waiting.getState() != State.WAITING) {
                    Thread.onSpinWait();
                }
                throw new ProviderException(FailureKind.CANCELLED, "the first key's time is up");
            }
        });
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> sessions.open(target("first")))
                .withMessage("the first key's time is up");
        assertThat(second.get().session()).isNotNull();
        assertThat(provider.opened).hasSize(1);
    }

    @Test
    void anErrorWhileClosingIsNobodysFailure() {
        StubProvider provider = StubProvider.reading().onClose(() -> {
            throw new AssertionError("cannot close");
        });
        List<AuditTarget> targets =
                List.of(key("a").build(), key("b").option("mode", "gentle").build());
        assertThat(audit(provider, targets)).allMatch(Inspected.class::isInstance);
        assertThat(provider.closed).hasSize(2);
    }

    @Test
    void aSessionThatHangsWhileItIsClosedDoesNotKeepTheAuditFromEnding() {
        CountDownLatch endOfTest = new CountDownLatch(1);
        StubProvider provider = StubProvider.reading().onClose(() -> awaitUnchecked(endOfTest));
        assertThat(KeyAuditor.builder()
                        .providers(provider)
                        .timeout(Duration.ofMillis(50))
                        .build()
                        .audit(targets(1)))
                .hasSize(1);
        endOfTest.countDown();
    }

    @Test
    void aSessionThatIsOpenedTooLateIsClosedAtOnce() throws Exception {
        StubProvider provider = StubProvider.reading();
        Sessions sessions = sessions(provider);
        provider.onOpen(context -> sessions.close(PATIENCE));
        FutureTask<Sessions.Open> late = new FutureTask<>(() -> sessions.open(target("a")));
        late.run();
        assertThat(late)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(InterruptedException.class);
        assertThat(provider.opened).hasSize(1);
        assertThat(provider.closed).hasSize(1);
    }

    @Test
    void closingTwiceClosesEverySessionOnce() throws Exception {
        StubProvider provider = StubProvider.reading();
        Sessions sessions = sessions(provider);
        assertThat(sessions.open(target("a"))
                        .session()
                        .inspect(target("a").credentials().get()))
                .isEqualTo(snapshot(provider.opened.element()));
        sessions.close(PATIENCE);
        sessions.close(PATIENCE);
        assertThat(provider.closed).hasSize(1);
    }

    private static List<KeyOutcome> audit(StubProvider provider, List<AuditTarget> targets) {
        return KeyAuditor.builder().providers(provider).build().audit(targets);
    }

    private static Sessions sessions(StubProvider provider) {
        return new Sessions(Providers.of(provider), UnaryOperator.identity());
    }

    private static AuditTarget.Builder key(String name) {
        return AuditTarget.builder(name, StubProvider.ID).credential("apiKey", Secret.of(name));
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
