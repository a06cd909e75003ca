package io.keyaudit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Secret;
import io.keyaudit.Severity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.ScopeReduction;
import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.KeyChange;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.Ticker;
import io.keyaudit.spi.UncertainOutcomeException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyAccountTest {
    private static final Policy READ_ONLY = Policy.builder("ours")
            .rule(Rule.builder(RuleDescription.of("read-only", "Only reads", Severity.HIGH))
                    .forbid("*:write")
                    .build())
            .build();
    private static final Policy READS_FILES = Policy.builder("ours")
            .rule(Rule.builder(RuleDescription.of("reads", "Reads files", Severity.HIGH))
                    .allowOnly("files:read")
                    .build())
            .build();

    private final KeyService service = new KeyService();
    private final Stored stored = new Stored();

    @SuppressWarnings("NullAway.Init")
    private KeyAccount account;

    /** Keeps what it receives. */
    private static final class Stored implements SecretReceiver {
        final List<String> events = new ArrayList<>();
        Runnable onSecret = () -> {};

        @Override
        public void prepare(KeyDraft draft) {
            events.add("prepare " + draft.name());
        }

        @Override
        public void accept(CreatedKey created) {
            events.add(created.secret().reveal());
            onSecret.run();
        }

        @Override
        public void discard() {
            events.add("discard");
        }
    }

    @BeforeEach
    void open() throws ProviderException {
        account = account(Duration.ofSeconds(30));
    }

    @AfterEach
    void clearInterruptStatus() {
        Thread.interrupted();
    }

    private KeyAccount account(Duration timeout) throws ProviderException {
        KeyAuditor auditor =
                KeyAuditor.builder().providers(service).timeout(timeout).build();
        return KeyAccount.open(auditor, KeyService.admin());
    }

    /** With little time, which passes by that ticker. */
    private KeyAccount account(Ticker ticker) throws ProviderException {
        KeyAuditor auditor = KeyAuditor.builder()
                .providers(service)
                .ticker(ticker)
                .timeout(Duration.ofMillis(20))
                .build();
        return KeyAccount.open(auditor, KeyService.admin());
    }

    private static KeyDraft draft(String... scopes) {
        return new KeyDraft("new", List.of(scopes), false, Optional.of(30));
    }

    private static PolicyGuard guard(Policy policy) {
        return new PolicyGuard(policy, Severity.LOW, Set.of());
    }

    private Rotation rotateBot() throws ProviderException, SecretLostException {
        return rotateBot(account);
    }

    private Rotation rotateBot(KeyAccount by) throws ProviderException, SecretLostException {
        RotationPlan plan = account.planRotation("bot").orElseThrow();
        return by.rotate(plan, plan.draft(plan.lifetime()), stored);
    }

    private KeyState stateOfBot() {
        return service.key("bot").state();
    }

    @Test
    void aPolicyRefusesBeforeAnythingIsSent() {
        assertThatExceptionOfType(PolicyBreachException.class)
                .isThrownBy(() -> account.create(draft("files:write"), guard(READ_ONLY), stored))
                .satisfies(breach -> assertThat(breach.judgement().breaches())
                        .extracting(Finding::rule)
                        .extracting(RuleDescription::id)
                        .containsExactly("read-only"));
        assertThat(service.changes).isEmpty();
        assertThat(stored.events).isEmpty();
    }

    @Test
    void aKeyWithinThePolicyIsCreatedAndItsSecretHandedOver() throws Exception {
        KeySnapshot created = account.create(draft("files:read"), guard(READ_ONLY), stored);

        assertThat(created.nativeScopes()).containsExactly("files:read");
        assertThat(stored.events).containsExactly("prepare new", "secret-new-2");
        assertThat(service.changes).containsExactly("create new-2");
    }

    @Test
    void whatIsPreparedIsWithdrawnIfNoKeyIsCreated() {
        service.refusal = Optional.of(KeyService.refusalWithSecret());

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> account.create(draft("files:read"), stored))
                .satisfies(failed -> assertThat(failed.getMessage()).doesNotContain("secret-admin"));
        assertThat(stored.events).containsExactly("prepare new", "discard");
    }

    @Test
    void aSecretThatCannotBeStoredIsReportedWithItsKey() {
        assertThatExceptionOfType(SecretLostException.class)
                .isThrownBy(() -> account.create(draft("files:read"), created -> {
                    throw new IOException("full");
                }))
                .satisfies(lost -> assertThat(lost.created()).isEqualTo(service.key("new-2")));
    }

    @Test
    void aSuccessorThatCanDoTheSameReplacesTheOldKey() throws Exception {
        stored.onSecret = () -> assertThat(stateOfBot()).isEqualTo(KeyState.ACTIVE);

        Rotation rotation = rotateBot();

        assertThat(rotation).isEqualTo(new Rotation.Completed(service.key("bot-2"), true));
        assertThat(stored.events).containsExactly("prepare bot", "secret-bot-2");
        assertThat(service.changes).containsExactly("create bot-2", "change bot");
        assertThat(stateOfBot()).isEqualTo(KeyState.INACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot", "admin"})
    void anAnswerAboutAnotherKeyLeavesTheOldKey(String other) throws Exception {
        service.answer = (id, key) -> id.equals("bot-2") ? service.key(other) : key;

        assertThat(rotateBot())
                .isInstanceOfSatisfying(
                        Rotation.Unverified.class,
                        unverified -> assertThat(unverified.kind()).isEqualTo(FailureKind.PROTOCOL));
        assertThat(service.changes).containsExactly("create bot-2");
    }

    @Test
    void anAnswerThatRepeatsTheSecretLeavesTheOldKey() throws Exception {
        service.answer = (id, key) -> id.equals("bot-2")
                ? key.toBuilder().nativeScopes(List.of("secret-bot-2")).build()
                : key;

        assertThat(rotateBot()).isInstanceOf(Rotation.Unverified.class);
        assertThat(stateOfBot()).isEqualTo(KeyState.ACTIVE);
    }

    @Test
    void aSuccessorThatCanDoLessLeavesTheOldKey() throws Exception {
        service.answer = (id, key) -> id.equals("bot-2") ? KeyService.snapshot(id, List.of("files:read")) : key;

        assertThat(rotateBot()).isInstanceOf(Rotation.Different.class);
        assertThat(stateOfBot()).isEqualTo(KeyState.ACTIVE);
    }

    @Test
    void aServiceThatDoesNotAnswerInTimeLeavesTheOldKey() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        service.answer = (id, key) -> {
            if (id.equals("bot-2")) {
                await(never);
            }
            return key;
        };

        assertThat(rotateBot(account(Duration.ofMillis(200))))
                .isInstanceOfSatisfying(
                        Rotation.Unverified.class,
                        unverified -> assertThat(unverified.kind()).isEqualTo(FailureKind.TIMEOUT));
        assertThat(stateOfBot()).isEqualTo(KeyState.ACTIVE);
    }

    @Test
    void anInterruptOnceTheSecretIsStoredLeavesTheOldKey() throws Exception {
        stored.onSecret = Thread.currentThread()::interrupt;

        assertThat(rotateBot())
                .isInstanceOfSatisfying(
                        Rotation.Unverified.class,
                        unverified -> assertThat(unverified.kind()).isEqualTo(FailureKind.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(service.changes).containsExactly("create bot-2");
    }

    @Test
    void anOldKeyThatIsNotSwitchedOffIsReported() throws Exception {
        stored.onSecret = () -> service.refusal = Optional.of(KeyService.refusalWithSecret());

        assertThat(rotateBot())
                .isInstanceOfSatisfying(
                        Rotation.OldKeyLeft.class,
                        left -> assertThat(left.message()).doesNotContain("secret-admin"));
    }

    @Test
    void aChangeAfterWhichTheProviderFailsUnexpectedlyIsUncertain() {
        service.onChange = id -> {
            throw new IllegalStateException("secret-admin");
        };

        assertThatExceptionOfType(UncertainOutcomeException.class)
                .isThrownBy(() -> account.change("bot", KeyChange.activate(false)))
                .satisfies(failed -> assertThat(failed.getMessage()).doesNotContain("secret-admin"));
    }

    @Test
    void aChangeThatIsNotAnsweredInTimeIsUncertain() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Passing ticker = new Passing();
        service.onChange = id -> {
            ticker.sleep(Duration.ofMinutes(2).toNanos());
            awaitForEver(never);
            return id;
        };
        KeyAccount hasty = account(ticker);

        assertThatExceptionOfType(UncertainOutcomeException.class)
                .isThrownBy(() -> hasty.change("bot", KeyChange.activate(false)))
                .satisfies(late -> assertThat(late.kind()).isEqualTo(FailureKind.TIMEOUT));
    }

    @Test
    void waitingForALimitTakesNoneOfAChangesTime() throws Exception {
        Passing ticker = new Passing();
        service.onChange = id -> {
            try {
                Objects.requireNonNull(service.context)
                        .rateLimiters()
                        .await(() -> ticker.sleep(Duration.ofMinutes(2).toNanos()));
                ticker.looked.await();
            } catch (InterruptedException tooLate) {
                throw new IllegalStateException(tooLate);
            }
            return id;
        };
        KeyAccount patient = account(ticker);

        patient.change("bot", KeyChange.activate(false));

        assertThat(stateOfBot()).isEqualTo(KeyState.INACTIVE);
    }

    @Test
    void anInterruptedChangeIsWhatItsProviderSays() {
        service.refusal = Optional.of(ProviderException.cancelled());
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> account.revoke("bot"))
                .isNotInstanceOf(UncertainOutcomeException.class)
                .satisfies(stopped -> assertThat(stopped.kind()).isEqualTo(FailureKind.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aKeyOfAnotherServiceIsNotSent() throws Exception {
        AuditTarget other = AuditTarget.builder("portal", "made-up")
                .credential("apiKey", Secret.of("another-service"))
                .build();
        KeyAccount wrong =
                KeyAccount.open(KeyAuditor.builder().providers(service).build(), other);

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> wrong.revoke("bot"))
                .isNotInstanceOf(UncertainOutcomeException.class)
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(FailureKind.CONFIGURATION));
        assertThat(service.changes).isEmpty();
    }

    @Test
    void aProviderIsCalledWithItsOwnClasses() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (KeyAccount opened = account(Duration.ofSeconds(30))) {
            service.classes.clear();
            opened.create(draft("files:read"), guard(READ_ONLY), stored);
            opened.change("bot", KeyChange.activate(false));
            opened.revoke("bot");
            assertThat(thread.getContextClassLoader()).isEqualTo(ClassLoader.getPlatformClassLoader());
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(service.classes).hasSize(4).containsOnly(KeyService.class.getClassLoader());
    }

    @Test
    void aKeyThatIsNotListedHasNoPlan() throws Exception {
        assertThat(account.planRotation("other")).isEmpty();
    }

    @Test
    void theCallerIsTheLastToBeReduced() throws Exception {
        assertThat(account.reductions(READS_FILES))
                .extracting(reduction -> reduction.key().snapshot().attributes().id(), KeyReduction::proposal)
                .containsExactly(
                        tuple(Fact.known("bot"), new ScopeReduction.Reduced(List.of("files:read"))),
                        tuple(Fact.known("admin"), new ScopeReduction.Reduced(List.of("files:read"))));
    }

    /** Time that passes when somebody sleeps, and counts looks of the test's thread after that. */
    private static final class Passing implements Ticker {
        final CountDownLatch looked = new CountDownLatch(3);
        private final Thread test = Thread.currentThread();
        private final AtomicLong passed = new AtomicLong();

        @Override
        public long nanoTime() {
            if (Thread.currentThread() == test && passed.get() > 0) {
                looked.countDown();
            }
            return passed.get();
        }

        @Override
        public void sleep(long nanos) {
            passed.addAndGet(nanos);
        }
    }

    private static void awaitForEver(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException interrupted) {
            awaitForEver(never);
        }
    }

    private static void await(CountDownLatch latch) throws ProviderException {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw ProviderException.cancelled();
        }
    }
}
