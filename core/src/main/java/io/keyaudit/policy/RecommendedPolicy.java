package io.keyaudit.policy;

import io.keyaudit.KeyState;
import io.keyaudit.Severity;
import io.keyaudit.Trait;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.Advisory;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What hardly any key should be: a start for those who have no policy yet. Why each rule is there: docs/policy.md. Rules
 * about facts apply only where they are reported.
 */
final class RecommendedPolicy {
    static final String NAME = "recommended";

    private RecommendedPolicy() {}

    /** Returns the rules, and those that the installed providers' advisories are. */
    static Policy of(Providers providers) {
        Policy.Builder policy = Policy.builder(NAME);
        permissions(policy);
        facts(policy);
        for (String id : providers.ids()) {
            providers.advisories(id).forEach(advisory -> policy.rule(advisory(id, advisory)));
        }
        return policy.build();
    }

    private static void permissions(Policy.Builder policy) {
        policy.rule(rule(
                        "unrestricted",
                        "No key has full access",
                        Severity.HIGH,
                        "Replace the key by one with the scopes that its program needs.",
                        "NHI5, AC-6, A.8.2, CC6.3, 7.2.5")
                .expect(new Expectation.Restricted())
                .build());
        policy.rule(rule(
                        "moves-money",
                        "No key can move money",
                        Severity.CRITICAL,
                        "Take the permission from the key. Where a program has to move money, give it a key for that"
                                + " alone and suppress this finding for it, with a reason and a last day.",
                        "NHI5, AC-5, AC-6, A.8.2, CC6.3, 7.2.5")
                .whereReported()
                .forbid(new AccessPattern.WithTrait(Trait.MOVES_MONEY))
                .build());
        policy.rule(rule(
                        "trades-from-any-address",
                        "A key that can trade is restricted to addresses",
                        Severity.HIGH,
                        "Restrict the key at the service to the addresses of the program that uses it.",
                        "NHI5, AC-6, A.8.3, CC6.1")
                .when(RuleCondition.can(new AccessPattern.WithTrait(Trait.TRADES)))
                .whereReported()
                .expect(new Expectation.AddressRestricted())
                .build());
        policy.rule(rule(
                        "grants-access",
                        "No key can give access to others",
                        Severity.HIGH,
                        "Take the permission from the key: what it gives away outlives it. Where a program has to"
                                + " manage people, suppress this finding for its key, with a reason and a last day.",
                        "NHI5, AC-2, AC-6, A.5.18, A.8.2, CC6.2, CC6.3, 7.2.5")
                .whereReported()
                .forbid(new AccessPattern.WithTrait(Trait.GRANTS_ACCESS))
                .build());
        policy.rule(rule(
                        "manages-keys",
                        "No key can create or change keys",
                        Severity.HIGH,
                        "Take the permission from the key: a key that it creates outlives it. Where a program has to"
                                + " manage keys, suppress this finding for its key, with a reason and a last day.",
                        "NHI5, AC-2, AC-6, IA-5, A.5.17, A.8.2, CC6.1, 7.2.5")
                .whereReported()
                .forbid(new AccessPattern.WithTrait(Trait.MANAGES_KEYS))
                .build());
        policy.rule(rule(
                        "runs-code",
                        "No key can run code",
                        Severity.HIGH,
                        "Take the permission from the key: what it starts runs with the rights of the service. Where a"
                                + " program has to deploy, suppress this finding for its key, with a reason and a last"
                                + " day.",
                        "NHI5, AC-6, A.8.2, CC6.3, 7.2.5")
                .whereReported()
                .forbid(new AccessPattern.WithTrait(Trait.RUNS_CODE))
                .build());
        policy.rule(rule(
                        "read-only",
                        "A key tagged read-only cannot write",
                        Severity.HIGH,
                        "Take the permissions to write from the key, or the tag read-only if its program has to write.",
                        "NHI5, AC-6, A.8.3, CC6.3, 7.2.5")
                .match(new KeySelector(List.of(), List.of(), List.of(), List.of("read-only")))
                .whereReported()
                .forbid("*:write")
                .build());
        policy.rule(rule(
                        "unrecognized-scopes",
                        "keyaudit recognizes all scopes of every key",
                        Severity.MEDIUM,
                        "Look up in the service's documentation what the scope grants. Take it from the key if it is"
                                + " not needed; otherwise suppress this finding until a keyaudit recognizes it.",
                        "NHI5, AC-6(7), A.5.18, CC6.3, 7.2.5.1")
                .expect(new Expectation.RecognizedScopes())
                .build());
    }

    private static void facts(Policy.Builder policy) {
        policy.rule(rule(
                        "never-expires",
                        "Every key expires",
                        Severity.MEDIUM,
                        "Replace the key by one that expires, and rotate it before it does.",
                        "NHI7, IA-5, A.5.17, CC6.1, 8.6.3")
                .whereReported()
                .expect(new Expectation.MustExpire())
                .build());
        policy.rule(rule(
                        "long-lived",
                        "No key is older than a year",
                        Severity.MEDIUM,
                        "Rotate the key: create another, hand it to the program, then revoke this one.",
                        "NHI7, IA-5, A.5.17, CC6.1, 8.6.3")
                .whereReported()
                .expect(new Expectation.MaxAge(Duration.ofDays(365)))
                .build());
        policy.rule(rule(
                        "unused",
                        "Every key is used at least every 90 days",
                        Severity.MEDIUM,
                        "Ask its owner whether anything still needs the key, and revoke it if not.",
                        "NHI1, AC-2(3), A.5.18, CC6.2, 8.2.6")
                .whereReported()
                .expect(new Expectation.MaxUnused(Duration.ofDays(90)))
                .build());
        policy.rule(rule(
                        "expired",
                        "No expired key is still listed",
                        Severity.LOW,
                        "Delete the key at the service, and remove it from the keys file.",
                        "NHI1, AC-2(3), A.5.18, CC6.2")
                .whereReported()
                .expect(new Expectation.StateIn(Set.of(KeyState.ACTIVE, KeyState.INACTIVE)))
                .build());
        policy.rule(rule(
                        "owner-inactive",
                        "Every key belongs to an active account",
                        Severity.HIGH,
                        "Revoke the key. If a program needs it, give it one that belongs to an account of its own.",
                        "NHI1, AC-2(3), A.5.16, A.5.18, CC6.2")
                .whereReported()
                .expect(new Expectation.OwnerActive())
                .build());
        policy.rule(rule(
                        "duplicate",
                        "No owner has two active keys with the same permissions",
                        Severity.LOW,
                        "Find out which of them are in use, and revoke what a rotation left behind. Where two programs"
                                + " have a key each, suppress this finding for both.",
                        "NHI1, AC-2, A.5.18, CC6.2")
                .whereReported()
                .expect(new Expectation.DistinctKeys())
                .build());
    }

    private static Rule advisory(String provider, Advisory advisory) {
        return Rule.builder(new RuleDescription(
                        "advisory/" + provider + "/" + advisory.id(),
                        advisory.title(),
                        advisory.severity(),
                        advisory.remedy(),
                        Controls.of(advisory.controls())))
                .match(new KeySelector(List.of(), List.of(provider), List.of(), List.of()))
                .whereReported()
                .expect(new Expectation.NotAffectedBy(provider, advisory.id()))
                .build();
    }

    private static Rule.Builder rule(String name, String title, Severity severity, String remedy, String controls) {
        return Rule.builder(new RuleDescription(NAME + "/" + name, title, severity, remedy, Controls.of(controls)));
    }
}
