package io.keyaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.FailureKind;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NoThreadsTest {
    @Test
    void everyKeyGetsItsOutcomeThoughTheSystemAllowsNoThreads() {
        Sessions sessions = new Sessions(Providers.of(StubProvider.reading()), UnaryOperator.identity());
        List<AuditTarget> targets = List.of(
                AuditTarget.builder("a", StubProvider.ID).build(),
                AuditTarget.builder("b", StubProvider.ID).build());
        List<KeyOutcome> outcomes = new ArrayList<>();

        new AuditRun(
                        targets,
                        targets.size(),
                        sessions,
                        Executors.newCachedThreadPool(task -> {
                            throw new OutOfMemoryError("unable to create native thread");
                        }),
                        new AuditSettings(
                                1,
                                1,
                                Duration.ofSeconds(1),
                                3,
                                Clock.systemUTC(),
                                Ticker.system(),
                                new AuditListener() {}),
                        new OutcomesInOrder(OutcomeSpool.inMemory(), outcomes::add))
                .run();

        String why = "the system allows no more threads; ask about fewer keys at a time";
        assertThat(outcomes)
                .containsExactly(
                        new Failed(targets.get(0), FailureKind.INTERNAL, why),
                        new Failed(targets.get(1), FailureKind.INTERNAL, why));
    }
}
