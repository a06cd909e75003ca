package io.keyaudit.policy;

import io.keyaudit.audit.KeyOutcome;
import java.util.List;

/**
 * Looks for findings in one audit: {@link #examine} once for each outcome, in any order, then {@link #conclude} once.
 * What it finds does not depend on the order. Not thread-safe.
 */
public interface Check {
    /** All rules whose findings it may give, sorted by id. */
    List<RuleDescription> rules();

    /** What is to be found in one key by itself, sorted by rule. */
    List<Finding> examine(KeyOutcome outcome);

    /** What only all keys together show, sorted by key and rule. */
    List<Finding> conclude();
}
