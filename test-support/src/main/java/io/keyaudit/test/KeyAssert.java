package io.keyaudit.test;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Compliance;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.providers.Providers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about one key, in three values: an assertion passes only if what was read proves it. If that is unknown, it
 * fails with a message of its own, which says so and why. Patterns are those of policies, such as {@code files:write} or
 * {@code *:write}; they are judged exactly as a policy judges them.
 */
public final class KeyAssert extends AbstractAssert<KeyAssert, KeyOutcome> {
    private final Providers providers;

    KeyAssert(KeyOutcome outcome, Providers providers) {
        super(outcome, KeyAssert.class);
        this.providers = providers;
    }

    /** Passes if the key was read. */
    public KeyAssert wasRead() {
        isNotNull();
        if (actual instanceof KeyOutcome.Failed failed) {
            throw failure("%s was not read: %s: %s", name(), failed.kind().text(), failed.message());
        }
        if (actual instanceof KeyOutcome.NotAsked) {
            throw failure("%s was not asked about: the audit was stopped before its turn", name());
        }
        return this;
    }

    /** Passes if every one of these accesses is granted. */
    public KeyAssert can(String... accesses) {
        return keeps(rule -> rule.require(accesses));
    }

    /** Passes if no access that one of the patterns matches is granted. */
    public KeyAssert cannot(String... patterns) {
        return keeps(rule -> rule.forbid(patterns));
    }

    /** Passes if every access that is granted matches one of the patterns. */
    public KeyAssert isAtMost(String... patterns) {
        return keeps(rule -> rule.allowOnly(patterns));
    }

    /** Passes if the service accepts the key from listed addresses alone. */
    public KeyAssert isAddressRestricted() {
        return keeps(rule -> rule.expect(new Expectation.AddressRestricted()));
    }

    /** Passes if the key expires within this time from now. */
    public KeyAssert expiresWithin(Duration time) {
        return keeps(rule -> rule.expect(new Expectation.ExpiresWithin(time)));
    }

    /** Passes if the key keeps every rule of the policy that applies to it; rules of all severities count. */
    public KeyAssert keeps(Policy policy) {
        wasRead();
        Compliance compliance = policy.judge(List.of(actual), providers, Clock.systemUTC());
        List<Finding> standing =
                compliance.findings().stream().filter(Finding::stands).toList();
        if (!standing.isEmpty()) {
            boolean broken = standing.stream().anyMatch(finding -> finding.status() == FindingStatus.OPEN);
            throw failure(
                    broken ? "%s %s" : "whether %s keeps this is unknown: %s",
                    name(),
                    standing.stream().map(Finding::message).collect(Collectors.joining("; ")));
        }
        return this;
    }

    private KeyAssert keeps(UnaryOperator<Rule.Builder> demand) {
        Rule rule = demand.apply(Rule.builder(RuleDescription.of("assertion", "What a test asserts", Severity.HIGH)))
                .build();
        return keeps(Policy.builder("assertion").rule(rule).build());
    }

    private String name() {
        return "key " + actual.target().name();
    }
}
