package io.keyaudit.formats.content;

import io.keyaudit.FactKind;
import io.keyaudit.policy.AuditSummary;
import java.util.List;
import java.util.Locale;

/** Says once for each provider which rules do not apply, because its service does not report what they are about. */
public final class UnreportedText {
    private UnreportedText() {}

    /** Returns for example {@code bitfinex reports no expiry and owner: 5 rules do not apply to 58 keys}. */
    public static List<String> of(AuditSummary summary) {
        return summary.notApplicable().entrySet().stream()
                .map(entry -> entry.getKey() + " reports no "
                        + Words.any(entry.getValue().facts().stream()
                                .map(UnreportedText::name)
                                .toList())
                        + ": " + Words.count(entry.getValue().rules().size(), "rule")
                        + (entry.getValue().rules().size() == 1 ? " does" : " do") + " not apply to "
                        + Words.count(entry.getValue().keys(), "key"))
                .toList();
    }

    private static String name(FactKind fact) {
        return fact.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
