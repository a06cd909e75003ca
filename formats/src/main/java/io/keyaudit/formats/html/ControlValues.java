package io.keyaudit.formats.html;

import io.keyaudit.formats.content.Words;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.ControlResults.Control;
import io.keyaudit.policy.ControlResults.RuleKeys;
import io.keyaudit.policy.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Puts controls into values: by catalogue, each with its rules, and how many keys have which verdict. */
final class ControlValues {
    private static final List<Verdict> COLUMNS =
            List.of(Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.NOT_READ, Verdict.NOT_APPLICABLE, Verdict.PASS);

    private final RuleIndex rules;

    ControlValues(RuleIndex rules) {
        this.rules = rules;
    }

    /** Returns the catalogues, in their order. */
    List<Values> of(ControlResults results) {
        Map<String, List<Control>> byStandard = results.controls().stream()
                .collect(Collectors.groupingBy(
                        control -> control.reference().standard(), LinkedHashMap::new, Collectors.toList()));
        return byStandard.entrySet().stream()
                .map(entry -> catalogue(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Values catalogue(String standard, List<Control> controls) {
        long failing = controls.stream()
                .filter(control -> control.count(Verdict.FAIL) > 0)
                .count();
        return Values.of("standard", standard)
                .with("count", Words.count(controls.size(), "control"))
                .with("failing", failing)
                .with("anyFails", failing > 0)
                .with("controls", controls.stream().map(this::control).toList());
    }

    private Values control(Control control) {
        ControlReference reference = control.reference();
        return Values.of("anchor", Anchors.control(reference))
                .with("choice", Anchors.control(reference))
                .with("control", reference.control())
                .with("title", reference.title())
                .with(
                        "indices",
                        rules.numbers(control.rules().stream()
                                .map(rule -> rule.rule().id())
                                .toList()))
                // Of all but failures, a key has the most severe by the control's rules, which the filters do not know.
                .with("counts", counts(control::count, List.of(Verdict.FAIL)))
                .with("rules", control.rules().stream().map(this::rule).toList());
    }

    private Values rule(RuleKeys keys) {
        return Values.of("id", keys.rule().id())
                .with("title", keys.rule().title())
                .with("choice", "rule-" + rules.number(keys.rule().id()))
                .with("counts", counts(keys::count, COLUMNS));
    }

    private static List<Values> counts(ToLongFunction<Verdict> count, List<Verdict> questions) {
        return COLUMNS.stream()
                .map(verdict -> {
                    long keys = count.applyAsLong(verdict);
                    return Values.of("verdict", verdict.text().replace('-', ' '))
                            .with("count", keys)
                            .with("letters", RuleIndex.letters(verdict))
                            .with("asks", keys > 0 && questions.contains(verdict))
                            .with("zero", keys == 0 ? " zero" : "");
                })
                .toList();
    }
}
