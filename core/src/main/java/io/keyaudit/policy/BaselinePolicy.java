package io.keyaudit.policy;

import static io.keyaudit.policy.Controls.ISO_27001;
import static io.keyaudit.policy.Controls.NIST_800_53;
import static io.keyaudit.policy.Controls.OWASP_NHI;
import static io.keyaudit.policy.Controls.PCI_DSS;
import static io.keyaudit.policy.Controls.SOC_2;

import io.keyaudit.KeyState;
import io.keyaudit.Severity;
import io.keyaudit.Trait;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What hardly any key should be: a start for those who have no policy yet. Why each rule is there: docs/policy.md. */
final class BaselinePolicy {
    static final String NAME = "baseline";

    /** Bitfinex tells nothing of a key but its permissions, so that rules about more would be inconclusive for ever. */
    private static final KeySelector WHERE_MORE_IS_TOLD = providers("!bitfinex");

    static final Policy POLICY = Policy.builder(NAME)
            .rule(unrestricted())
            .rule(movesMoney())
            .rule(grantsAccess())
            .rule(readOnly())
            .rule(unrecognizedScopes())
            .rule(managesKeys())
            .rule(neverExpires())
            .rule(longLived())
            .rule(unused())
            .rule(expired())
            .rule(ownerInactive())
            .rule(duplicate())
            .build();

    private BaselinePolicy() {}

    private static Rule unrestricted() {
        return Rule.builder(new RuleDescription(
                        "baseline/unrestricted",
                        "No key has full access",
                        Severity.HIGH,
                        "Replace the key by one with the scopes that its program needs.",
                        Controls.list(
                                OWASP_NHI,
                                "NHI5",
                                NIST_800_53,
                                "AC-6",
                                ISO_27001,
                                "A.8.2",
                                SOC_2,
                                "CC6.3",
                                PCI_DSS,
                                "7.2.5")))
                .expect(new Expectation.Restricted())
                .build();
    }

    private static Rule movesMoney() {
        return Rule.builder(new RuleDescription(
                        "baseline/moves-money",
                        "No key can move money",
                        Severity.CRITICAL,
                        "Take the permission from the key. Where a program has to move money, give it a key for that"
                                + " alone and suppress this finding for it, with a reason and a last day.",
                        Controls.list(
                                OWASP_NHI,
                                "NHI5",
                                NIST_800_53,
                                "AC-5",
                                NIST_800_53,
                                "AC-6",
                                ISO_27001,
                                "A.8.2",
                                SOC_2,
                                "CC6.3",
                                PCI_DSS,
                                "7.2.5")))
                .forbid(new AccessPattern.WithTrait(Trait.MOVES_MONEY))
                .build();
    }

    private static Rule grantsAccess() {
        return Rule.builder(new RuleDescription(
                        "baseline/grants-access",
                        "No key can give access to others",
                        Severity.HIGH,
                        "Take the permission from the key: what it gives away outlives it. Where a program has to"
                                + " manage people, suppress this finding for its key, with a reason and a last day.",
                        Controls.list(
                                OWASP_NHI,
                                "NHI5",
                                NIST_800_53,
                                "AC-2",
                                NIST_800_53,
                                "AC-6",
                                ISO_27001,
                                "A.5.18",
                                ISO_27001,
                                "A.8.2",
                                SOC_2,
                                "CC6.2",
                                SOC_2,
                                "CC6.3")))
                .forbid(new AccessPattern.WithTrait(Trait.GRANTS_ACCESS))
                .build();
    }

    private static Rule readOnly() {
        return Rule.builder(new RuleDescription(
                        "baseline/read-only",
                        "A key tagged read-only cannot write",
                        Severity.HIGH,
                        "Take the permissions to write from the key, or the tag read-only if its program has to write.",
                        Controls.list(
                                OWASP_NHI,
                                "NHI5",
                                NIST_800_53,
                                "AC-6",
                                ISO_27001,
                                "A.8.3",
                                SOC_2,
                                "CC6.3",
                                PCI_DSS,
                                "7.2.5")))
                .match(new KeySelector(List.of(), List.of(), List.of(), List.of("read-only")))
                .forbid("*:write")
                .build();
    }

    private static Rule unrecognizedScopes() {
        return Rule.builder(new RuleDescription(
                        "baseline/unrecognized-scopes",
                        "keyaudit knows all scopes of every key",
                        Severity.MEDIUM,
                        "See in the service's documentation what the scope grants. Take it from the key if it is not"
                                + " needed; otherwise suppress this finding and watch for a keyaudit that knows it.",
                        Controls.list(
                                OWASP_NHI,
                                "NHI5",
                                NIST_800_53,
                                "AC-6(7)",
                                ISO_27001,
                                "A.5.18",
                                SOC_2,
                                "CC6.3",
                                PCI_DSS,
                                "7.2.5.1")))
                .expect(new Expectation.RecognizedScopes())
                .build();
    }

    private static Rule managesKeys() {
        return Rule.builder(new RuleDescription(
                        "baseline/manages-keys",
                        "The portal lets no key mint keys that may do more than itself",
                        Severity.CRITICAL,
                        "Update DocSpace to 3.7.1 or later. Until then treat every key of the portal as one with full"
                                + " access.",
                        Controls.list(
                                OWASP_NHI,
                                "NHI5",
                                NIST_800_53,
                                "AC-6",
                                NIST_800_53,
                                "IA-5",
                                ISO_27001,
                                "A.8.2",
                                SOC_2,
                                "CC6.1")))
                .match(providers("docspace"))
                .expect(new Expectation.CannotManageKeys())
                .build();
    }

    private static Rule neverExpires() {
        return Rule.builder(new RuleDescription(
                        "baseline/never-expires",
                        "Every key expires",
                        Severity.MEDIUM,
                        "Replace the key by one that expires, and rotate it before it does.",
                        Controls.list(
                                OWASP_NHI,
                                "NHI7",
                                NIST_800_53,
                                "IA-5",
                                ISO_27001,
                                "A.5.17",
                                SOC_2,
                                "CC6.1",
                                PCI_DSS,
                                "8.6.3")))
                .match(WHERE_MORE_IS_TOLD)
                .expect(new Expectation.MustExpire())
                .build();
    }

    private static Rule longLived() {
        return Rule.builder(new RuleDescription(
                        "baseline/long-lived",
                        "No key is older than a year",
                        Severity.MEDIUM,
                        "Rotate the key: create another, hand it to the program, then revoke this one.",
                        Controls.list(
                                OWASP_NHI,
                                "NHI7",
                                NIST_800_53,
                                "IA-5",
                                ISO_27001,
                                "A.5.17",
                                SOC_2,
                                "CC6.1",
                                PCI_DSS,
                                "8.6.3")))
                .match(WHERE_MORE_IS_TOLD)
                .expect(new Expectation.MaxAge(Duration.ofDays(365)))
                .build();
    }

    private static Rule unused() {
        return Rule.builder(new RuleDescription(
                        "baseline/unused",
                        "Every key is used at least every 90 days",
                        Severity.MEDIUM,
                        "Ask its owner whether anything still needs the key, and revoke it if not.",
                        Controls.list(
                                OWASP_NHI,
                                "NHI1",
                                NIST_800_53,
                                "AC-2(3)",
                                ISO_27001,
                                "A.5.18",
                                SOC_2,
                                "CC6.2",
                                PCI_DSS,
                                "8.2.6")))
                .match(WHERE_MORE_IS_TOLD)
                .expect(new Expectation.MaxUnused(Duration.ofDays(90)))
                .build();
    }

    private static Rule expired() {
        return Rule.builder(new RuleDescription(
                        "baseline/expired",
                        "No expired key is still listed",
                        Severity.LOW,
                        "Delete the key at the service, and take it out of the keys file.",
                        Controls.list(OWASP_NHI, "NHI1", NIST_800_53, "AC-2(3)", ISO_27001, "A.5.18", SOC_2, "CC6.2")))
                .expect(new Expectation.StateIn(Set.of(KeyState.ACTIVE, KeyState.INACTIVE)))
                .build();
    }

    private static Rule ownerInactive() {
        return Rule.builder(new RuleDescription(
                        "baseline/owner-inactive",
                        "Every key belongs to an account that is there and active",
                        Severity.HIGH,
                        "Revoke the key. If a program needs it, give it one that belongs to an account of its own.",
                        Controls.list(
                                OWASP_NHI,
                                "NHI1",
                                NIST_800_53,
                                "AC-2(3)",
                                ISO_27001,
                                "A.5.16",
                                ISO_27001,
                                "A.5.18",
                                SOC_2,
                                "CC6.2")))
                .match(WHERE_MORE_IS_TOLD)
                .expect(new Expectation.OwnerActive())
                .build();
    }

    private static Rule duplicate() {
        return Rule.builder(new RuleDescription(
                        "baseline/duplicate",
                        "No owner has two active keys with the same permissions",
                        Severity.LOW,
                        "Find out which of them are in use, and revoke what a rotation left behind. Where two programs"
                                + " have a key each, suppress this finding for both.",
                        Controls.list(OWASP_NHI, "NHI1", NIST_800_53, "AC-2", ISO_27001, "A.5.18", SOC_2, "CC6.2")))
                .match(WHERE_MORE_IS_TOLD)
                .expect(new Expectation.DistinctKeys())
                .build();
    }

    private static KeySelector providers(String entry) {
        return new KeySelector(List.of(), List.of(entry), List.of(), List.of());
    }
}
