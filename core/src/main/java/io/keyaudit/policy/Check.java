package io.keyaudit.policy;

import io.keyaudit.audit.KeyOutcome;
import java.util.List;

/**
 * Looks for findings in one audit, beside the rules of a policy: {@link #examine} once for each outcome, in any order,
 * then {@link #conclude} once. What it finds does not depend on the order. Not thread-safe.
 */
public interface Check {
    /** Returns all rules that can have findings, sorted by id. */
    List<RuleDescription> rules();

    /** Returns the findings about one key by itself, sorted by rule. */
    List<Finding> examine(KeyOutcome outcome);

    /** Returns the findings that only all keys together show, sorted by key and rule. */
    List<Finding> conclude();
}
