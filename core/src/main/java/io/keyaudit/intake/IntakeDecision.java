package io.keyaudit.intake;

import io.keyaudit.KeySnapshot;
import io.keyaudit.policy.Finding;
import java.util.List;

/** Whether a key is accepted. Immutable; holds no secret. */
public sealed interface IntakeDecision {
    /** Returns whether the key is accepted. */
    boolean accepted();

    /**
     * The key was read, and keeps every rule.
     *
     * @param key what it can do
     */
    record Accepted(KeySnapshot key) implements IntakeDecision {
        @Override
        public boolean accepted() {
            return true;
        }
    }

    /**
     * The key could not be read, breaks a rule, or might.
     *
     * @param findings what is wrong; those that are inconclusive refuse the key as well
     * @param changes what its owner is to change at the service, each in a sentence, the most important first; texts of
     *     the service in them are untrusted
     */
    record Refused(List<Finding> findings, List<String> changes) implements IntakeDecision {
        /** Copies what can change. */
        public Refused {
            findings = List.copyOf(findings);
            changes = List.copyOf(changes);
        }

        @Override
        public boolean accepted() {
            return false;
        }
    }
}
