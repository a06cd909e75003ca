package io.keyaudit.audit;

import static io.keyaudit.audit.StubProvider.snapshot;
import static io.keyaudit.audit.StubProvider.target;
import static io.keyaudit.audit.StubProvider.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.policy.Compliance;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.spi.VirtualTicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("paths")
class KeyAuditorTest {
    @Test
    void givesOneOutcomePerTargetInTheirOrder() {
        List<AuditTarget> targets = targets(50);
        List<KeyOutcome> outcomes = KeyAuditor.builder()
                .providers(StubProvider.reading())
                .concurrency(4)
                .build()
                .audit(targets);
        assertThat(outcomes).extracting(KeyOutcome::target).containsExactlyElementsOf(targets);
        assertThat(outcomes).allMatch(Inspected.class::isInstance);
    }

    @Test
    void auditsAndJudgesInOneCall() {
        Policy policy = Policy.builder("ours")
                .rule(Rule.builder(RuleDescription.of("restricted", "No full access", Severity.HIGH))
                        .expect(new Expectation.Restricted())
                        .build())
                .build();

        Compliance compliance =
                KeyAuditor.builder().providers(StubProvider.reading()).build().check(targets(3), policy);

        assertThat(compliance.keys())
                .hasSize(3)
                .allMatch(key -> key.verdict("restricted").isPresent());
        assertThat(compliance.summary().inspected()).isEqualTo(3);
    }

    @Test
    void noTargetsGiveNoOutcomes() {
        assertThat(KeyAuditor.builder()
                        .providers(StubProvider.reading())
                        .build()
                        .audit(List.of()))
                .isEmpty();
    }

    @Test
    void reportsInOrderAndTellsTheListenerAsOutcomesCome() {
        CountDownLatch secondIsDone = new CountDownLatch(1);
        StubProvider provider = new StubProvider((key, context) -> {
            if (key.equals("k0")) {
                secondIsDone.await();
            }
            return snapshot(context);
        });
        List<String> events = new ArrayList<>();
        KeyAuditor.builder()
                .providers(provider)
                .concurrency(2)
                .listener(new AuditListener() {
                    @Override
                    public void started(AuditTarget target) {
                        events.add("started " + target.name());
                    }

                    @Override
                    public void finished(KeyOutcome outcome) {
                        events.add("finished " + outcome.target().name());
                        secondIsDone.countDown();
                    }
                })
                .build()
                .audit(
                        targets(2),
                        outcome -> events.add("reported " + outcome.target().name()));
        assertThat(events)
                .containsExactly(
                        "started k0", "started k1", "finished k1", "finished k0", "reported k0", "reported k1");
    }

    @Test
    void callsBackOnTheThreadThatCalledIt() {
        List<Thread> threads = new ArrayList<>();
        KeyAuditor.builder()
                .providers(StubProvider.reading())
                .listener(new AuditListener() {
                    @Override
                    public void started(AuditTarget target) {
                        threads.add(Thread.currentThread());
                    }

                    @Override
                    public void finished(KeyOutcome outcome) {
                        threads.add(Thread.currentThread());
                    }
                })
                .build()
                .audit(targets(5), outcome -> threads.add(Thread.currentThread()));
        assertThat(threads).hasSize(15).containsOnly(Thread.currentThread());
    }

    @Test
    void aTargetOfAnUnknownProviderFailsAlone() {
        AuditTarget stray = AuditTarget.builder("stray", "nowhere").build();
        List<KeyOutcome> outcomes = KeyAuditor.builder()
                .providers(StubProvider.reading())
                .build()
                .audit(List.of(target("a"), stray, target("b")));
        assertThat(outcomes)
                .element(1)
                .isEqualTo(new Failed(
                        stray,
                        FailureKind.CONFIGURATION,
                        "provider: there is no provider \"nowhere\"; installed are: stub"));
        assertThat(List.of(outcomes.get(0), outcomes.get(2))).allMatch(Inspected.class::isInstance);
    }

    @Test
    void aTargetThatCannotWorkIsNotSentAnywhere() {
        StubProvider provider = StubProvider.reading();
        AuditTarget target =
                AuditTarget.builder("a", StubProvider.ID).option("mode", "wild").build();
        assertThat(KeyAuditor.builder().providers(provider).build().audit(List.of(target)))
                .containsExactly(new Failed(
                        target,
                        FailureKind.CONFIGURATION,
                        "credentials: \"apiKey\" is missing: The key; "
                                + "options: not a value of option \"mode\"; it is one of: fast, gentle"));
        assertThat(provider.opened).isEmpty();
    }

    @Test
    void givesSessionsWhatTheyWereAskedToWorkWith() throws Exception {
        StubProvider provider = StubProvider.reading();
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        VirtualTicker ticker = new VirtualTicker();
        KeyAuditor.builder()
                .providers(provider)
                .clock(clock)
                .ticker(ticker)
                .rateLimiters(RateLimiters.create(ticker))
                .timeout(Duration.ofSeconds(7))
                .build()
                .audit(List.of(AuditTarget.builder("a", StubProvider.ID)
                        .endpoint("https://elsewhere.example.com/")
                        .credential("apiKey", Secret.of("a"))
                        .option("mode", "gentle")
                        .build()));
        ProviderContext context = provider.opened.element();
        assertThat(context.endpoint()).isEqualTo(Endpoint.parse("https://elsewhere.example.com"));
        assertThat(context.options()).isEqualTo(Map.of("mode", "gentle"));
        assertThat(context.clock()).isSameAs(clock);
        assertThat(context.ticker()).isSameAs(ticker);
        assertThat(context.timeouts())
                .isEqualTo(new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(7), Duration.ofSeconds(7)));
        try (ProviderSession session = provider.open(context)) {
            assertThat(session.scopeCatalogue()).isEmpty();
        }
    }

    @Test
    void fillsInTheProvidersDefaults() {
        StubProvider provider = StubProvider.reading();
        KeyAuditor.builder().providers(provider).build().audit(List.of(target("a")));
        assertThat(provider.opened.element().endpoint()).isEqualTo(StubProvider.ENDPOINT);
        assertThat(provider.opened.element().options()).isEqualTo(Map.of("mode", "fast"));
    }

    @Test
    void usesWhatIsInstalledUnlessToldOtherwise() {
        assertThat(KeyAuditor.create().providers().all()).isEmpty();
        StubProvider provider = StubProvider.reading();
        assertThat(KeyAuditor.builder().providers(provider).build().providers().all())
                .containsExactly(provider);
    }

    @Test
    void refusesToAskAboutNoKeyOrForNoTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyAuditor.builder().concurrency(0))
                .withMessage("at least 1 key must be asked about at a time, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyAuditor.builder().timeout(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyAuditor.builder().timeout(Duration.ofSeconds(-1)));
    }

    @Test
    void takesAnyTimeout() {
        for (Duration timeout : List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofDays(1))) {
            assertThat(KeyAuditor.builder()
                            .providers(StubProvider.reading())
                            .timeout(timeout)
                            .build()
                            .audit(targets(3)))
                    .allMatch(Inspected.class::isInstance);
        }
    }
}
