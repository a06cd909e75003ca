package io.keyaudit.formats.policy;

import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Suppression;
import io.keyaudit.providers.Providers;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.FileVersion;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the whole of one policy file. What cannot be read is reported and something stands in for it, so that the rest
 * is checked too; such a policy is not for use.
 */
final class PolicyReader {
    private static final List<String> FIELDS = List.of(FileVersion.FIELD, "name", "extends", "rules", "suppressions");
    private static final Policy STAND_IN = Policy.builder("unreadable").build();

    private final Providers providers;
    private final Problems problems;
    private final Map<Suppression, Position> accepted = new HashMap<>();
    private Map<String, Position> stated = Map.of();

    PolicyReader(Providers providers, Problems problems) {
        this.providers = providers;
        this.problems = problems;
    }

    Policy read(DocumentNode root) {
        return Fields.of(root, FIELDS, problems).map(this::policy).orElse(STAND_IN);
    }

    /** Returns where the file states what was read. */
    PolicyPlaces places(Path file) {
        return new PolicyPlaces(Optional.of(file), stated, accepted);
    }

    private Policy policy(Fields fields) {
        FileVersion.require(fields, problems);
        Optional<Scalar> name = PolicyTexts.required(fields, "name", "what people call the policy", problems);
        Optional<Policy> base = fields.has("extends") ? base(fields) : Optional.of(STAND_IN);

        RuleSet rules = new RuleSet(base, new RuleReader(providers, base.isPresent()), problems);
        Optional<Sequence> listed = fields.list("rules", "expected a list of rules");
        boolean none = listed.map(list -> list.items().isEmpty()).orElse(!fields.has("rules"));
        if (none && !fields.has("extends")) {
            problems.add(
                    listed.map(Sequence::position).orElse(fields.position()),
                    "no rules are listed, so every key would pass; list some under \"rules\", or write"
                            + " \"extends: builtin:recommended\"");
        }
        items(listed).forEach(rules::add);
        stated = rules.places();

        List<Suppression> suppressions =
                new ArrayList<>(base.map(Policy::suppressions).orElse(List.of()));
        SuppressionReader reader = new SuppressionReader(rules, problems);
        items(fields.list("suppressions", "expected a list of suppressions"))
                .forEach(node -> reader.read(node).ifPresent(suppression -> {
                    suppressions.add(suppression);
                    accepted.put(suppression, node.position());
                }));
        return new Policy(name.map(Scalar::value).orElse("unnamed"), rules.rules(), suppressions);
    }

    private Optional<Policy> base(Fields fields) {
        List<String> known = PolicyReference.builtIn();
        Optional<Scalar> given =
                fields.text("extends", "expected the name of a built-in policy: " + String.join(", ", known));
        Optional<PolicyReference> reference = given.map(Scalar::value).map(PolicyReference::new);
        Optional<Policy> found = reference.flatMap(policy -> policy.find(providers));
        if (reference.isPresent() && found.isEmpty()) {
            problems.add(
                    given.get().position(),
                    reference
                            .get()
                            .renamed()
                            .orElseGet(() -> "there is no such policy to extend; "
                                    + PolicyTexts.meant(reference.get().text(), known)));
        }
        return found;
    }

    private static List<DocumentNode> items(Optional<Sequence> list) {
        return list.map(Sequence::items).orElse(List.of());
    }
}
