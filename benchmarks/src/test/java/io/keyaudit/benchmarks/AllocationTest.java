package io.keyaudit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.BuiltInPolicies;
import io.keyaudit.policy.Policy;
import io.keyaudit.providers.Providers;
import io.keyaudit.sandbox.DocSpaceOptions;
import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.PortalKey;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.YamlReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Bounds what each key costs in heap, which unlike time is nearly the same on every machine. The bounds leave a third more
 * than was measured; who passes one finds what grew with a profile, or raises it.
 */
class AllocationTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private static final int ROUNDS = 200;

    private final Providers providers = Providers.discover();

    /** Something to be measured. */
    @FunctionalInterface
    private interface Task {
        void run() throws Exception;
    }

    @Test
    void inspectionOfOneKey() throws Exception {
        try (DocSpaceService portal =
                DocSpaceService.start(DocSpaceOptions.defaults().withoutLimits())) {
            Credentials credentials = Credentials.of(Map.of(
                    "apiKey", Secret.of(portal.createKey(PortalKey.of("key", List.of("files:write", "rooms:read"))))));
            ProviderContext context =
                    ProviderContext.of(Endpoint.parse(portal.endpoint().toString()), Map.of("limit", "none"));
            try (ProviderSession session =
                    providers.find("docspace").orElseThrow().open(context)) {
                assertThat(bytes(() -> session.inspect(credentials))).isLessThan(120_000);
                assertThat(session.inspect(credentials).evidence().calls())
                        .as("what only the first key of a portal is asked is not asked again")
                        .hasSizeLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void verdictOfOneRule() throws Exception {
        Policy recommended = BuiltInPolicies.find("recommended", providers).orElseThrow();
        List<KeyOutcome> keys = PolicyRun.outcomes(100, providers);
        long verdicts = PolicyRun.verdicts(recommended, providers, keys);

        assertThat(bytes(() -> PolicyRun.verdicts(recommended, providers, keys)) / verdicts)
                .isLessThan(5_000);
    }

    @Test
    void entryOfAKeysFile() throws Exception {
        int entries = 100;
        String file = IntStream.range(0, entries)
                .mapToObj(number -> "  - name: key" + number
                        + "\n    provider: docspace\n    endpoint: https://portal.example.com\n"
                        + "    credentials: { apiKey: file:secrets/key" + number + " }\n")
                .collect(Collectors.joining("", "version: 1\nkeys:\n", ""));

        assertThat(bytes(() -> YamlReader.read(file, Problems.in(Path.of("keys.yaml")))) / entries)
                .isLessThan(21_000);
    }

    @Test
    void keyThatWaitsForItsTurn() throws Exception {
        int keys = 100;
        Endpoint portal = Endpoint.parse("https://portal.example.com");
        List<AuditTarget> waiting = new ArrayList<>();

        long bytes = bytes(() -> {
            waiting.clear();
            for (int number = 0; number < keys; number++) {
                waiting.add(AuditTarget.builder("key" + number, "docspace")
                        .endpoint(portal)
                        .credential("apiKey", Secret.of("sk-" + number))
                        .build());
            }
        });

        assertThat(waiting).hasSize(keys);
        assertThat(bytes / keys).isLessThan(1_300);
    }

    /** Returns what this thread allocates each time, once everything is loaded that is loaded once. */
    private static long bytes(Task task) throws Exception {
        for (int round = 0; round < ROUNDS / 4; round++) {
            task.run();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < ROUNDS; round++) {
            task.run();
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / ROUNDS;
    }
}
