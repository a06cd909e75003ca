package io.keyaudit.formats.html;

import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.RuleVerdict;
import io.keyaudit.policy.Verdict;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers the rules, so that the page can say briefly which verdicts a key has. Immutable. */
final class RuleIndex {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    RuleIndex(List<RuleDescription> rules) {
        rules.forEach(rule -> numbers.put(rule.id(), numbers.size()));
    }

    /** Returns the number of a rule as a text; -1 if it is none of these. */
    String number(String rule) {
        return Integer.toString(numbers.getOrDefault(rule, -1));
    }

    /** Returns the numbers of rules, with spaces between them. */
    String numbers(Collection<String> rules) {
        return rules.stream().map(this::number).collect(Collectors.joining(" "));
    }

    /**
     * Returns a letter for each rule: {@code P}, {@code F}, {@code I}, {@code N} and {@code U} for pass, fail,
     * inconclusive, not applicable and not read, {@code f} and {@code i} if somebody accepted it, and {@code -} if there is
     * no verdict.
     */
    String verdicts(KeyAssessment key) {
        Map<String, RuleVerdict> verdicts =
                key.verdicts().stream().collect(Collectors.toMap(RuleVerdict::rule, verdict -> verdict));
        StringBuilder letters = new StringBuilder();
        for (String rule : numbers.keySet()) {
            RuleVerdict verdict = verdicts.get(rule);
            letters.append(verdict == null ? found(rule, key.findings()) : letter(verdict));
        }
        return letters.toString();
    }

    /** A rule that compares with an earlier audit has no verdict, and findings in keys that changed. */
    private static String found(String rule, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.rule().id().equals(rule))
                .findFirst()
                .map(finding ->
                        letter(finding.causes().isEmpty() ? Verdict.FAIL : Verdict.INCONCLUSIVE, !finding.stands()))
                .orElse("-");
    }

    /** Returns the letters of a verdict, accepted or not. */
    static String letters(Verdict verdict) {
        return letter(verdict, false).equals(letter(verdict, true))
                ? letter(verdict, false)
                : letter(verdict, false) + letter(verdict, true);
    }

    private static String letter(RuleVerdict verdict) {
        return letter(verdict.verdict(), verdict.suppressed());
    }

    private static String letter(Verdict verdict, boolean suppressed) {
        return switch (verdict) {
            case PASS -> "P";
            case FAIL -> suppressed ? "f" : "F";
            case INCONCLUSIVE -> suppressed ? "i" : "I";
            case NOT_APPLICABLE -> "N";
            case NOT_READ -> "U";
        };
    }
}
