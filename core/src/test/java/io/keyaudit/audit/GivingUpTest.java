package io.keyaudit.audit;

import static io.keyaudit.audit.StubProvider.snapshot;
import static io.keyaudit.audit.StubProvider.target;
import static io.keyaudit.audit.StubProvider.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.RateLimiter.Slot;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.VirtualTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Hosts that keep refusing, and hosts that never answer. */
class GivingUpTest {
    private static final String DEAD = "https://dead.example.com";

    private final VirtualTicker ticker = new VirtualTicker();
    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void aHostThatKeepsRefusingIsGivenUpOn() {
        List<KeyOutcome> outcomes = auditor(this::refuse).audit(targets(60));
        assertThat(outcomes.get(0))
                .isEqualTo(new Failed(
                        outcomes.get(0).target(), FailureKind.RATE_LIMITED, "the service refused 3 requests in a row"));
        assertThat(outcomes.subList(1, 60))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isEqualTo(new Failed(
                                outcome.target(),
                                FailureKind.RATE_LIMITED,
                                "the service refused 3 requests in a row; not asked")));
        assertThat(requests).hasValue(3);
        assertThat(ticker.elapsed()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
    }

    @Test
    void aRefusalNowAndThenIsNone() {
        StubProvider provider = new StubProvider((key, context) -> {
            refuseOnce(context);
            refuseOnce(context);
            RateLimiter limiter = limiter(context);
            try (Slot slot = limiter.acquire()) {
                limiter.served(slot);
            }
            return snapshot(context);
        });
        assertThat(auditor(provider).audit(targets(5))).allMatch(Inspected.class::isInstance);
    }

    @Test
    void aHostThatNeverAnswersIsGivenUpOnAndNoOtherIs() {
        List<AuditTarget> mixed = new ArrayList<>();
        for (AuditTarget target : targets(40)) {
            mixed.add(target);
            mixed.add(AuditTarget.builder("dead " + target.name(), StubProvider.ID)
                    .endpoint(DEAD)
                    .credential("apiKey", Secret.of("x"))
                    .build());
        }
        List<KeyOutcome> outcomes = auditor((key, context) -> {
                    try (Slot slot = limiter(context).acquire()) {
                        if (context.endpoint().toString().equals(DEAD)) {
                            requests.incrementAndGet();
                            ticker.pass(Duration.ofMillis(1));
                            slot.abandon();
                            throw new ProviderException(FailureKind.TIMEOUT, "no answer");
                        }
                    }
                    return snapshot(context);
                })
                .audit(mixed);
        assertThat(outcomes).extracting(KeyOutcome::target).containsExactlyElementsOf(mixed);
        for (int i = 0; i < outcomes.size(); i += 2) {
            assertThat(outcomes.get(i)).isInstanceOf(Inspected.class);
        }
        assertThat(outcomes.get(79))
                .isEqualTo(new Failed(
                        mixed.get(79),
                        FailureKind.TIMEOUT,
                        "the service left 3 requests in a row unanswered; not asked"));
        assertThat(requests).hasValue(3);
    }

    @Test
    void whenToGiveUpCanBeSet() {
        assertThat(KeyAuditor.builder()
                        .providers(new StubProvider(this::refuse))
                        .ticker(ticker)
                        .rateLimiters(RateLimiters.create(ticker))
                        .giveUpAfter(1)
                        .build()
                        .audit(List.of(target("a"))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.message()).isEqualTo("the service refused 1 request in a row"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyAuditor.builder().giveUpAfter(0));
    }

    private KeySnapshot refuse(String key, ProviderContext context) throws InterruptedException, ProviderException {
        while (true) {
            refuseOnce(context);
        }
    }

    private void refuseOnce(ProviderContext context) throws InterruptedException, ProviderException {
        RateLimiter limiter = limiter(context);
        try (Slot slot = limiter.acquire()) {
            requests.incrementAndGet();
            limiter.refused(slot, Optional.empty());
        }
    }

    private KeyAuditor auditor(StubProvider.Inspect inspect) {
        return auditor(new StubProvider(inspect));
    }

    private KeyAuditor auditor(StubProvider provider) {
        return KeyAuditor.builder()
                .providers(provider)
                .concurrency(1)
                .ticker(ticker)
                .rateLimiters(RateLimiters.create(ticker))
                .build();
    }

    private static RateLimiter limiter(ProviderContext context) {
        return context.rateLimiters().forHost(context.endpoint().authority(), RateLimit.NONE);
    }
}
