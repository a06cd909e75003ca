package io.keyaudit.formats.policy;

import io.keyaudit.Severity;
import io.keyaudit.policy.AccessPattern;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.KeySelector;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleCondition;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.providers.Providers;
import io.keyaudit.text.NearestWord;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads one rule of a policy file. Of an inherited one, only the parts that are given differ. */
final class RuleReader {
    /** What a rule says, beside its id. */
    static final List<String> PARTS = List.of(
            "title",
            "severity",
            "match",
            "when",
            "whereReported",
            "allowOnly",
            "forbid",
            "require",
            "expect",
            "remedy",
            "controls");

    /** What the entry of a rule can hold. */
    static final List<String> FIELDS = fields();

    private static final List<Severity> SEVERITIES = List.of(Severity.values());

    private final Providers providers;
    private final boolean baseKnown;

    /** @param baseKnown whether it is known which rules are inherited */
    RuleReader(Providers providers, boolean baseKnown) {
        this.providers = providers;
        this.baseKnown = baseKnown;
    }

    /** Returns the rule, if it demands something. */
    Optional<Rule> read(String id, Fields fields, Optional<Rule> inherited, Problems problems) {
        if (fields.has("reason")) {
            problems.add(fields.position(), "a reason goes with \"enabled: false\"; say in \"title\" what must hold");
        }
        RuleDescription description = description(id, fields, inherited.map(Rule::description), problems);
        KeySelector selector = fields.find("match")
                .map(match -> selector(match, problems))
                .orElse(inherited.map(Rule::selector).orElse(KeySelector.ALL));
        RuleCondition when = fields.find("when")
                .map(node -> new ConditionReader(problems).read(node))
                .orElse(inherited.map(Rule::when).orElse(RuleCondition.ALWAYS));
        boolean whereReported = fields.has("whereReported")
                ? ConditionReader.flag(fields, "whereReported").orElse(false)
                : inherited.map(Rule::whereReported).orElse(false);
        PatternReader patterns = new PatternReader(problems);
        Optional<List<AccessPattern>> allowOnly = fields.has("allowOnly")
                ? Optional.of(patterns.read(fields, "allowOnly"))
                : inherited.flatMap(Rule::allowOnly);
        List<AccessPattern> forbid = fields.has("forbid")
                ? patterns.read(fields, "forbid")
                : inherited.map(Rule::forbid).orElse(List.of());
        List<AccessPattern> require = fields.has("require")
                ? patterns.read(fields, "require")
                : inherited.map(Rule::require).orElse(List.of());
        List<Expectation> expect = fields.find("expect")
                .map(node -> new ExpectationReader(problems).read(node))
                .orElse(inherited.map(Rule::expect).orElse(List.of()));
        if (allowOnly.isEmpty() && forbid.isEmpty() && require.isEmpty() && expect.isEmpty()) {
            if (baseKnown || inherited.isPresent()) {
                problems.add(fields.position(), "it demands nothing; give it allowOnly, forbid, require or expect");
            }
            return Optional.empty();
        }
        return Optional.of(new Rule(description, selector, when, whereReported, allowOnly, forbid, require, expect));
    }

    private RuleDescription description(
            String id, Fields fields, Optional<RuleDescription> inherited, Problems problems) {
        return new RuleDescription(
                id,
                fields.text("title", "expected what must hold, in a line")
                        .map(Scalar::value)
                        .orElse(inherited.map(RuleDescription::title).orElse(id)),
                severity(fields, inherited.map(RuleDescription::severity), problems),
                fields.text("remedy", "expected what to do about a finding")
                        .map(Scalar::value)
                        .orElse(inherited.map(RuleDescription::remedy).orElse("")),
                fields.has("controls")
                        ? controls(fields, problems)
                        : inherited.map(RuleDescription::controls).orElse(List.of()));
    }

    private Severity severity(Fields fields, Optional<Severity> inherited, Problems problems) {
        if (!fields.has("severity") && (inherited.isPresent() || !baseKnown)) {
            return inherited.orElse(Severity.INFO);
        }
        String words = SEVERITIES.stream().map(Severity::text).collect(Collectors.joining(", "));
        return PolicyTexts.required(fields, "severity", "how much a breach matters: " + words, problems)
                .flatMap(text -> PolicyTexts.oneOf(text, "a severity", SEVERITIES, Severity::text, problems))
                .orElse(Severity.INFO);
    }

    private KeySelector selector(DocumentNode match, Problems problems) {
        Optional<Fields> given = Fields.of(match, List.of("keys", "providers", "endpoints", "tags"), problems);
        if (given.isEmpty()) {
            return KeySelector.ALL;
        }
        Fields fields = given.get();
        List<Scalar> named = PolicyTexts.some(fields, "providers", "expected a list such as [docspace]", problems);
        named.forEach(provider -> checkProvider(provider, problems));
        List<String> ids = PolicyTexts.values(named);
        named.stream()
                .filter(provider -> ids.contains("!" + provider.value()))
                .forEach(provider -> problems.add(
                        provider.position(),
                        "this provider is left out by \"!" + provider.value() + "\" too; remove one of them"));
        return new KeySelector(
                PolicyTexts.values(
                        PolicyTexts.some(fields, "keys", "expected a list of patterns such as [\"docs-*\"]", problems)),
                PolicyTexts.values(named),
                PolicyTexts.values(PolicyTexts.some(
                        fields,
                        "endpoints",
                        "expected a list of patterns such as [\"https://*.example.com\"]",
                        problems)),
                PolicyTexts.values(
                        PolicyTexts.some(fields, "tags", "expected a list of texts such as [production]", problems)));
    }

    /** A policy can be shared with places where other providers are installed; a slip would match nothing, unnoticed. */
    private void checkProvider(Scalar provider, Problems problems) {
        List<String> installed = providers.ids();
        // An id can be excluded as well: "!bitfinex".
        String id = provider.value().startsWith("!") ? provider.value().substring(1) : provider.value();
        if (!installed.contains(id)) {
            NearestWord.to(id, installed)
                    .ifPresent(meant -> problems.add(
                            provider.position(), "no such provider is installed; did you mean \"" + meant + "\"?"));
        }
    }

    private static List<ControlReference> controls(Fields fields, Problems problems) {
        List<ControlReference> controls = new ArrayList<>();
        List<DocumentNode> items = fields.list("controls", "expected a list of { standard: NAME, control: NUMBER }")
                .map(Sequence::items)
                .orElse(List.of());
        for (DocumentNode item : items) {
            Optional<Fields> control = Fields.of(item, List.of("standard", "control"), problems);
            if (control.isPresent()) {
                Optional<Scalar> standard = PolicyTexts.required(
                        control.get(), "standard", "the catalogue, such as NIST SP 800-53 Rev. 5", problems);
                Optional<Scalar> number = PolicyTexts.required(
                        control.get(), "control", "the control's number as a text, such as AC-6", problems);
                standard.ifPresent(catalogue ->
                        number.ifPresent(in -> controls.add(new ControlReference(catalogue.value(), in.value()))));
            }
        }
        return controls;
    }

    private static List<String> fields() {
        List<String> fields = new ArrayList<>(List.of("id"));
        fields.addAll(PARTS);
        fields.addAll(List.of("enabled", "reason"));
        return List.copyOf(fields);
    }
}
