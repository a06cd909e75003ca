package io.keyaudit.formats.content;

import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.KeyRecord;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Subject;
import io.keyaudit.policy.Verdict;
import java.util.Collection;
import java.util.Optional;

/** Distinguishes findings that an earlier audit had from new ones, by the verdicts that its snapshot remembers. Immutable. */
public final class EarlierVerdicts {
    private final Baseline baseline;

    /** Creates the verdicts of a snapshot. */
    public EarlierVerdicts(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Returns the keys of the earlier audit. */
    public Collection<KeyRecord> keys() {
        return baseline.keys();
    }

    /** Returns whether the earlier audit had a finding of this rule about this key; false also if that is unknown. */
    public boolean found(String key, String rule) {
        return baseline.find(key).filter(record -> found(record, rule)).isPresent();
    }

    /** Returns whether a rule of a policy had a finding about this key. */
    public static boolean found(KeyRecord record, String rule) {
        Verdict verdict = record.verdicts().get(rule);
        return verdict == Verdict.FAIL || verdict == Verdict.INCONCLUSIVE;
    }

    /** Returns whether the earlier audit had this finding, too; nothing if its snapshot does not say. */
    public Optional<Boolean> had(Finding finding) {
        String rule = finding.rule().id();
        if (rule.startsWith("drift/")) {
            return Optional.of(false);
        }
        if (finding.subject() instanceof Subject.Key key) {
            Optional<KeyRecord> record = baseline.find(key.name());
            if (record.isEmpty()) {
                return Optional.of(false);
            }
            if (rule.equals(Assessment.UNREAD_KEY.id())) {
                return record.map(earlier -> earlier.reading().isEmpty());
            }
            return record.filter(earlier -> isJudged(earlier, rule)).map(earlier -> found(earlier, rule));
        }
        return finding.service()
                .filter(service -> baseline.keys().stream().anyMatch(key -> isJudged(key, rule)))
                .map(service -> baseline.keys().stream()
                        .filter(key -> key.provider().equals(service.provider()))
                        .filter(key -> key.endpoint().stream().allMatch(service.endpoint()::equals))
                        .anyMatch(key -> found(key, rule)));
    }

    /** A policy that has got a rule since judged by the others. */
    private static boolean isJudged(KeyRecord key, String rule) {
        return !key.verdicts().isEmpty() && !rule.startsWith("keyaudit/");
    }
}
