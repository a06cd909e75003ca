package io.keyaudit.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyaudit.KeyState;
import io.keyaudit.Sensitivity;
import io.keyaudit.Severity;
import io.keyaudit.Trait;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.policy.AccessPattern;
import io.keyaudit.policy.BuiltInPolicies;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.KeySelector;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.Suppression;
import io.keyaudit.yaml.InvalidFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
    private static final Policy BASELINE =
            BuiltInPolicies.find("recommended", FakeProvider.INSTALLED).orElseThrow();
    private static final Rule INHERITED = BASELINE.rules().get(0);

    @TempDir
    private Path folder;

    private Policy read(String text) throws IOException, InvalidFileException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), text);
        PolicyFile read = PolicyFile.read(file, FakeProvider.INSTALLED);
        assertThat(read.name()).isEqualTo(file.toString());
        return read.policy();
    }

    private Rule rule(String demands) throws IOException, InvalidFileException {
        return read("version: 1\nname: p\nrules:\n  - { id: r, severity: low, " + demands + " }\n")
                .rules()
                .get(0);
    }

    private Policy extended(String rules) throws IOException, InvalidFileException {
        return read("version: 1\nname: p\nextends: builtin:recommended\nrules:\n" + rules);
    }

    private static Rule find(Policy policy, String id) {
        return policy.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String written(Policy policy) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PolicyFile.write(policy, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void readsRulesAndSuppressions() throws Exception {
        Policy policy = read("""
                version: 1
                name: production keys
                extends: builtin:recommended
                rules:
                  - id: docs-bots-read-only
                    title: Docs bots read files and rooms, nothing else
                    severity: high
                    match: { keys: ["docs-*"], providers: [docspace], endpoints: ["https://*"], tags: [production] }
                    allowOnly: ["files:read", "rooms:read", { scope: "spaces:read" }]
                    remedy: Take the scope away
                    controls: [{ standard: NIST SP 800-53 Rev. 5, control: AC-6 }]
                  - id: no-money-out
                    severity: critical
                    forbid: ["withdraw:write", { trait: moves-money }, { sensitivity: critical }]
                  - id: trader-can-trade
                    severity: medium
                    match: { keys: [trader] }
                    require: ["orders:read", "orders:*"]
                  - id: short-lived
                    severity: medium
                    match: { providers: [docspace] }
                    expect: { state: active, mustExpire: true, maxLifetime: 90d, maxAge: 365d, maxUnused: 30d }
                suppressions:
                  - { rule: no-money-out, keys: [treasury], reason: "Sweeps at night, approved in TR-118", expires: 2027-01-31 }
                  - { rule: drift/key-new, keys: ["*"], reason: first run, expires: 2027-01-31 }
                """);

        assertThat(policy.name()).isEqualTo("production keys");
        assertThat(policy.rules()).startsWith(BASELINE.rules().toArray(Rule[]::new));
        assertThat(policy.rules()
                        .subList(BASELINE.rules().size(), policy.rules().size()))
                .containsExactly(
                        Rule.builder(new RuleDescription(
                                        "docs-bots-read-only",
                                        "Docs bots read files and rooms, nothing else",
                                        Severity.HIGH,
                                        "Take the scope away",
                                        List.of(new ControlReference("NIST SP 800-53 Rev. 5", "AC-6"))))
                                .match(new KeySelector(
                                        List.of("docs-*"),
                                        List.of("docspace"),
                                        List.of("https://*"),
                                        List.of("production")))
                                .allowOnly("files:read", "rooms:read")
                                .allowOnly(new AccessPattern.NativeScope("spaces:read"))
                                .build(),
                        Rule.builder(RuleDescription.of("no-money-out", "no-money-out", Severity.CRITICAL))
                                .forbid("withdraw:write")
                                .forbid(
                                        new AccessPattern.WithTrait(Trait.MOVES_MONEY),
                                        new AccessPattern.Sensitive(Sensitivity.CRITICAL, Sensitivity.CRITICAL))
                                .build(),
                        Rule.builder(RuleDescription.of("trader-can-trade", "trader-can-trade", Severity.MEDIUM))
                                .match(new KeySelector(List.of("trader"), List.of(), List.of(), List.of()))
                                .require("orders:read", "orders:*")
                                .build(),
                        Rule.builder(RuleDescription.of("short-lived", "short-lived", Severity.MEDIUM))
                                .match(new KeySelector(List.of(), List.of("docspace"), List.of(), List.of()))
                                .expect(
                                        new Expectation.StateIn(Set.of(KeyState.ACTIVE)),
                                        new Expectation.MustExpire(),
                                        new Expectation.MaxLifetime(Duration.ofDays(90)),
                                        new Expectation.MaxAge(Duration.ofDays(365)),
                                        new Expectation.MaxUnused(Duration.ofDays(30)))
                                .build());
        assertThat(policy.suppressions())
                .containsExactly(
                        new Suppression(
                                "no-money-out",
                                List.of("treasury"),
                                "Sweeps at night, approved in TR-118",
                                LocalDate.of(2027, 1, 31)),
                        new Suppression("drift/key-new", List.of("*"), "first run", LocalDate.of(2027, 1, 31)));
    }

    @Test
    void readsEveryFactInTheOrderOfTheFile() throws Exception {
        assertThat(rule("expect: { distinctKeys: true, maxKeysPerOwner: 3, ownerActive: true, canManageKeys: false,"
                                + " recognizedScopes: true, restricted: true, used: true, maxUnused: 12h,"
                                + " state: [active, inactive] }")
                        .expect())
                .containsExactly(
                        new Expectation.DistinctKeys(),
                        new Expectation.MaxKeysPerOwner(3),
                        new Expectation.OwnerActive(),
                        new Expectation.CannotManageKeys(),
                        new Expectation.RecognizedScopes(),
                        new Expectation.Restricted(),
                        new Expectation.Used(),
                        new Expectation.MaxUnused(Duration.ofHours(12)),
                        new Expectation.StateIn(Set.of(KeyState.ACTIVE, KeyState.INACTIVE)));
    }

    @Test
    void allowsNothingAtAllByAnEmptyList() throws Exception {
        assertThat(rule("allowOnly: []").allowOnly()).isEqualTo(Optional.of(List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "critical, CRITICAL, CRITICAL",
        "'>= high', HIGH, CRITICAL",
        "'<= moderate', LOW, MODERATE",
        "'= low', LOW, LOW",
        "'=low', LOW, LOW",
        "'>= moderate, <= high', MODERATE, HIGH",
        "'<= high, >= moderate', MODERATE, HIGH"
    })
    void readsSensitivities(String text, Sensitivity least, Sensitivity most) throws Exception {
        assertThat(rule("forbid: [{ sensitivity: \"" + text + "\" }]").forbid())
                .containsExactly(new AccessPattern.Sensitive(least, most));
    }

    @ParameterizedTest
    @CsvSource({"90d, 7776000", "12h, 43200", "4w, 2419200", "15m, 900", "45s, 45", "36525d, 3155760000"})
    void readsSpansOfTime(String text, long seconds) throws Exception {
        assertThat(rule("expect: { maxAge: " + text + " }").expect())
                .containsExactly(new Expectation.MaxAge(Duration.ofSeconds(seconds)));
    }

    @Test
    void overridesOnlyWhatIsGivenOfAnInheritedRule() throws Exception {
        Rule overridden = find(extended("  - { id: " + INHERITED.id() + ", severity: info }"), INHERITED.id());

        RuleDescription before = INHERITED.description();
        assertThat(overridden.description())
                .isEqualTo(new RuleDescription(
                        before.id(), before.title(), Severity.INFO, before.remedy(), before.controls()));
        assertThat(overridden.selector()).isEqualTo(INHERITED.selector());
        assertThat(overridden.allowOnly()).isEqualTo(INHERITED.allowOnly());
        assertThat(overridden.forbid()).isEqualTo(INHERITED.forbid());
        assertThat(overridden.require()).isEqualTo(INHERITED.require());
        assertThat(overridden.expect()).isEqualTo(INHERITED.expect());
    }

    @Test
    void replacesThePartsOfAnInheritedRuleThatAreGiven() throws Exception {
        Policy policy = extended("  - { id: " + INHERITED.id() + ", title: ours, remedy: none, controls: [],"
                + " match: { tags: [a] }, allowOnly: [], forbid: [\"a:read\"], require: [\"b:read\"],"
                + " expect: { used: true } }");

        assertThat(policy.rules()).hasSameSizeAs(BASELINE.rules());
        assertThat(find(policy, INHERITED.id()))
                .isEqualTo(Rule.builder(new RuleDescription(
                                INHERITED.id(), "ours", INHERITED.description().severity(), "none", List.of()))
                        .match(new KeySelector(List.of(), List.of(), List.of(), List.of("a")))
                        .allowOnly(new AccessPattern[0])
                        .forbid("a:read")
                        .require("b:read")
                        .expect(new Expectation.Used())
                        .build());
    }

    @Test
    void dropsAnInheritedRule() throws Exception {
        Policy policy = extended("  - { id: " + INHERITED.id() + ", enabled: false, reason: not here }");

        assertThat(policy.rules())
                .containsExactlyElementsOf(
                        BASELINE.rules().subList(1, BASELINE.rules().size()));
    }

    @Test
    void takesABuiltinPolicyAsItIs() throws Exception {
        assertThat(read("version: 1\nname: ours\nextends: builtin:recommended\n"))
                .isEqualTo(new Policy("ours", BASELINE.rules(), BASELINE.suppressions()));
    }

    @Test
    void writesWhatPeopleCanTighten() {
        Policy policy = Policy.builder("least \"privilege\"")
                .rule(Rule.builder(RuleDescription.of("docs-bot", "docs\nbot", Severity.HIGH))
                        .match(new KeySelector(List.of("docs\\bot\u202e"), List.of(), List.of(), List.of()))
                        .allowOnly("files:read", "rooms:*")
                        .build())
                .build();

        assertThat(written(policy)).startsWith("# A policy for keyaudit").endsWith("""
                take that from the key.
                version: 1
                name: "least \\"privilege\\""
                rules:
                  - id: "docs-bot"
                    title: "docs\\u000abot"
                    severity: high
                    match:
                      keys: ["docs\\\\bot\\u202e"]
                    allowOnly:
                      - "files:read"
                      - "rooms:*"
                """);
    }

    @Test
    void writesTheBuiltinPolicySoThatItReadsBack() throws Exception {
        assertThat(read(written(BASELINE))).isEqualTo(BASELINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT1.5S", "P36526D"})
    void refusesToWriteSpansThatCannotBeRead(Duration span) {
        assertThatThrownBy(() -> written(expecting(new Expectation.MaxAge(span))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("span of time");
    }

    @Test
    void refusesToWriteFactsThatCannotBeRead() {
        assertThatThrownBy(() -> written(expecting(new Expectation.Used(), new Expectation.Used())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two facts of one kind");
        assertThatThrownBy(() -> written(expecting(new Expectation.StateIn(Set.of(KeyState.UNKNOWN)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can report");
    }

    private static Policy expecting(Expectation... facts) {
        return Policy.builder("p")
                .rule(Rule.builder(RuleDescription.of("r", "r", Severity.LOW))
                        .expect(facts)
                        .build())
                .build();
    }
}
