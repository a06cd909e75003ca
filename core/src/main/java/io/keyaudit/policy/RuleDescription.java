package io.keyaudit.policy;

import io.keyaudit.Severity;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What reports say about a rule. Immutable.
 *
 * @param id names the rule in files and reports, such as {@code no-money-out}
 * @param title what must hold, in a line
 * @param severity how much a breach matters
 * @param remedy what to do about a finding; empty if nobody said
 * @param controls what the rule's findings are evidence for or against
 */
public record RuleDescription(
        String id, String title, Severity severity, String remedy, List<ControlReference> controls) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+([./-][a-z0-9]+)*");

    /**
     * Copies what can change.
     *
     * @throws IllegalArgumentException if the id is not lower-case letters and digits with single {@code -}, {@code .}
     *     or {@code /} between them, or the title is blank
     */
    public RuleDescription {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a rule's id is lower-case letters and digits with single hyphens, dots or slashes between them");
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("rule \"" + id + "\" needs a title");
        }
        controls = List.copyOf(controls);
    }

    /** Returns a rule without remedy and controls. */
    public static RuleDescription of(String id, String title, Severity severity) {
        return new RuleDescription(id, title, severity, "", List.of());
    }
}
