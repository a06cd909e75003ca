package io.keyaudit.lifecycle;

import io.keyaudit.policy.Finding;
import java.util.List;

/**
 * Whether a key can be created under a policy. Immutable; holds no secret.
 *
 * @param breaches the findings that keep the key from being created, inconclusive ones included
 * @param unjudged ids of rules that one key alone does not decide: they compare keys, or concern the service
 */
public record DraftJudgement(List<Finding> breaches, List<String> unjudged) {
    /** Copies what can change. */
    public DraftJudgement {
        breaches = List.copyOf(breaches);
        unjudged = List.copyOf(unjudged);
    }

    /** Returns whether nothing keeps the key from being created. */
    public boolean isAllowed() {
        return breaches.isEmpty();
    }
}
