package io.keyaudit.lifecycle;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.ScopeReduction;

/**
 * What is to be done about one key of an account, under the {@code allowOnly} rules of a policy. Immutable; holds no
 * secret of the key.
 *
 * @param key the key as it is
 * @param proposal whether it is within the rules, and otherwise the scopes that it can keep
 */
public record KeyReduction(KeyOutcome.Inspected key, ScopeReduction.Proposal proposal) {}
