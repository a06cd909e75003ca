package io.keyaudit.audit;

import static io.keyaudit.audit.StubProvider.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.Credentials;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.spi.KeyListing;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.VirtualTicker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialSourceTest {
    private static final String SECRET = "sk-0123456789abcdef";
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void isAskedOnceForEachAuditAndMayChange() {
        AtomicInteger version = new AtomicInteger();
        List<String> sent = new ArrayList<>();
        AuditTarget target = target(() -> key("sk-version-" + version.incrementAndGet()));
        KeyAuditor auditor = auditor((key, context) -> {
            sent.add(key);
            return snapshot(context);
        });
        assertThat(auditor.audit(List.of(target)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Inspected.class,
                        inspected -> assertThat(inspected.target()).isSameAs(target));
        auditor.audit(List.of(target));
        assertThat(sent).containsExactly("sk-version-1", "sk-version-2");
    }

    @Test
    void isAskedOnceForAWholeInventory() {
        AtomicInteger asked = new AtomicInteger();
        ListingProvider provider = ListingProvider.of(context -> (credentials, keys) -> {
            assertThat(credentials.get("apiKey").reveal()).isEqualTo("sk-1");
            keys.accept(ListingProvider.key(context, "sk-1", "self"));
            keys.accept(ListingProvider.key(context, "other", "other"));
            return new KeyListing(2, KeyListing.Coverage.ALL_USERS, List.of("GET /keys"));
        });
        AuditTarget target = AuditTarget.builder("admin", StubProvider.ID)
                .credentials(() -> key("sk-" + asked.incrementAndGet()))
                .inventory()
                .build();
        List<KeyOutcome> outcomes =
                KeyAuditor.builder().providers(provider).build().audit(List.of(target));
        assertThat(outcomes).hasSize(2).allMatch(Inspected.class::isInstance);
        assertThat(((KeyCredentials.Given) outcomes.get(1).target().credentials())
                        .credentials()
                        .names())
                .isEmpty();
    }

    @Test
    void isNotAskedForAKeyThatCannotBeAudited() {
        AtomicInteger asked = new AtomicInteger();
        AuditTarget target = AuditTarget.builder("a", "nobody")
                .credentials(() -> key("sk-" + asked.incrementAndGet()))
                .build();
        assertThat(failure(outcome(target, StubProvider.reading())).kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(asked).hasValue(0);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ConnectException(SECRET), FailureKind.UNAVAILABLE),
                Arguments.of(new UncheckedIOException(new IOException(SECRET)), FailureKind.UNAVAILABLE),
                Arguments.of(new IllegalStateException(SECRET), FailureKind.CONFIGURATION),
                Arguments.of(new Exception(SECRET, new IOException(SECRET)), FailureKind.CONFIGURATION),
                Arguments.of(new NoClassDefFoundError(SECRET), FailureKind.CONFIGURATION));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void fallsWithItsKeyAloneAndShowsNothingButItsClass(Throwable failure, FailureKind kind) {
        AuditTarget failing = target(() -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        });
        List<KeyOutcome> outcomes = KeyAuditor.builder()
                .providers(StubProvider.reading())
                .build()
                .audit(List.of(failing, target(() -> key(SECRET))));
        assertThat(outcomes.get(0))
                .isEqualTo(new Failed(
                        failing,
                        kind,
                        "credentials: their source failed: "
                                + failure.getClass().getName()));
        assertThat(outcomes.get(1)).isInstanceOf(Inspected.class);
        assertThat(outcomes.toString()).doesNotContain(SECRET);
    }

    @Test
    void mustGiveSomething() {
        AuditTarget target = target(CredentialSourceTest::nothing);
        assertThat(outcome(target, StubProvider.reading()))
                .isEqualTo(new Failed(target, FailureKind.CONFIGURATION, "credentials: their source gave none"));
    }

    @Test
    void mustGiveWhatTheProviderNeeds() {
        AtomicInteger asked = new AtomicInteger();
        Credentials wrong = Credentials.of("apikey", Secret.of(SECRET));
        Failed failed = failure(outcome(target(() -> wrong), new StubProvider((key, context) -> {
            asked.incrementAndGet();
            return snapshot(context);
        })));
        assertThat(failed.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(failed.message()).contains("\"apiKey\" is missing: The key").doesNotContain(SECRET);
        assertThat(asked).hasValue(0);
    }

    @Test
    void whatItGaveIsHiddenInAMessage() {
        AtomicInteger version = new AtomicInteger();
        AuditTarget target = target(() -> key(SECRET + version.incrementAndGet()));
        KeyAuditor auditor = auditor((key, context) -> {
            throw new ProviderException(FailureKind.REJECTED, "The service does not know " + key + ".");
        });
        for (int i = 0; i < 2; i++) {
            assertThat(failure(auditor.audit(List.of(target)).get(0)).message())
                    .isEqualTo("The service does not know ***.");
        }
    }

    @Test
    void anAnswerThatRepeatsWhatItGaveIsNotShown() {
        KeyOutcome outcome = outcome(
                target(() -> key(SECRET)),
                new StubProvider((key, context) ->
                        ListingProvider.with(snapshot(context), Fact.known("a"), "my key is " + key)));
        assertThat(failure(outcome).kind()).isEqualTo(FailureKind.PROTOCOL);
        assertThat(outcome.toString()).doesNotContain(SECRET);
    }

    @Test
    void blocksNoLongerThanTheKeysTimeAndIsInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        VirtualTicker ticker = new VirtualTicker();
        AuditTarget slow = target(() -> {
            ticker.pass(SHORT);
            try {
                never.await();
            } finally {
                interrupted.countDown();
            }
            return key(SECRET);
        });
        List<KeyOutcome> outcomes = KeyAuditor.builder()
                .providers(StubProvider.reading())
                .timeout(SHORT)
                .ticker(ticker)
                .concurrency(1)
                .build()
                .audit(List.of(slow, target(() -> key(SECRET))));
        assertThat(failure(outcomes.get(0)).kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(outcomes.get(1)).isInstanceOf(Inspected.class);
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTargetShowsNothingOfIt() {
        record Vault(String token) implements CredentialSource {
            @Override
            public Credentials get() {
                return key(token);
            }
        }
        AuditTarget target = target(new Vault(SECRET));
        assertThat(target.toString())
                .contains("credentials=asked for when needed", "name=a")
                .doesNotContain(SECRET);
        assertThat(target).isEqualTo(target(new Vault(SECRET))).isNotEqualTo(target(new Vault("another")));
    }

    @Test
    void isNotMixedWithCredentialsThatAreGiven() {
        AuditTarget.Builder both = AuditTarget.builder("a", StubProvider.ID)
                .credential("apiKey", Secret.of(SECRET))
                .credentials(() -> key(SECRET));
        assertThatIllegalArgumentException()
                .isThrownBy(both::build)
                .withMessage("a key's credentials are either given or asked for");
    }

    @SuppressWarnings("NullAway") // Whoever writes a source cannot use NullAway.
    private static Credentials nothing() {
        return null;
    }

    private static Credentials key(String value) {
        return Credentials.of(Map.of("apiKey", Secret.of(value)));
    }

    private static AuditTarget target(CredentialSource source) {
        return AuditTarget.builder("a", StubProvider.ID).credentials(source).build();
    }

    private static KeyAuditor auditor(StubProvider.Inspect inspect) {
        return KeyAuditor.builder().providers(new StubProvider(inspect)).build();
    }

    private static KeyOutcome outcome(AuditTarget target, StubProvider provider) {
        return KeyAuditor.builder()
                .providers(provider)
                .build()
                .audit(List.of(target))
                .get(0);
    }

    private static Failed failure(KeyOutcome outcome) {
        assertThat(outcome).isInstanceOf(Failed.class);
        return (Failed) outcome;
    }
}
