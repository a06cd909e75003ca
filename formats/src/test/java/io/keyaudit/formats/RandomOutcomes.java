package io.keyaudit.formats;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Endpoint;
import io.keyaudit.Environment;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.Grant;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Lapse;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Provenance;
import io.keyaudit.ResourceAccess;
import io.keyaudit.Restriction;
import io.keyaudit.Secret;
import io.keyaudit.Severity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Reason;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.Subject;
import io.keyaudit.policy.Suppression;
import io.keyaudit.policy.Uncertainty;
import io.keyaudit.policy.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Outcomes and findings of every kind, with texts as bad as they come. */
public final class RandomOutcomes {
    public static final String SECRET = "sk-4f1c0a9e77d2-never-shown";
    private static final String NASTY =
            "\u0000\u0007\t\n\r\u001b\u007f\u0085\u200b\u2028\u202e\u3164\ud800\udc00\ue000\ufeff\uffff\"\\/é漢 -:{}[],'";

    private final Random random;

    public RandomOutcomes(Random random) {
        this.random = random;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(12); count > 0; count--) {
            text.append(
                    random.nextInt(4) == 0
                            ? (char) random.nextInt(Character.MAX_VALUE + 1)
                            : NASTY.charAt(random.nextInt(NASTY.length())));
        }
        return text.toString();
    }

    /** A text without halves of surrogate pairs, which names of fields cannot hold. */
    private String name(String prefix) {
        return prefix + text().replaceAll("\\p{Cs}", "");
    }

    /** Outcomes of keys with different names. */
    public List<KeyOutcome> outcomes() {
        List<KeyOutcome> outcomes = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            outcomes.add(outcome("k" + count + text()));
        }
        return outcomes;
    }

    public KeyOutcome outcome(String name) {
        AuditTarget.Builder target = AuditTarget.builder(name, "p" + text())
                .credential("apiKey", Secret.of(SECRET))
                .option(name("o"), text());
        texts().forEach(target::tag);
        if (random.nextBoolean()) {
            target.endpoint("https://own.example.com/" + random.nextInt(3));
        }
        AuditTarget built = target.build();
        return random.nextInt(4) == 0
                ? new KeyOutcome.Failed(built, oneOf(FailureKind.values()), text())
                : new KeyOutcome.Inspected(built, snapshot(built));
    }

    private KeySnapshot snapshot(AuditTarget target) {
        return new KeySnapshot(
                target.provider(),
                target.endpoint().orElse(Endpoint.parse("https://default.example.com")),
                permissions(),
                texts(),
                texts(),
                oneOf(KeyState.values()),
                KeyAttributes.unknown()
                        .withId(fact(this::text))
                        .withLabel(fact(this::text))
                        .withHint(fact(this::text))
                        .withOwner(fact(() -> new KeyOwner(text(), text(), fact(random::nextBoolean))))
                        .withCreatedAt(fact(this::instant))
                        .withLastUsedAt(fact(this::instant))
                        .withExpiresAt(fact(this::instant))
                        .withManagesKeys(fact(random::nextBoolean))
                        .withAllowedAddresses(fact(this::addresses))
                        .withNotBefore(fact(this::instant))
                        .withRestrictions(fact(() -> List.of(new Restriction("r" + random.nextInt(3), text()))))
                        .withEnvironment(fact(() -> oneOf(Environment.values())))
                        .withLapses(random.nextBoolean() ? List.of() : List.of(new Lapse(instant(), text(), text()))),
                new Evidence(oneOf(Evidence.Method.values()), texts(), instant(), details()));
    }

    private AddressRestriction addresses() {
        return random.nextBoolean() ? AddressRestriction.NOT_LISTED : new AddressRestriction(List.of(text(), text()));
    }

    private PermissionSet permissions() {
        List<String> resources = Stream.of("a", "b", "c", "é", "\ud800")
                .filter(resource -> random.nextBoolean())
                .map(resource -> resource + "." + random.nextInt(9))
                .toList();
        PermissionSet permissions = random.nextInt(4) == 0
                ? PermissionSet.unrestricted(resources)
                : PermissionSet.of(resources.stream()
                        .map(resource -> new Permission(resource, oneOf(Grant.values()), oneOf(Grant.values())))
                        .toList());
        Map<ResourceAccess, Optional<Provenance>> provenance = provenance(permissions);
        return random.nextBoolean()
                ? permissions
                : permissions.withProvenance(access -> provenance.getOrDefault(access, Optional.empty()));
    }

    /** Of some of the accesses. */
    private Map<ResourceAccess, Optional<Provenance>> provenance(PermissionSet permissions) {
        Map<ResourceAccess, Optional<Provenance>> byAccess = new HashMap<>();
        permissions
                .accesses()
                .forEach(one -> byAccess.put(
                        one.access(),
                        Optional.of(new Provenance(
                                        oneOf(Provenance.Cause.values()),
                                        List.of(new Provenance.Source(text(), text()))))
                                .filter(some -> random.nextInt(3) > 0)));
        return byAccess;
    }

    private Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            details.put(name("d" + count), text());
        }
        return details;
    }

    private List<String> texts() {
        return Stream.generate(this::text).limit(random.nextInt(4)).toList();
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(-62_135_596_800L, 253_402_300_800L), random.nextInt(3) * 500_000L);
    }

    private <T> Fact<T> fact(Supplier<T> value) {
        return switch (random.nextInt(3)) {
            case 0 -> Fact.known(value.get());
            case 1 -> Fact.none();
            default -> Fact.unknown();
        };
    }

    private <E> E oneOf(E[] values) {
        return values[random.nextInt(values.length)];
    }

    public RuleDescription rule() {
        return new RuleDescription(
                "rule-" + random.nextInt(5),
                "t" + text(),
                oneOf(Severity.values()),
                text(),
                List.of(new ControlReference("s" + text(), "c" + text())));
    }

    /** Findings in that key, or in nothing in particular. */
    public List<Finding> findings(Optional<String> key) {
        return Stream.generate(() -> finding(key)).limit(random.nextInt(4)).toList();
    }

    private Finding finding(Optional<String> key) {
        Subject subject = key.<Subject>map(Subject.Key::new).orElseGet(() -> new Subject.PolicyRule(text()));
        Reason reason = random.nextBoolean()
                ? new Violation.ServiceFlaw(text(), List.of(text()))
                : new Uncertainty.Unread(Optional.empty(), text());
        Finding found = Finding.of(rule(), subject, reason).withSeverity(oneOf(Severity.values()));
        return random.nextInt(3) == 0
                ? found.suppressedBy(new Suppression(
                        found.rule().id(), List.of("*"), "r" + text(), LocalDate.of(2027, 1, 1 + random.nextInt(28))))
                : found;
    }
}
