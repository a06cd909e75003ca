package io.keyaudit.declarative.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Endpoint;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditListener;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.declarative.DeclarativeProviders;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.testkit.VirtualTicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys of all services in one audit. The system property {@code keyaudit.declarative.audited} sets how many, about. */
class ManyKeysTest {
    private static final int KEYS = Integer.getInteger("keyaudit.declarative.audited", 180);
    private static final String LATE = "slack";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    private final Providers providers = Providers.of(new DeclarativeProviders());
    private final Map<String, LoopbackService> services = new HashMap<>();
    private final CountDownLatch othersEnded = new CountDownLatch(1);

    @AfterEach
    void stop() {
        services.values().forEach(LoopbackService::close);
    }

    /** One service answers nothing until keys of the others are read, all of them or some hundred. */
    @Test
    void noServiceWaitsForAnother() {
        List<String> ids = providers.all().stream().map(PermissionProvider::id).toList();
        assertThat(ids).isEqualTo(providers.ids()).contains(LATE);
        int each = Math.max(1, KEYS / ids.size());
        List<AuditTarget> targets = new ArrayList<>();
        Map<String, Conversation> conversations = new HashMap<>();
        for (String id : ids) {
            ServiceContract facts = TranscribedFacts.of(id);
            Conversation conversation = facts.key(facts.someScopes(), new Random(1));
            conversations.put(id, conversation);
            LoopbackService service = new LoopbackService(id.equals(LATE) ? this::awaitOthers : () -> {});
            services.put(id, service);
            service.converse(conversation.exchanges());
            for (int i = 0; i < each; i++) {
                targets.add(target(id, i, conversation));
            }
        }
        AtomicInteger others = new AtomicInteger();
        AtomicInteger late = new AtomicInteger();
        AtomicInteger lateBeforeOthers = new AtomicInteger();
        AuditListener listener = new AuditListener() {
            @Override
            public void finished(KeyOutcome outcome) {
                if (outcome.target().provider().equals(LATE)) {
                    late.incrementAndGet();
                } else if (others.incrementAndGet() == Math.min(400, each * (ids.size() - 1))) {
                    lateBeforeOthers.set(late.get());
                    othersEnded.countDown();
                }
            }
        };
        VirtualTicker ticker = new VirtualTicker();
        List<KeyOutcome> outcomes = KeyAuditor.builder()
                .providers(providers)
                .ticker(ticker)
                .rateLimiters(RateLimiters.create(ticker))
                .clock(CLOCK)
                .timeout(Duration.ofDays(365))
                .listener(listener)
                .build()
                .audit(targets);

        assertThat(outcomes).hasSize(targets.size());
        assertThat(lateBeforeOthers).hasValue(0);
        assertThat(late).hasValue(each);
        for (KeyOutcome outcome : outcomes) {
            assertThat(outcome).isInstanceOfSatisfying(KeyOutcome.Inspected.class, read -> {
                String id = read.target().provider();
                ServiceContract facts = TranscribedFacts.of(id);
                KeySnapshot snapshot = read.snapshot();
                Comparison.check(
                        read.target().name(),
                        snapshot,
                        facts.expected(facts.someScopes()),
                        Objects.requireNonNull(conversations.get(id)).facts());
            });
        }
        services.forEach(
                (id, service) -> assertThat(service.undocumented()).as(id).isEmpty());
    }

    private AuditTarget target(String id, int number, Conversation conversation) {
        AuditTarget.Builder target = AuditTarget.builder(id + "-" + number, id)
                .endpoint(Endpoint.parse(
                        Optional.ofNullable(services.get(id)).orElseThrow().address() + conversation.base()));
        conversation.credentials().forEach((field, value) -> target.credential(field, Secret.of(value)));
        conversation.options().forEach(target::option);
        return target.build();
    }

    private void awaitOthers() {
        try {
            assertThat(othersEnded.await(25, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
