package io.keyaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Access;
import io.keyaudit.audit.KeyOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicySuggestionTest {
    private static Rule pin(KeyOutcome key) {
        return PolicySuggestion.suggest("s", List.of(key)).rules().get(0);
    }

    @Test
    void aKeyMayWhatItMayTodayAndWhatIsUnknown() {
        KeyOutcome key = AuditedKey.named("Docs bot (new)")
                .may("files rw, people r-, spaces ?-, wallets --")
                .unrecognized("spaces:x")
                .outcome();
        Rule rule = pin(key);
        assertThat(rule.id()).isEqualTo("pinned/docs-bot-new");
        assertThat(rule.selector())
                .isEqualTo(new KeySelector(
                        List.of("Docs bot (new)"),
                        List.of("office"),
                        List.of("https://office.example.com"),
                        List.of()));
        assertThat(rule.allowOnly())
                .contains(List.of(
                        new AccessPattern.Named("files", Set.of(Access.READ, Access.WRITE)),
                        new AccessPattern.Named("people", Set.of(Access.READ)),
                        new AccessPattern.Named("spaces", Set.of(Access.READ)),
                        new AccessPattern.NativeScope("spaces:x")));
    }

    @Test
    void whatAKeyGainsBreaksItsRule() {
        Policy policy =
                PolicySuggestion.suggest("s", List.of(AuditedKey.named("k").outcome()));
        assertThat(Audits.lines(Audits.findings(
                        policy, AuditedKey.named("k").may("files rw, people --").outcome())))
                .containsExactly("k pinned/k open: not-allowed files:write");
        assertThat(Audits.findings(
                        policy,
                        AuditedKey.named("k").may("unrestricted: files rw").outcome()))
                .hasSize(1);
    }

    @Test
    void fullAccessAndNoAccessCanBePinned() {
        KeyOutcome full = AuditedKey.named("full").may("unrestricted: files rw").outcome();
        KeyOutcome none = AuditedKey.named("none").may("files --").outcome();
        assertThat(pin(full).allowOnly()).contains(List.of(AccessPattern.parse("*:*")));
        assertThat(pin(none).allowOnly()).contains(List.of());
        assertThat(Audits.findings(PolicySuggestion.suggest("s", List.of(full, none)), full, none))
                .isEmpty();
    }

    @Test
    void idsAreUniqueAndStarsInNamesMeanThemselvesAsFarAsPossible() {
        List<KeyOutcome> keys = new ArrayList<>(List.of(
                AuditedKey.named("a*").may("files rw").outcome(),
                AuditedKey.named("ab").may("files r-").outcome(),
                AuditedKey.named("a?").may("people r-").outcome(),
                AuditedKey.named("A").may("files r-").outcome(),
                AuditedKey.named("ключ").may("files r-").outcome(),
                AuditedKey.named("a".repeat(300)).may("files r-").outcome(),
                AuditedKey.named("odd").may("res*rce rw, * r-").outcome(),
                AuditedKey.named("ab")
                        .at("https://b.example.com")
                        .may("people rw")
                        .outcome()));
        Policy policy = PolicySuggestion.suggest("s", keys);
        assertThat(policy.rules())
                .extracting(Rule::id)
                .containsExactly(
                        "pinned/a",
                        "pinned/a-2",
                        "pinned/" + "a".repeat(60),
                        "pinned/ab",
                        "pinned/ab-2",
                        "pinned/odd",
                        "pinned/key");
        assertThat(Audits.findings(policy, keys)).isEmpty();
        Collections.reverse(keys);
        assertThat(PolicySuggestion.suggest("s", keys)).isEqualTo(policy);
    }

    @Test
    void anUnreadKeyIsLeftOut() {
        List<KeyOutcome> keys =
                List.of(AuditedKey.failed("g"), AuditedKey.named("k").outcome(), AuditedKey.failed("f"));
        assertThat(PolicySuggestion.suggest("s", keys).rules()).hasSize(1);
    }
}
