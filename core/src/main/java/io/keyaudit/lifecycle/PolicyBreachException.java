package io.keyaudit.lifecycle;

import io.keyaudit.policy.Finding;
import java.util.stream.Collectors;

/** A key was not created, since it would break a policy or might. The service was not asked to create it. */
public final class PolicyBreachException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient DraftJudgement judgement;

    PolicyBreachException(DraftJudgement judgement) {
        super("the key was not created: "
                + judgement.breaches().stream().map(Finding::toString).collect(Collectors.joining("; ")));
        this.judgement = judgement;
    }

    /** Returns what the policy says about the key. */
    public DraftJudgement judgement() {
        return judgement;
    }
}
