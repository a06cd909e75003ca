package io.keyaudit.formats.policy;

import io.keyaudit.Environment;
import io.keyaudit.policy.AccessPattern;
import io.keyaudit.policy.RuleCondition;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Problems;
import java.util.List;
import java.util.Optional;

/** Reads the condition under which a rule applies. */
final class ConditionReader {
    private static final List<String> FIELDS = List.of("can", "addressRestricted", "environment");
    private static final List<Environment> ENVIRONMENTS = List.of(Environment.values());

    private final Problems problems;

    ConditionReader(Problems problems) {
        this.problems = problems;
    }

    RuleCondition read(DocumentNode node) {
        Optional<Fields> given = Fields.of(node, FIELDS, problems);
        if (given.isEmpty()) {
            return RuleCondition.ALWAYS;
        }
        Fields fields = given.get();
        if (FIELDS.stream().noneMatch(fields::has)) {
            problems.add(fields.position(), "it states no condition; give it can, addressRestricted or environment");
        }
        List<AccessPattern> can = fields.has("can") ? new PatternReader(problems).read(fields, "can") : List.of();
        if (fields.has("can") && can.isEmpty()) {
            problems.add(fields.position(), "\"can\" lists no pattern; list one, or leave it out");
        }
        Optional<Environment> environment = fields.text("environment", "expected production or test")
                .flatMap(text -> PolicyTexts.oneOf(text, "an environment", ENVIRONMENTS, Environment::text, problems));
        return new RuleCondition(can, flag(fields, "addressRestricted"), environment);
    }

    static Optional<Boolean> flag(Fields fields, String name) {
        return fields.scalar(name, ScalarType.BOOLEAN, "expected \"" + name + ": true\" or \"" + name + ": false\"")
                .map(Scalar::value)
                .map(Boolean::parseBoolean);
    }
}
