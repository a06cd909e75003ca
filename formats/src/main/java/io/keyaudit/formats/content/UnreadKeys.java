package io.keyaudit.formats.content;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.Subject;
import io.keyaudit.policy.Uncertainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes findings of what was not read, for formats that know nothing but findings, so that no key is missing in them. */
public final class UnreadKeys {
    private UnreadKeys() {}

    /** Returns the findings of a key, and that it was not read if that is so and no finding says it. */
    public static List<Finding> withFinding(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        boolean said =
                key.findings().stream().anyMatch(finding -> finding.rule().id().equals(Assessment.UNREAD_KEY.id()));
        if (said || outcome instanceof KeyOutcome.Inspected) {
            return key.findings();
        }
        List<Finding> findings = new ArrayList<>(key.findings());
        findings.add(Finding.of(
                Assessment.UNREAD_KEY, new Subject.Key(outcome.target().name()), why(outcome)));
        return findings;
    }

    private static Uncertainty why(KeyOutcome outcome) {
        return outcome instanceof KeyOutcome.Failed failed
                ? new Uncertainty.Unread(Optional.of(failed.kind()), failed.message())
                : new Uncertainty.Unread(Optional.empty(), "not asked about: the audit was stopped before");
    }
}
