package io.keyaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.KeyOutcome.Inspected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** How many threads an audit starts, which no measurement of time shows reliably. */
class ThreadsUnderLoadTest {
    private static final int KEYS = 1_000;
    private static final int CONCURRENCY = 4;

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final StubProvider provider = new StubProvider((key, context) -> {
        threads.add(Thread.currentThread());
        return StubProvider.snapshot(context);
    });

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void daemonsAreUsedAgain() {
        assertThat(audit()).filteredOn(Inspected.class::isInstance).hasSize(KEYS);
        assertThat(threads)
                .as("one can still be ending its key when the next begins")
                .hasSizeLessThan(KEYS / 10);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadsAreNot() {
        assertThat(audit()).filteredOn(Inspected.class::isInstance).hasSize(KEYS);
        assertThat(threads).hasSize(KEYS);
    }

    private List<KeyOutcome> audit() {
        List<KeyOutcome> outcomes = new ArrayList<>();
        KeyAuditor.builder()
                .providers(provider)
                .concurrency(CONCURRENCY)
                .build()
                .audit(
                        IntStream.range(0, KEYS)
                                .mapToObj(number -> StubProvider.target("k" + number))
                                .toList(),
                        outcomes::add);
        return outcomes;
    }
}
