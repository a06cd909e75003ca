package io.keyaudit.formats.policy;

import io.keyaudit.policy.AccessPattern;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.KeySelector;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleCondition;
import io.keyaudit.policy.Suppression;
import io.keyaudit.text.VisibleText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a policy file. Every text is quoted, as names are untrusted. For one policy; not thread-safe. */
final class PolicyWriter {
    private static final String HEAD = """
            # A policy for keyaudit: what each key can do. Check keys with it by
            #   keyaudit check KEYS.yaml --policy THIS-FILE
            # To tighten it, delete what a key does not need from its "allowOnly" list, then take that from the key.
            """;

    private final StringBuilder yaml = new StringBuilder(HEAD);

    void write(Policy policy, OutputStream out) {
        line("version: 1");
        line("name: " + quoted(policy.name()));
        line(policy.rules().isEmpty() ? "rules: []" : "rules:");
        policy.rules().forEach(this::rule);
        if (!policy.suppressions().isEmpty()) {
            line("suppressions:");
            policy.suppressions().forEach(this::suppression);
        }
        try {
            out.write(yaml.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void rule(Rule rule) {
        line("  - id: " + quoted(rule.id()));
        line("    title: " + quoted(rule.description().title()));
        line("    severity: " + rule.description().severity().text());
        if (!rule.selector().equals(KeySelector.ALL)) {
            line("    match:");
            texts("      keys", rule.selector().keys());
            texts("      providers", rule.selector().providers());
            texts("      endpoints", rule.selector().endpoints());
            texts("      tags", rule.selector().tags());
        }
        condition(rule.when());
        if (rule.whereReported()) {
            line("    whereReported: true");
        }
        rule.allowOnly().ifPresent(patterns -> patterns("allowOnly", patterns));
        if (!rule.forbid().isEmpty()) {
            patterns("forbid", rule.forbid());
        }
        if (!rule.require().isEmpty()) {
            patterns("require", rule.require());
        }
        if (!rule.expect().isEmpty()) {
            line("    expect:");
            expectations(rule);
        }
        if (!rule.description().remedy().isBlank()) {
            line("    remedy: " + quoted(rule.description().remedy()));
        }
        if (!rule.description().controls().isEmpty()) {
            line("    controls:");
            rule.description().controls().forEach(this::control);
        }
    }

    private void condition(RuleCondition when) {
        if (when.equals(RuleCondition.ALWAYS)) {
            return;
        }
        line("    when:");
        if (!when.can().isEmpty()) {
            line("      can: "
                    + when.can().stream().map(PolicyWriter::text).collect(Collectors.joining(", ", "[", "]")));
        }
        when.addressRestricted().ifPresent(restricted -> line("      addressRestricted: " + restricted));
        when.environment().ifPresent(environment -> line("      environment: " + environment.text()));
    }

    private void control(ControlReference control) {
        line("      - { standard: " + quoted(control.standard()) + ", control: " + quoted(control.control()) + " }");
    }

    private void suppression(Suppression suppression) {
        line("  - rule: " + quoted(suppression.rule()));
        texts("    keys", suppression.keys());
        line("    reason: " + quoted(suppression.reason()));
        line("    expires: " + suppression.expires());
    }

    private void texts(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            line(name + ": " + texts.stream().map(PolicyWriter::quoted).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    /** One to a line, so that a line can be deleted. */
    private void patterns(String name, List<AccessPattern> patterns) {
        line("    " + name + (patterns.isEmpty() ? ": []" : ":"));
        patterns.forEach(pattern -> line("      - " + text(pattern)));
    }

    private static String text(AccessPattern pattern) {
        if (pattern instanceof AccessPattern.Named named) {
            String access = named.accesses().size() > 1
                    ? "*"
                    : named.accesses().iterator().next().text();
            return quoted(named.resource() + ":" + access);
        }
        if (pattern instanceof AccessPattern.Sensitive range) {
            return "{ sensitivity: " + quoted(SensitivityRangeFormat.of(range)) + " }";
        }
        if (pattern instanceof AccessPattern.WithTrait with) {
            return "{ trait: " + with.trait().text() + " }";
        }
        if (pattern instanceof AccessPattern.NativeScope accepted) {
            return "{ scope: " + quoted(accepted.scope()) + " }";
        }
        throw new IllegalArgumentException("not handled: " + pattern);
    }

    private void expectations(Rule rule) {
        Set<String> fields = new HashSet<>();
        for (Expectation expectation : rule.expect()) {
            String text = ExpectationText.of(expectation);
            if (!fields.add(text.substring(0, text.indexOf(':')))) {
                throw new IllegalArgumentException(
                        "rule \"" + rule.id() + "\" expects two facts of one kind; a policy file holds one");
            }
            line("      " + text);
        }
    }

    /** In double quotes; what cannot be seen is escaped, in the form that both people and YAML know. */
    private static String quoted(String text) {
        return '"' + VisibleText.of(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }
}
