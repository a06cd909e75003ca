package io.keyaudit.spring;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleVerdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The actuator endpoint {@code keyaudit}: what the latest audit found. Asks no service itself. */
@Endpoint(id = "keyaudit")
public final class KeysEndpoint {
    private final ApplicationKeys keys;

    KeysEndpoint(ApplicationKeys keys) {
        this.keys = keys;
    }

    /**
     * What the latest audit found.
     *
     * @param auditedAt when it ended
     * @param compliant whether every key was read, and no finding that counts stands
     * @param findings what speaks against the keys, a line each
     * @param keys every key
     */
    public record Report(String auditedAt, boolean compliant, List<String> findings, List<Key> keys) {}

    /**
     * One key.
     *
     * @param name what people call it
     * @param provider the provider that read it
     * @param outcome {@code inspected}, {@code not-asked} or the kind of failure
     * @param permissions the read/write pairs, such as {@code r-}, by resource; {@code ?} is unknown
     * @param verdicts the verdicts, by rule
     */
    public record Key(
            String name,
            String provider,
            String outcome,
            Map<String, String> permissions,
            Map<String, String> verdicts) {}

    /** Returns what the latest audit found; nothing before the first one has ended. */
    @ReadOperation
    public @Nullable Report report() {
        Optional<ApplicationKeys.Result> latest = keys.latest();
        return latest.map(result -> new Report(
                        result.at().toString(),
                        result.compliant(),
                        FindingLines.of(result.compliance(), keys.failOn()),
                        result.compliance().keys().stream()
                                .map(KeysEndpoint::key)
                                .toList()))
                .orElse(null);
    }

    private static Key key(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        Map<String, String> permissions = new TreeMap<>();
        if (outcome instanceof Inspected inspected) {
            inspected
                    .snapshot()
                    .permissions()
                    .permissions()
                    .forEach(permission -> permissions.put(permission.resource(), permission.pair()));
        }
        Map<String, String> verdicts = new TreeMap<>();
        for (RuleVerdict verdict : key.verdicts()) {
            verdicts.put(verdict.rule(), verdict.verdict().text());
        }
        return new Key(outcome.target().name(), outcome.target().provider(), outcome.label(), permissions, verdicts);
    }
}
