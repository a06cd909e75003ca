package io.keyaudit.drift;

import io.keyaudit.Endpoint;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.Verdict;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is remembered of one key. Immutable; holds no secret.
 *
 * @param name what people call the key
 * @param provider id of the provider that it was audited with
 * @param endpoint the service's address, if it was not the provider's default or the key was read
 * @param reading what was read; none if the key could not be read
 * @param verdicts the verdicts of the policy's rules by their ids; empty if there was no policy
 */
public record KeyRecord(
        String name,
        String provider,
        Optional<Endpoint> endpoint,
        Optional<KeyReading> reading,
        SortedMap<String, Verdict> verdicts) {
    /** Copies what can change. */
    public KeyRecord {
        verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    }

    /** Returns what is to be remembered of a key and how it was judged. */
    public static KeyRecord of(KeyAssessment key) {
        KeyRecord record = of(key.outcome());
        SortedMap<String, Verdict> verdicts = new TreeMap<>();
        key.verdicts().forEach(verdict -> verdicts.put(verdict.rule(), verdict.verdict()));
        return new KeyRecord(record.name, record.provider, record.endpoint, record.reading, verdicts);
    }

    /** Returns what is to be remembered of an outcome. */
    public static KeyRecord of(KeyOutcome outcome) {
        AuditTarget target = outcome.target();
        if (outcome instanceof KeyOutcome.Inspected inspected) {
            KeySnapshot snapshot = inspected.snapshot();
            return new KeyRecord(
                    target.name(),
                    target.provider(),
                    Optional.of(snapshot.endpoint()),
                    Optional.of(KeyReading.of(snapshot)),
                    new TreeMap<>());
        }
        return new KeyRecord(target.name(), target.provider(), target.endpoint(), Optional.empty(), new TreeMap<>());
    }
}
