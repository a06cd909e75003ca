package io.keyaudit.formats.html;

import io.keyaudit.Severity;
import io.keyaudit.policy.RuleDescription;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Gathers what the page's filters offer. Not thread-safe. */
final class FilterValues {
    private final SortedSet<String> services = new TreeSet<>();
    private final SortedSet<String> states = new TreeSet<>();

    /** Adds what a key is found by. */
    void add(String service, String state) {
        services.add(service);
        states.add(state);
    }

    /**
     * Returns the choices.
     *
     * @param rules all rules; none if the keys are held against nothing
     * @param catalogues the controls
     */
    Values values(List<RuleDescription> rules, List<Values> catalogues) {
        return Values.of("services", services)
                .with("states", states)
                .with("judged", !rules.isEmpty())
                .with("severities", severities())
                .with("catalogues", catalogues)
                .with("rules", rules(rules));
    }

    private static List<Values> severities() {
        return Severity.gravestFirst().stream()
                .map(severity -> Values.of("rank", FindingValues.rank(severity))
                        .with("words", severity.text() + (severity == Severity.CRITICAL ? "" : " or above")))
                .toList();
    }

    private static List<Values> rules(List<RuleDescription> rules) {
        return IntStream.range(0, rules.size())
                .mapToObj(number ->
                        Values.of("number", number).with("id", rules.get(number).id()))
                .toList();
    }
}
