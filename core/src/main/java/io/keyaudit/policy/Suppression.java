package io.keyaudit.policy;

import java.time.LocalDate;
import java.util.List;

/**
 * Findings that somebody accepts until a day. Immutable.
 *
 * @param rule the id of the one rule whose findings are accepted
 * @param keys patterns for names of keys, {@code *} for any characters and {@code ?} for one; at least one
 * @param reason why; never blank
 * @param expires the last day on which it holds, in UTC
 */
public record Suppression(String rule, List<String> keys, String reason, LocalDate expires) {
    /**
     * Copies what can change.
     *
     * @throws IllegalArgumentException if the rule, a pattern or the reason is blank, or there is no pattern
     */
    public Suppression {
        keys = List.copyOf(keys);
        if (rule.isBlank()
                || reason.isBlank()
                || keys.isEmpty()
                || keys.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a suppression needs a rule, patterns for keys and a reason");
        }
    }
}
