package io.keyaudit.test;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Compliance;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleDescription;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;

/** The keys of a {@link KeysFile}, audited and judged. Immutable and thread-safe. */
public final class AuditedKeys {
    private final Compliance compliance;
    private final List<RuleDescription> rules;
    private final Severity failOn;

    AuditedKeys(Compliance compliance, Policy policy, Severity failOn) {
        this.compliance = compliance;
        this.rules = policy.rules().stream().map(Rule::description).toList();
        this.failOn = failOn;
    }

    /** Returns every key with its verdicts and findings. */
    public Compliance compliance() {
        return compliance;
    }

    /**
     * Returns what became of the key of this name, for {@link KeyAssertions#assertThat(KeyOutcome)}.
     *
     * @throws IllegalArgumentException if the file lists no key of this name; the message names those it lists
     */
    public KeyOutcome outcome(String key) {
        return compliance.keys().stream()
                .map(KeyAssessment::outcome)
                .filter(outcome -> outcome.target().name().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no key \"" + key + "\"; there are "
                        + compliance.keys().stream()
                                .map(known -> known.outcome().target().name())
                                .collect(Collectors.joining(", "))));
    }

    /**
     * Returns a container for each key, with a test for each rule of the policy, and a container for the findings that are
     * about no single key. A test passes only if what was read proves that the key keeps the rule; it is aborted if the
     * rule does not apply to the key or the finding is accepted or below {@link KeysFile#failOn()}, and fails otherwise.
     */
    public Stream<DynamicNode> tests() {
        Stream<DynamicNode> keys = compliance.keys().stream().map(key -> new KeyTests(key, rules, failOn).container());
        List<Finding> others = compliance.conclusion().findings();
        return others.isEmpty()
                ? keys
                : Stream.concat(
                        keys,
                        Stream.of(DynamicContainer.dynamicContainer(
                                "all keys", others.stream().map(finding -> KeyTests.test(finding, failOn)))));
    }
}
