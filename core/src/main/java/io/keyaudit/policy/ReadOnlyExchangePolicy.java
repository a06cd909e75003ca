package io.keyaudit.policy;

import io.keyaudit.Severity;
import io.keyaudit.Trait;

/**
 * For tools that take the keys of their users' accounts at exchanges, such as tax and portfolio tools: a key can read,
 * and nothing else.
 */
final class ReadOnlyExchangePolicy {
    static final String NAME = "read-only-exchange";

    private static final String RULES = NAME + "/";
    private static final String CONTROLS = "NHI5, AC-6, A.8.2, CC6.3";

    private ReadOnlyExchangePolicy() {}

    static Policy policy() {
        return Policy.builder(NAME)
                .rule(forbid(
                        "no-withdrawal",
                        "The key cannot withdraw",
                        Severity.CRITICAL,
                        "Switch off withdrawal for the key.",
                        Trait.MOVES_MONEY))
                .rule(forbid(
                        "no-key-making",
                        "The key cannot create or change keys",
                        Severity.CRITICAL,
                        "Switch off what lets the key create or change keys.",
                        Trait.MANAGES_KEYS,
                        Trait.GRANTS_ACCESS))
                .rule(forbid(
                        "no-transfer",
                        "The key cannot transfer between accounts",
                        Severity.HIGH,
                        "Switch off transfers for the key.",
                        Trait.MOVES_INTERNALLY))
                .rule(forbid(
                        "no-trading",
                        "The key cannot trade",
                        Severity.HIGH,
                        "Switch off trading for the key.",
                        Trait.TRADES))
                .rule(rule(
                                "read-only",
                                "The key cannot change anything",
                                Severity.MEDIUM,
                                "Leave only reading switched on for the key.")
                        .forbid("*:write")
                        .build())
                .rule(rule(
                                "restricted",
                                "The key does not have full access",
                                Severity.CRITICAL,
                                "Create another key, with reading alone.")
                        .expect(new Expectation.Restricted())
                        .build())
                .build();
    }

    private static Rule forbid(String name, String title, Severity severity, String remedy, Trait... traits) {
        Rule.Builder rule = rule(name, title, severity, remedy);
        for (Trait trait : traits) {
            rule.forbid(new AccessPattern.WithTrait(trait));
        }
        return rule.build();
    }

    /** What an exchange never reports is stated in the description of its provider, and refuses no user's key. */
    private static Rule.Builder rule(String name, String title, Severity severity, String remedy) {
        return Rule.builder(new RuleDescription(RULES + name, title, severity, remedy, Controls.of(CONTROLS)))
                .whereReported();
    }
}
