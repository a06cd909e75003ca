package io.keyaudit.benchmarks;

import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Severity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.BuiltInPolicies;
import io.keyaudit.policy.Controls;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.KeySelector;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.ScopeTable;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Judges keys without asking anybody, on one thread: by the recommended pack, and by more and more rules that each name
 * one key. Prints verdicts in a second of that thread's processor time.
 */
public final class PolicyRun {
    private static final double NANOS = 1e9;
    private static final int ROUNDS = 5;
    private static final List<List<String>> SCOPES = List.of(
            List.of("files:read"), List.of("files:write", "rooms:read"), List.of("accounts:write"), List.of("*:read"));

    private PolicyRun() {}

    /** Runs it with the number of keys. */
    public static void main(String[] arguments) {
        int keys = Integer.parseInt(arguments[0]);
        Providers providers = Providers.discover();
        List<KeyOutcome> outcomes = outcomes(keys, providers);
        report(
                "the recommended pack",
                BuiltInPolicies.find("recommended", providers).orElseThrow(),
                providers,
                outcomes);
        for (int rules : new int[] {1, 10, 100, 1_000}) {
            report(rules + " rules that name a key", naming(rules), providers, outcomes);
        }
    }

    private static void report(String by, Policy policy, Providers providers, List<KeyOutcome> outcomes) {
        double[] seconds = new double[ROUNDS];
        long verdicts = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = threadNanos();
            verdicts = verdicts(policy, providers, outcomes);
            seconds[round] = (threadNanos() - start) / NANOS;
        }
        Arrays.sort(seconds);
        double median = seconds[ROUNDS / 2];
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %d keys, %d verdicts, %.2f s, %.2f million verdicts/s",
                by,
                outcomes.size(),
                verdicts,
                median,
                verdicts / median / 1e6));
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Judges the keys, and returns how many verdicts there are. */
    static long verdicts(Policy policy, Providers providers, List<KeyOutcome> outcomes) {
        long[] verdicts = {0};
        Assessment assessment = Assessment.of(policy, providers, Clock.systemUTC());
        outcomes.forEach(outcome ->
                assessment.assess(outcome, key -> verdicts[0] += key.verdicts().size()));
        assessment.conclude(key -> verdicts[0] += key.verdicts().size());
        return verdicts[0];
    }

    /** Rules for one key each, which every key has to pass by. */
    static Policy naming(int rules) {
        Policy.Builder policy = Policy.builder("rules that name their keys");
        IntStream.range(0, rules)
                .mapToObj(number -> Rule.builder(new RuleDescription(
                                "rule-" + number,
                                "The key expires",
                                Severity.MEDIUM,
                                "Replace it.",
                                Controls.of("IA-5")))
                        .match(new KeySelector(List.of("key" + number), List.of(), List.of(), List.of()))
                        .expect(new Expectation.MustExpire())
                        .build())
                .forEach(policy::rule);
        return policy.build();
    }

    /** DocSpace keys of a hundred owners. */
    static List<KeyOutcome> outcomes(int keys, Providers providers) {
        ScopeTable table = providers.description("docspace").orElseThrow().scopes();
        Endpoint portal = Endpoint.parse("https://portal.example.com");
        Instant now = Instant.now();
        return IntStream.range(0, keys)
                .<KeyOutcome>mapToObj(number -> new KeyOutcome.Inspected(
                        AuditTarget.builder("key" + number, "docspace").build(),
                        new KeySnapshot(
                                "docspace",
                                portal,
                                table.resolve(SCOPES.get(number % SCOPES.size()))
                                        .permissions(),
                                SCOPES.get(number % SCOPES.size()),
                                List.of(),
                                KeyState.ACTIVE,
                                KeyAttributes.unknown()
                                        .withId(Fact.known("id-" + number))
                                        .withOwner(Fact.known(new KeyOwner("owner-" + number % 100, "Owner")))
                                        .withCreatedAt(Fact.known(now.minus(Duration.ofDays(number % 700))))
                                        .withExpiresAt(Fact.known(now.plus(Duration.ofDays(30)))),
                                new Evidence(Evidence.Method.INTROSPECTED, List.of("GET /key"), now, Map.of()))))
                .toList();
    }
}
