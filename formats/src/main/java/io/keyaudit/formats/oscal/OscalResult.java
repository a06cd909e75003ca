package io.keyaudit.formats.oscal;

import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.ControlResults.Control;
import io.keyaudit.policy.ControlResults.RuleKeys;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes keys, observations and findings of OSCAL's {@code result}. */
final class OscalResult {
    /** OSCAL has no name for what this says: it is keyaudit's own. */
    private static final String NAMESPACE = "urn:keyaudit:oscal";

    private final JsonOutput json;

    OscalResult(JsonOutput json) {
        this.json = json;
    }

    /**
     * Writes them.
     *
     * @param providers the providers of keys by the names of the keys
     */
    void write(ControlResults results, Map<String, String> providers, Instant collected) {
        Map<String, RuleKeys> rules = new LinkedHashMap<>();
        results.controls()
                .forEach(control ->
                        control.rules().forEach(rule -> rules.put(rule.rule().id(), rule)));
        reviewed(results.controls());
        keys(rules, providers);
        observations(rules, collected);
        findings(results.controls());
    }

    /** Writes a property of keyaudit's own. */
    void property(String name, String value) {
        json.openObject();
        json.text("name", name);
        json.text("ns", NAMESPACE);
        json.text("value", OscalText.value(value));
        json.closeObject();
    }

    private void reviewed(List<Control> controls) {
        Map<String, List<Control>> byStandard = controls.stream()
                .collect(Collectors.groupingBy(
                        control -> control.reference().standard(), LinkedHashMap::new, Collectors.toList()));
        json.openObject("reviewed-controls");
        json.openArray("control-selections");
        byStandard.forEach((standard, own) -> selection(
                standard,
                own.stream()
                        .map(control -> OscalText.control(control.reference()))
                        .toList()));
        if (byStandard.isEmpty()) {
            selection("No rule cites a control: none was reviewed.", List.of("none"));
        }
        json.closeArray();
        json.closeObject();
    }

    private void selection(String description, List<String> controls) {
        json.openObject();
        json.text("description", OscalText.markup(description));
        json.openArray("include-controls");
        for (String control : controls) {
            json.openObject();
            json.text("control-id", control);
            json.closeObject();
        }
        json.closeArray();
        json.closeObject();
    }

    private void keys(Map<String, RuleKeys> rules, Map<String, String> providers) {
        Set<String> names = new LinkedHashSet<>(providers.keySet());
        rules.values()
                .forEach(rule -> Stream.of(Verdict.values()).flatMap(rule::keys).forEach(names::add));
        if (names.isEmpty()) {
            return;
        }
        json.openObject("local-definitions");
        json.openArray("inventory-items");
        for (String name : names) {
            json.openObject();
            json.text("uuid", OscalText.uuid("key", name));
            json.text("description", "API key " + OscalText.markup(name));
            json.openArray("props");
            property("key", name);
            String provider = providers.get(name);
            if (provider != null) {
                property("provider", provider);
            }
            json.closeArray();
            json.closeObject();
            json.flush();
        }
        json.closeArray();
        json.closeObject();
    }

    private void observations(Map<String, RuleKeys> rules, Instant collected) {
        if (rules.isEmpty()) {
            return;
        }
        json.openArray("observations");
        for (RuleKeys rule : rules.values()) {
            for (Verdict verdict : Verdict.values()) {
                observation(rule, verdict, collected);
            }
        }
        json.closeArray();
    }

    /** An observation is there for each rule and verdict, so that a finding refers to all; one of no key says so. */
    private void observation(RuleKeys keys, Verdict verdict, Instant collected) {
        RuleDescription rule = keys.rule();
        Set<String> suppressed = keys.suppressed().collect(Collectors.toSet());
        json.openObject();
        json.text("uuid", uuid(rule, verdict));
        json.text("title", OscalText.markup(rule.id() + ": " + verdict.text()));
        json.text("description", OscalText.markup(rule.title()) + ": " + keys.count(verdict) + " " + verdict.text());
        json.openArray("props");
        property("rule", rule.id());
        property("verdict", verdict.text());
        property("severity", rule.severity().text());
        json.closeArray();
        json.openArray("methods");
        json.text("TEST");
        json.closeArray();
        if (keys.count(verdict) > 0) {
            json.openArray("subjects");
            keys.keys(verdict).forEach(name -> subject(name, suppressed.contains(name)));
            json.closeArray();
        }
        json.instant("collected", collected);
        if (!rule.remedy().isBlank()) {
            json.text("remarks", OscalText.markup(rule.remedy()));
        }
        json.closeObject();
        json.flush();
    }

    private void subject(String name, boolean suppressed) {
        json.openObject();
        json.text("subject-uuid", OscalText.uuid("key", name));
        json.text("type", "inventory-item");
        if (suppressed) {
            json.openArray("props");
            property("status", "suppressed");
            json.closeArray();
        }
        json.closeObject();
    }

    private void findings(List<Control> controls) {
        if (controls.isEmpty()) {
            return;
        }
        json.openArray("findings");
        controls.forEach(this::finding);
        json.closeArray();
    }

    private void finding(Control control) {
        ControlReference reference = control.reference();
        String id = OscalText.control(reference);
        boolean fails = control.count(Verdict.FAIL) > 0;
        boolean satisfied = !fails
                && control.count(Verdict.INCONCLUSIVE) == 0
                && control.count(Verdict.NOT_READ) == 0
                && control.count(Verdict.PASS) > 0;
        json.openObject();
        json.text("uuid", OscalText.uuid("control", reference.standard(), reference.control()));
        json.text(
                "title",
                OscalText.markup(
                        reference + reference.title().map(title -> ": " + title).orElse("")));
        json.text(
                "description",
                Stream.of(Verdict.values())
                        .map(verdict -> control.count(verdict) + " " + verdict.text())
                        .collect(Collectors.joining(", ", "Keys by their most severe verdict: ", ".")));
        json.openArray("props");
        property("standard", reference.standard());
        property("control", reference.control());
        json.closeArray();
        json.openObject("target");
        json.text("type", "statement-id");
        json.text("target-id", id + "_smt");
        json.openObject("status");
        json.text("state", satisfied ? "satisfied" : "not-satisfied");
        json.text("reason", satisfied ? "pass" : fails ? "fail" : "other");
        if (!satisfied && !fails) {
            json.text("remarks", "Too little is known: no key is known to fail, and not every key is known to pass.");
        }
        json.closeObject();
        json.closeObject();
        json.openArray("related-observations");
        for (RuleKeys rule : control.rules()) {
            for (Verdict verdict : Verdict.values()) {
                json.openObject();
                json.text("observation-uuid", uuid(rule.rule(), verdict));
                json.closeObject();
            }
        }
        json.closeArray();
        json.closeObject();
    }

    private static String uuid(RuleDescription rule, Verdict verdict) {
        return OscalText.uuid("observation", rule.id(), verdict.text());
    }
}
