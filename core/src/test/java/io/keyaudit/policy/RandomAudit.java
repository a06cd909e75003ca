package io.keyaudit.policy;

import static io.keyaudit.policy.Audits.NOW;

import io.keyaudit.Access;
import io.keyaudit.Fact;
import io.keyaudit.Grant;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeyState;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import io.keyaudit.audit.KeyOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random keys, and rules that have something to say of them; the same for the same seed. */
final class RandomAudit {
    private static final List<String> RESOURCES = List.of("files", "people", "spaces", "wallets");
    private static final List<String> PATTERNS = List.of("files", "people", "spaces", "wallets", "w*", "*", "wallet");

    private final Random random;

    /** A service that lets one key manage keys lets all of them. */
    private final boolean managesKeys;

    RandomAudit(long seed) {
        random = new Random(seed);
        managesKeys = seed % 2 == 0;
    }

    /** Two keys that are one: as it is, and as far as a service tells of it. */
    record Pair(KeyOutcome truth, KeyOutcome told) {}

    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            pairs.add(pair("k" + i));
        }
        return pairs;
    }

    List<KeyOutcome> outcomes() {
        List<KeyOutcome> outcomes = new ArrayList<>();
        pairs().forEach(pair -> outcomes.add(pair.told()));
        if (random.nextInt(3) == 0) {
            outcomes.add(AuditedKey.failed("f"));
        }
        return outcomes;
    }

    private Pair pair(String name) {
        PermissionSet permissions = certainPermissions();
        KeyOwner owner = new KeyOwner("o" + random.nextInt(2), "", maybe(random.nextBoolean()));
        int age = random.nextInt(300);
        Fact<Instant> created = Fact.known(NOW.minus(Duration.ofDays(age)));
        Fact<Instant> used = maybe(NOW.minus(Duration.ofDays(random.nextInt(age + 1))));
        Fact<Instant> expires = maybe(NOW.plus(Duration.ofDays(random.nextInt(400) - age)));
        Fact<Boolean> manages = Fact.known(managesKeys);
        KeyState state = anyOf(List.of(KeyState.ACTIVE, KeyState.ACTIVE, KeyState.INACTIVE, KeyState.EXPIRED));
        boolean tagged = random.nextBoolean();
        List<String> scopes = random.nextInt(5) == 0 ? List.of("files:admin") : List.of();
        KeyOutcome truth = key(name, tagged)
                .may(permissions)
                .unrecognized(scopes)
                .owner(Fact.known(owner))
                .created(created)
                .used(used)
                .expires(expires)
                .manages(manages)
                .state(state)
                .outcome();
        KeyOwner toldOwner = new KeyOwner(owner.id(), "", told(owner.active()));
        KeyOutcome told = key(name, tagged)
                .may(told(permissions))
                .unrecognized(scopes)
                .owner(told(Fact.known(toldOwner)))
                .created(told(created))
                .used(told(used))
                .expires(told(expires))
                .manages(told(manages))
                .state(random.nextInt(4) == 0 ? KeyState.UNKNOWN : state)
                .outcome();
        return new Pair(truth, told);
    }

    private static AuditedKey key(String name, boolean tagged) {
        return tagged ? AuditedKey.named(name).tag("t") : AuditedKey.named(name);
    }

    private PermissionSet certainPermissions() {
        if (random.nextInt(8) == 0) {
            return PermissionSet.unrestricted(RESOURCES);
        }
        return PermissionSet.of(RESOURCES.stream()
                .map(resource -> new Permission(resource, certain(), certain()))
                .toList());
    }

    PermissionSet permissions() {
        return told(certainPermissions());
    }

    private Grant certain() {
        return random.nextBoolean() ? Grant.GRANTED : Grant.DENIED;
    }

    private PermissionSet told(PermissionSet set) {
        if (set.unrestricted()) {
            return set;
        }
        return PermissionSet.of(set.permissions().stream()
                .map(permission ->
                        new Permission(permission.resource(), told(permission.read()), told(permission.write())))
                .toList());
    }

    private Grant told(Grant grant) {
        return random.nextInt(4) == 0 ? Grant.UNKNOWN : grant;
    }

    private <T> Fact<T> told(Fact<T> fact) {
        return random.nextInt(3) == 0 ? Fact.unknown() : fact;
    }

    private <T> Fact<T> maybe(T value) {
        return random.nextInt(4) == 0 ? Fact.none() : Fact.known(value);
    }

    /** A rule that only forbids, or only allows. */
    Rule limit() {
        Rule.Builder rule = Audits.rule("limit");
        return switch (random.nextInt(3)) {
            case 0 -> rule.forbid(patterns()).build();
            case 1 -> rule.allowOnly(patterns()).build();
            default -> rule.expect(new Expectation.Restricted()).build();
        };
    }

    /** Any rule that holds one key against something. */
    Rule rule(String id) {
        Rule.Builder rule = Audits.rule(id).match(selector());
        return switch (random.nextInt(4)) {
            case 0 -> rule.forbid(patterns()).build();
            case 1 -> rule.allowOnly(patterns()).build();
            case 2 -> rule.require(patterns()).build();
            default -> rule.expect(expectation(), expectation()).build();
        };
    }

    /** A rule with several parts, and perhaps a condition. */
    Rule mixed(String id) {
        Rule.Builder rule = Audits.rule(id).match(selector()).expect(expectation());
        switch (random.nextInt(3)) {
            case 0 -> rule.when(RuleCondition.can(patterns()));
            case 1 -> rule.when(RuleCondition.ALWAYS.withAddressRestricted(random.nextBoolean()));
            default -> rule.forbid(patterns());
        }
        return (random.nextBoolean() ? rule.whereReported() : rule).build();
    }

    /** A rule that holds keys against one another. */
    Rule comparison(String id) {
        return Audits.rule(id)
                .expect(random.nextBoolean() ? new Expectation.DistinctKeys() : new Expectation.MaxKeysPerOwner(1))
                .build();
    }

    private KeySelector selector() {
        return switch (random.nextInt(4)) {
            case 0 -> new KeySelector(List.of("k?"), List.of(), List.of(), List.of());
            case 1 -> new KeySelector(List.of(), List.of(), List.of(), List.of("t"));
            default -> KeySelector.ALL;
        };
    }

    private Expectation expectation() {
        Duration limit = Duration.ofDays(random.nextInt(200));
        return anyOf(List.of(
                new Expectation.StateIn(Set.of(KeyState.ACTIVE)),
                new Expectation.MustExpire(),
                new Expectation.MaxLifetime(limit),
                new Expectation.MaxAge(limit),
                new Expectation.MaxUnused(limit),
                new Expectation.Used(),
                new Expectation.Restricted(),
                new Expectation.RecognizedScopes(),
                new Expectation.CannotManageKeys(),
                new Expectation.OwnerActive()));
    }

    private AccessPattern[] patterns() {
        AccessPattern[] patterns = new AccessPattern[1 + random.nextInt(3)];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = switch (random.nextInt(4)) {
                case 0 -> new AccessPattern.WithTrait(anyOf(List.of(Trait.values())));
                case 1 -> new AccessPattern.Sensitive(anyOf(List.of(Sensitivity.values())), Sensitivity.CRITICAL);
                default ->
                    new AccessPattern.Named(
                            anyOf(PATTERNS),
                            random.nextBoolean() ? Set.of(Access.values()) : Set.of(anyOf(List.of(Access.values()))));
            };
        }
        return patterns;
    }

    <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
