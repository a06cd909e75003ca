package io.keyaudit.formats.policy;

import io.keyaudit.policy.Suppression;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads what a policy accepts. */
final class SuppressionReader {
    private static final List<String> FIELDS = List.of("rule", "keys", "reason", "expires");
    private static final String DAY = "the last day on which it holds, such as 2027-01-31";

    private final RuleSet rules;
    private final Problems problems;

    /** @param rules all of the policy's */
    SuppressionReader(RuleSet rules, Problems problems) {
        this.rules = rules;
        this.problems = problems;
    }

    /** Returns the suppression, if nothing is wrong with it. */
    Optional<Suppression> read(DocumentNode node) {
        Optional<Fields> given = Fields.of(node, FIELDS, problems);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = given.get();
        Optional<Scalar> rule =
                PolicyTexts.required(fields, "rule", "the id of the rule whose findings are accepted", problems);
        rule.ifPresent(
                id -> rules.complaint(id.value()).ifPresent(complaint -> problems.add(id.position(), complaint)));
        if (!fields.has("keys")) {
            problems.add(fields.position(), "\"keys\" is missing: patterns for names of keys, such as [treasury]");
        }
        List<Scalar> keys =
                PolicyTexts.some(fields, "keys", "expected a list of patterns such as [treasury]", problems);
        Optional<Scalar> reason =
                PolicyTexts.required(fields, "reason", "why this is accepted, and who approved it", problems);
        Optional<LocalDate> expires =
                PolicyTexts.required(fields, "expires", DAY, problems).flatMap(this::day);
        if (rule.isEmpty() || keys.isEmpty() || reason.isEmpty() || expires.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Suppression(
                rule.get().value(), PolicyTexts.values(keys), reason.get().value(), expires.get()));
    }

    private Optional<LocalDate> day(Scalar text) {
        try {
            return Optional.of(LocalDate.parse(text.value()));
        } catch (DateTimeParseException malformed) {
            problems.add(text.position(), "not a day; expected " + DAY);
            return Optional.empty();
        }
    }
}
