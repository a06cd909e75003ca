package io.keyaudit.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyaudit.formats.FakeProvider;
import io.keyaudit.policy.BuiltInPolicies;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyFileProblemsTest {
    private static final String NOT_A_PATTERN = "is not of the form RESOURCE:read, RESOURCE:write or RESOURCE:*";
    private static final String FORMS =
            "\"files:read\", { trait: moves-money }, { sensitivity: \">= high\" } or, in allowOnly, { scope: NAME }";
    private static final String SPAN =
            "expected a number and a unit, such as 90d, 12h or 4w; the units are w, d, h, m (minutes) and s";
    private static final String INHERITED = BuiltInPolicies.find("recommended", FakeProvider.INSTALLED)
            .orElseThrow()
            .rules()
            .get(0)
            .id();

    @TempDir
    private Path folder;

    private List<String> problems(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), text);
        InvalidFileException invalid =
                catchThrowableOfType(InvalidFileException.class, () -> PolicyFile.read(file, FakeProvider.INSTALLED));
        assertThat(invalid).hasNoCause();
        return invalid.problems().stream()
                .map(problem -> problem.position().map(at -> at + ": ").orElse("") + problem.message())
                .toList();
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                arguments(
                        "empty",
                        "",
                        "1:1: the file is empty; a policy file begins with \"version: 1\" and \"name:\","
                                + " and lists rules with an id, a severity and demands"),
                arguments(
                        "text",
                        "rules",
                        "1:1: expected a mapping with the fields version, name, extends, rules,"
                                + " suppressions, not a text"),
                arguments("no fields", "{}", """
                        1:1: "version" is missing; begin the file with "version: 1"
                        1:1: "name" is missing: what people call the policy
                        1:1: NO_RULES"""),
                arguments("no rules", "version: 1\nname: p\nrules: []", "3:8: NO_RULES"),
                arguments(
                        "rules of the wrong type",
                        "version: 1\nname: p\nrules: {}",
                        "3:8: expected a list of rules, not a mapping"),
                arguments("misspelt field", "version: 1\nname: p\nextends: builtin:recommended\nsuppression: []", """
                        4:1: unknown field; did you mean "suppressions"?"""),
                arguments("other version", "version: 2\nname: p\nextends: builtin:recommended", """
                        1:10: this version of the format is not known; this keyaudit reads version 1"""),
                arguments("former base", "version: 1\nname: p\nextends: builtin:baseline", """
                        3:10: builtin:baseline is called builtin:recommended"""),
                arguments("misspelt base", "version: 1\nname: p\nextends: builtin:recomended", """
                        3:10: there is no such policy to extend; did you mean "builtin:recommended"?"""),
                arguments(
                        "file as the base",
                        "version: 1\nname: p\nextends: ../other.yaml",
                        "3:10: there is no such policy to extend; it is one of: BUILTINS"),
                arguments("unknown base, so that it cannot be told what is inherited", """
                        version: 1
                        name: p
                        extends: builtin:none
                        rules: [{ id: a, severity: hihg }, { id: b, enabled: false, reason: c }]
                        suppressions: [{ rule: z, keys: [a], reason: b, expires: 2027-01-31 }]
                        """, """
                        3:10: there is no such policy to extend; it is one of: BUILTINS
                        4:28: rule "a": not a severity; did you mean "high"?"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void tellsWhatIsWrongWithAFileAndWhere(String what, String text, String expected) throws Exception {
        String builtins = String.join(
                ", ", BuiltInPolicies.names().stream().map("builtin:"::concat).toList());
        assertThat(problems(text))
                .containsExactlyElementsOf(expected.replace("BUILTINS", builtins)
                        .replace(
                                "NO_RULES",
                                "no rules are listed, so every key would pass; list some under \"rules\", or write"
                                        + " \"extends: builtin:recommended\"")
                        .lines()
                        .toList());
    }

    static Stream<Arguments> badRules() {
        return Stream.of(
                arguments("- { severity: low, expect: { used: true } }", """
                        5:3: "id" is missing: what reports call the rule, such as no-money-out"""),
                arguments("- { id: 1, severity: low, expect: { used: true } }", """
                        5:9: expected what reports call the rule, such as no-money-out, not a number (quotes make it a text)"""),
                arguments("- { id: No Money, severity: low, expect: { used: true } }", """
                        5:9: rule "No Money": a rule's id is lower-case letters and digits with single hyphens, dots or slashes between them"""),
                arguments("- { id: drift/mine, severity: low, expect: { used: true } }", """
                        5:9: rule "drift/mine": ids that begin like this are keyaudit's own; choose another"""),
                arguments("""
                        - { id: a, severity: low, expect: { used: true } }
                        - { id: a, severity: low, expect: { used: true } }""", """
                        6:9: rule "a": another rule has this id, at 5:9; an id is for one rule"""),
                arguments("- { id: a, expect: { used: true } }", """
                        5:3: rule "a": "severity" is missing: how much a breach matters: info, low, medium, high, critical"""),
                arguments("- { id: a, severity: severe, expect: { used: true } }", """
                        5:22: rule "a": not a severity; it is one of: info, low, medium, high, critical"""),
                arguments("- { id: a, severity: low }", """
                        5:3: rule "a": it demands nothing; give it allowOnly, forbid, require or expect"""),
                arguments("- { id: a, severity: low, forbid: [], expect: {} }", """
                        5:3: rule "a": it demands nothing; give it allowOnly, forbid, require or expect"""),
                arguments(
                        "- { id: a, severity: low, forbidden: [\"a:read\"], allowonly: [], expect: { used: true } }",
                        """
                        5:27: rule "a": unknown field; the fields here are id, title, severity, match, when, whereReported, allowOnly, forbid, require, expect, remedy, controls, enabled, reason
                        5:50: rule "a": unknown field; did you mean "allowOnly"?"""),
                arguments("- all", """
                        5:3: expected a mapping with the fields id, title, severity, match, when, whereReported, allowOnly, forbid, require, expect, remedy, controls, enabled, reason, not a text"""),
                arguments("- { id: a, severity: low, reason: b, expect: { used: true } }", """
                        5:3: rule "a": a reason goes with "enabled: false"; say in "title" what must hold"""),
                arguments("- { id: a, enabled: false, reason: b }", """
                        5:3: rule "a": "enabled: false" drops an inherited rule, and this one is not; take the rule out"""),
                arguments("- { id: INHERITED, enabled: false }", """
                        5:3: rule "INHERITED": "reason" is missing: why the inherited rule does not fit here"""),
                arguments("- { id: INHERITED, enabled: true }", """
                        5:WIDE: rule "INHERITED": every rule is enabled unless it is dropped; leave this out"""),
                arguments("- { id: INHERITED, enabled: false, reason: a, severity: low }", """
                        5:3: rule "INHERITED": a rule that is dropped has no more than id, enabled and reason"""),
                demand("match: all, USED", """
                        5:34: expected a mapping with the fields keys, providers, endpoints, tags, not a text"""),
                demand("match: { keys: [], tags: production }, USED", """
                        5:42: expected a list of patterns such as ["docs-*"], not an empty list
                        5:52: expected a list of texts such as [production], not a text"""),
                demand("match: { providers: [doc, other] }, USED", """
                        5:48: no such provider is installed; did you mean "docs"?"""),
                demand("match: { providers: [docs, \"!docs\"] }, USED", """
                        5:48: this provider is left out by "!docs" too; remove one of them"""),
                demand("controls: [AC-6, { standard: NIST, control: 6 }], USED", """
                        5:38: expected a mapping with the fields standard, control, not a text
                        5:71: expected the control's number as a text, such as AC-6, not a number (quotes make it a text)"""));
    }

    private static Arguments demand(String demand, String expected) {
        String used = demand.replace("USED", "expect: { used: true }");
        String rule = "- { id: a, severity: low, " + used + " }";
        return arguments(rule, expected.replaceAll("(?m)^([0-9]+:[0-9]+: )", "$1rule \"a\": "));
    }

    static Stream<Arguments> badDemands() {
        return Stream.of(
                demand("forbid: files:read", """
                        5:35: expected a list of patterns such as ["files:read"], not a text"""),
                demand("forbid: [files, 'files:rw', ':read', ' :read', moves-money, 4, []]", """
                        5:36: "files" NOT_A_PATTERN
                        5:43: "files:rw" NOT_A_PATTERN
                        5:55: ":read" NOT_A_PATTERN
                        5:64: a pattern needs a resource and an access
                        5:74: write a trait as { trait: moves-money }
                        5:87: expected a pattern such as FORMS, not a number (quotes make it a text)
                        5:90: expected a pattern such as FORMS, not a list"""),
                demand("forbid: [{}, { trait: moves-money, scope: a }, { tarit: moves-money }]", """
                        5:36: a pattern is one of: FORMS
                        5:40: a pattern is one of: FORMS
                        5:74: a pattern is one of: FORMS
                        5:76: unknown field; did you mean "trait"?"""),
                demand("forbid: [{ trait: move-money }, { trait: gold }]", """
                        5:45: not a trait; did you mean "moves-money"?
                        5:68: not a trait; it is one of: moves-money, moves-internally, trades, grants-access, manages-keys, changes-settings, changes-content, reads-content, runs-code, reads-secrets, speaks-as-owner, reads-personal-data, reads-financial-data"""),
                demand("forbid: [{ scope: a }], require: [{ scope: b }]", """
                        5:36: a scope can be accepted in allowOnly, and nowhere else
                        5:61: a scope can be accepted in allowOnly, and nowhere else"""),
                demand("forbid: [{ sensitivity: high }, { sensitivity: '> high' }, { sensitivity: '>= hihg' }]", """
                        5:51: write ">= high" for this and what is above it, or "= high" for this alone
                        5:74: expected a level with a comparison, such as ">= high" or "= low"; the levels are low, moderate, high, critical
                        5:101: not a sensitivity; did you mean "high"?"""),
                demand("forbid: [{ sensitivity: '>= high, <= low' }]", """
                        5:51: no sensitivity is at least high and at most low"""),
                demand("expect: [used]", """
                        5:35: expected a mapping with the fields state, mustExpire, maxLifetime, expiresWithin, lastsFor, maxAge, maxUnused, used, restricted, recognizedScopes, addressRestricted, canManageKeys, notAffectedBy, ownerActive, maxKeysPerOwner, distinctKeys, not a list"""),
                demand("expect: { mustExpire: false, canManageKeys: true, restricted: 'true' }", """
                        5:49: only "mustExpire: true" can be expected; to expect nothing, leave this out
                        5:71: only "canManageKeys: false" can be expected; to expect nothing, leave this out
                        5:89: expected "restricted: true", not a text"""),
                demand("expect: { maxAge: 90 days, maxUnused: 90, maxLifetime: 0d, maxAgeDays: 4 }", """
                        5:45: SPAN
                        5:65: expected a span of time such as 90d, 12h or 4w, not a number (quotes make it a text)
                        5:82: a span of time is longer than nothing, and at most 36525d
                        5:86: unknown field; the fields here are state, mustExpire, maxLifetime, expiresWithin, lastsFor, maxAge, maxUnused, used, restricted, recognizedScopes, addressRestricted, canManageKeys, notAffectedBy, ownerActive, maxKeysPerOwner, distinctKeys"""),
                demand("expect: { maxAge: 36526d, maxUnused: 9999999999w }", """
                        5:45: a span of time is longer than nothing, and at most 36525d
                        5:64: a span of time is longer than nothing, and at most 36525d"""),
                demand("expect: { maxKeysPerOwner: 0 }", "5:54: expected a whole number of keys, at least 1"),
                demand("expect: { maxKeysPerOwner: 1.5 }", """
                        5:54: expected a whole number of keys, at least 1, not a number (quotes make it a text)"""),
                demand(
                        "expect: { state: [] }",
                        "5:44: expected a state or a list of states: active, inactive, expired"),
                demand("expect: { state: [activ, unknown, 1] }", """
                        5:45: not a state; did you mean "active"?
                        5:52: not a state; it is one of: active, inactive, expired
                        5:61: expected a state or a list of states: active, inactive, expired, not a number (quotes make it a text)"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"badRules", "badDemands"})
    void tellsWhatIsWrongWithARuleAndWhere(String rules, String expected) throws Exception {
        String text = "version: 1\nname: p\nextends: builtin:recommended\nrules:\n" + rules;

        assertThat(problems(text.replace("INHERITED", INHERITED)))
                .containsExactlyElementsOf(expected.replace("NOT_A_PATTERN", NOT_A_PATTERN)
                        .replace("FORMS", FORMS)
                        .replace("SPAN", SPAN)
                        .replace("INHERITED", INHERITED)
                        .replace("WIDE", String.valueOf(20 + INHERITED.length()))
                        .lines()
                        .toList());
    }

    static Stream<Arguments> badSuppressions() {
        return Stream.of(
                arguments("{}", """
                        5:5: "rule" is missing: the id of the rule whose findings are accepted
                        5:5: "keys" is missing: patterns for names of keys, such as [treasury]
                        5:5: "reason" is missing: why this is accepted, and who approved it
                        5:5: "expires" is missing: the last day on which it holds, such as 2027-01-31"""),
                arguments("{ rule: no-money-ot, keys: [a], reason: b, expires: 2027-01-31 }", """
                        5:13: there is no such rule in this policy; did you mean "no-money-out"?"""),
                arguments("{ rule: anything, keys: [a], reason: b, expires: 2027-01-31 }", """
                        5:13: there is no such rule in this policy; name a rule's id"""),
                arguments("{ rule: no-money-out, keys: [], reason: ' ', expires: soon }", """
                        5:33: expected a list of patterns such as [treasury], not an empty list
                        5:45: expected why this is accepted, and who approved it, not an empty text
                        5:59: not a day; expected the last day on which it holds, such as 2027-01-31"""),
                arguments("{ rule: no-money-out, keys: treasury, reason: b, expires: 2027-02-30, until: x }", """
                        5:33: expected a list of patterns such as [treasury], not a text
                        5:63: not a day; expected the last day on which it holds, such as 2027-01-31
                        5:75: unknown field; the fields here are rule, keys, reason, expires"""),
                arguments(
                        "no-money-out",
                        "5:5: expected a mapping with the fields rule, keys, reason, expires, not a text"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSuppressions")
    void tellsWhatIsWrongWithASuppressionAndWhere(String suppression, String expected) throws Exception {
        assertThat(problems("version: 1\nname: p\nrules: [{ id: no-money-out, severity: low, forbid: ['a:read'] }]\n"
                        + "suppressions:\n  - " + suppression + "\n"))
                .containsExactlyElementsOf(expected.lines().toList());
    }

    @Test
    void aSuppressionOfADroppedRuleIsAProblem() throws Exception {
        assertThat(problems("version: 1\nname: p\nextends: builtin:recommended\nrules: [{ id: " + INHERITED
                        + ", enabled: false, reason: a }]\nsuppressions:\n  - { rule: " + INHERITED
                        + ", keys: [a], reason: b, expires: 2027-01-31 }\n"))
                .singleElement()
                .asString()
                .startsWith("6:13: there is no such rule in this policy; ");
    }
}
