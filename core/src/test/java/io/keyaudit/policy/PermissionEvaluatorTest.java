package io.keyaudit.policy;

import static io.keyaudit.policy.Audits.rule;
import static io.keyaudit.policy.Audits.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Access;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionEvaluatorTest {
    private static final String HIDDEN = "scope of ours";

    @ParameterizedTest(name = "forbid {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "wallets:write | files rw, wallets r- | pass",
                "wallets:write | files rw, wallets -w | fail: forbidden wallets:write",
                "*:write | files rw, wallets -w | fail: forbidden files:write, wallets:write",
                "f*:* | files rw, wallets rw | fail: forbidden files:read, files:write",
                "wallets:write | wallets r? | inconclusive: unknown-access wallets:write",
                "wallets:* | wallets ?? | inconclusive: unknown-access wallets:read, wallets:write",
                "*:write | files r?, wallets -w | fail: forbidden wallets:write; unknown-access files:write",
                "wallets:write | files r- | pass",
                "trait moves-money | files rw, wallets r- | pass",
                "trait moves-money | wallets rw | fail: forbidden wallets:write",
                "trait moves-money | wallets r? | inconclusive: unknown-access wallets:write",
                "trait moves-money | spaces -w | inconclusive: unclassified-access spaces:write",
                "trait moves-money | spaces -? | inconclusive: unknown-access spaces:write",
                "trait moves-money | spaces -- | pass",
                "sensitivity high | files rw, people r- | pass",
                "sensitivity high | people -w | fail: forbidden people:write",
                "sensitivity high | spaces r-, wallets -w | fail: forbidden wallets:write; unclassified-access spaces:read",
                "files:write | unrestricted: files rw, people rw | fail: forbidden files:write fullAccess",
                "backups:write | unrestricted: files rw | fail: forbidden backups:write fullAccess",
                "trait moves-money | unrestricted: files rw, wallets rw | fail: forbidden wallets:write fullAccess",
                "trait moves-money | unrestricted: files rw | inconclusive: unlisted-access trait moves-money",
            })
    void forbid(String pattern, String permissions, String expected) {
        Rule rule = rule("r").forbid(patterns(pattern)).build();
        assertThat(verdict(rule, AuditedKey.named("k").may(permissions))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "allowOnly {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "files:read, wallets:read | files r-, wallets r- | pass",
                "files:read | files --, people -- | pass",
                "files:read | files rw, people r- | fail: not-allowed files:write, people:read",
                "files:read | files ?- | pass",
                "files:read | files r? | inconclusive: unknown-access files:write",
                "files:read | files rw, people ?- | fail: not-allowed files:write; unknown-access people:read",
                "files:* | files rw | pass",
                "*:read | files r-, people r- | pass",
                "trait reads-content | files r- | pass",
                "trait reads-content | files rw | fail: not-allowed files:write",
                "trait reads-content | spaces r- | inconclusive: unclassified-access spaces:read",
                "trait reads-content, spaces:read | spaces r- | pass",
                "*:read | unrestricted: files rw | fail: full-access",
                "f*:*, p*:* | unrestricted: files rw | fail: full-access",
                "*:* | unrestricted: files rw | pass",
                "*:read, *:write | unrestricted: files rw | pass",
                "*:* | files ??, spaces rw | pass",
                "'' | files -- | pass",
                "'' | files r- | fail: not-allowed files:read",
            })
    void allowOnly(String pattern, String permissions, String expected) {
        Rule rule = rule("r").allowOnly(patterns(pattern)).build();
        assertThat(verdict(rule, AuditedKey.named("k").may(permissions))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "require {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "files:read | files r- | pass",
                "files:read | files -w | fail: missing files:read",
                "files:read, files:write, wallets:read | files r-, wallets -- | fail: missing files:write, wallets:read",
                "files:read | files ?- | inconclusive: unknown-access files:read",
                "files:read | people rw | inconclusive: unknown-access files:read",
                "files:read, people:read | files ?-, people -- | fail: missing people:read; unknown-access files:read",
                "files:read | unrestricted: people rw | pass",
                "files:* | files -w | pass",
                "files:* | files -- | fail: missing files:*",
                "*:write | files r-, people -w | pass",
                "*:write | files r-, people -? | inconclusive: unknown-match *:write",
                "*:write | files r- | fail: missing *:write",
                "b*:write | unrestricted: files rw | pass",
                "trait moves-money | wallets -w | pass",
                "trait moves-money | wallets r- | fail: missing trait moves-money",
                "trait moves-money | spaces r- | inconclusive: unknown-match trait moves-money",
                "trait moves-money | unrestricted: files rw | inconclusive: unknown-match trait moves-money",
                "sensitivity high | people -w | pass",
                "sensitivity high | people r- | fail: missing sensitivity high or more",
            })
    void require(String pattern, String permissions, String expected) {
        Rule rule = rule("r").require(patterns(pattern)).build();
        assertThat(verdict(rule, AuditedKey.named("k").may(permissions))).isEqualTo(expected);
    }

    @Test
    void anUnrecognisedScopeMayGrantWhatIsForbidden() {
        AuditedKey key = AuditedKey.named("k").may("files r-").unrecognized("files:admin", HIDDEN);
        assertThat(verdict(rule("r").forbid("wallets:write").build(), key))
                .isEqualTo("inconclusive: unknown-scopes files:admin, " + HIDDEN);
        assertThat(verdict(rule("r").forbid("files:read").build(), key))
                .startsWith("fail: forbidden files:read; unknown-scopes files:admin, scope of ours");
    }

    @Test
    void anUnrecognisedScopeIsAllowedOnlyLetterByLetter() {
        AuditedKey key = AuditedKey.named("k").may("files r-").unrecognized("files:admin");
        assertThat(verdict(rule("r").allowOnly("*:*").build(), key))
                .isEqualTo("inconclusive: unknown-scopes files:admin");
        Rule accepting = rule("r")
                .allowOnly("files:read")
                .allowOnly(new AccessPattern.NativeScope("files:admin"))
                .build();
        assertThat(verdict(accepting, key)).isEqualTo("pass");
        assertThat(verdict(accepting, key.unrecognized("files:Admin"))).startsWith("inconclusive");
        assertThat(verdict(accepting, key.unrecognized("files:admin").may("files rw")))
                .isEqualTo("fail: not-allowed files:write");
    }

    @Test
    void anUnrecognisedScopeMayMeetADemandThatNamesNoResource() {
        AuditedKey key = AuditedKey.named("k").may("files r-, wallets --").unrecognized(HIDDEN);
        assertThat(verdict(rule("r").require(patterns("trait moves-money")).build(), key))
                .startsWith("inconclusive");
        assertThat(verdict(rule("r").require("wallets:write").build(), key)).startsWith("fail: missing wallets:write");
    }

    @Test
    void theSameIsToldOnceWhateverTheOrderOfScopes() {
        AuditedKey key = AuditedKey.named("k").may("files r?").unrecognized("b", "a");
        Rule rule = rule("r")
                .allowOnly("files:read")
                .forbid("files:write")
                .require("files:write")
                .build();
        assertThat(verdict(rule, key)).isEqualTo("inconclusive: unknown-scopes a, b; unknown-access files:write a, b");
    }

    @Test
    void whatAnotherProvidersTableSaysDoesNotCount() {
        Rule rule = rule("r").forbid(patterns("trait moves-money")).build();
        assertThat(verdict(rule, AuditedKey.named("k", "elsewhere").may("wallets -w")))
                .startsWith("inconclusive");
    }

    @Test
    void ofManyAccessesTheFirstAreNamed() {
        StringBuilder many = new StringBuilder("r10 rw");
        for (int i = 11; i < 20; i++) {
            many.append(", r").append(i).append(" rw");
        }
        assertThat(verdict(
                        rule("r").forbid("*:*").build(), AuditedKey.named("k").may(many.toString())))
                .isEqualTo(
                        "fail: forbidden r10:read, r10:write, r11:read, r11:write, r12:read, r12:write, r13:read, r13:write, r14:read, r14:write, r15:read, r15:write, r16:read, r16:write, r17:read, r17:write, r18:read, r18:write, r19:read, r19:write");
    }

    @Test
    void patternsReadAsTheyAreWritten() {
        assertThat(AccessPattern.parse("files:*").text()).isEqualTo("files:*");
        assertThat(new AccessPattern.Named("a:b", Set.of(Access.READ)).text()).isEqualTo("a:b:read");
        assertThat(new AccessPattern.Sensitive(Sensitivity.LOW, Sensitivity.LOW).text())
                .isEqualTo("sensitivity low");
        assertThat(new AccessPattern.Sensitive(Sensitivity.LOW, Sensitivity.HIGH).text())
                .isEqualTo("sensitivity low to high");
        assertThat(new AccessPattern.NativeScope("x").text()).isEqualTo("scope \"x\"");
    }

    private static AccessPattern[] patterns(String text) {
        List<AccessPattern> patterns = new ArrayList<>();
        for (String one : text.isEmpty() ? new String[0] : text.split(", ", -1)) {
            if (one.startsWith("trait ")) {
                String name = one.substring(6).toUpperCase(Locale.ROOT).replace('-', '_');
                patterns.add(new AccessPattern.WithTrait(Trait.valueOf(name)));
            } else if (one.startsWith("sensitivity ")) {
                patterns.add(new AccessPattern.Sensitive(
                        Sensitivity.valueOf(one.substring(12).toUpperCase(Locale.ROOT)), Sensitivity.CRITICAL));
            } else {
                patterns.add(AccessPattern.parse(one));
            }
        }
        return patterns.toArray(AccessPattern[]::new);
    }
}
