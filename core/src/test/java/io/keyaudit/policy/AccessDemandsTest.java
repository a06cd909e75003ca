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

class AccessDemandsTest {
    private static final String HIDDEN = "scope of ours";

    @ParameterizedTest(name = "forbid {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "wallets:write | files rw, wallets r- | pass",
                "wallets:write | files rw, wallets -w | open: may wallets:write, which the rule forbids",
                "*:write | files rw, wallets -w | open: may files:write and wallets:write, which the rule forbids",
                "f*:* | files rw, wallets rw | open: may files:read and files:write, which the rule forbids",
                "wallets:write | wallets r? | inconclusive: cannot be told: wallets:write is unknown",
                "wallets:* | wallets ?? | inconclusive: cannot be told: wallets:read and wallets:write are unknown",
                "*:write | files r?, wallets -w | open: may wallets:write, which the rule forbids;"
                        + " cannot be told: files:write is unknown",
                "wallets:write | files r- | pass",
                "trait moves-money | files rw, wallets r- | pass",
                "trait moves-money | wallets rw | open: may wallets:write, which the rule forbids",
                "trait moves-money | wallets r? | inconclusive: cannot be told: wallets:write is unknown",
                "trait moves-money | spaces -w | inconclusive: cannot be told: what spaces:write amounts to is not known",
                "trait moves-money | spaces -? | inconclusive: cannot be told: spaces:write is unknown",
                "trait moves-money | spaces -- | pass",
                "sensitivity high | files rw, people r- | pass",
                "sensitivity high | people -w | open: may people:write, which the rule forbids",
                "sensitivity high | spaces r-, wallets -w | open: may wallets:write, which the rule forbids;"
                        + " cannot be told: what spaces:read amounts to is not known",
                "files:write | unrestricted: files rw, people rw |"
                        + " open: has full access and so may files:write, which the rule forbids",
                "backups:write | unrestricted: files rw |"
                        + " open: has full access and so may backups:write, which the rule forbids",
                "trait moves-money | unrestricted: files rw, wallets rw |"
                        + " open: has full access and so may wallets:write, which the rule forbids",
                "trait moves-money | unrestricted: files rw |"
                        + " inconclusive: cannot be told: whether full access includes anything of trait moves-money",
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
                "files:read | files rw, people r- | open: may files:write and people:read, which the rule does not allow",
                "files:read | files ?- | pass",
                "files:read | files r? | inconclusive: cannot be told: files:write is unknown",
                "files:read | files rw, people ?- | open: may files:write, which the rule does not allow;"
                        + " cannot be told: people:read is unknown",
                "files:* | files rw | pass",
                "*:read | files r-, people r- | pass",
                "trait reads-content | files r- | pass",
                "trait reads-content | files rw | open: may files:write, which the rule does not allow",
                "trait reads-content | spaces r- |"
                        + " inconclusive: cannot be told: what spaces:read amounts to is not known",
                "trait reads-content, spaces:read | spaces r- | pass",
                "*:read | unrestricted: files rw | open: has full access, which the rule does not allow",
                "f*:*, p*:* | unrestricted: files rw | open: has full access, which the rule does not allow",
                "*:* | unrestricted: files rw | pass",
                "*:read, *:write | unrestricted: files rw | pass",
                "*:* | files ??, spaces rw | pass",
                "'' | files -- | pass",
                "'' | files r- | open: may files:read, which the rule does not allow",
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
                "files:read | files -w | open: may not files:read, which the rule requires",
                "files:read, files:write, wallets:read | files r-, wallets -- |"
                        + " open: may not files:write and wallets:read, which the rule requires",
                "files:read | files ?- | inconclusive: cannot be told: files:read is unknown",
                "files:read | people rw | inconclusive: cannot be told: files:read is unknown",
                "files:read, people:read | files ?-, people -- |"
                        + " open: may not people:read, which the rule requires;"
                        + " cannot be told: files:read is unknown",
                "files:read | unrestricted: people rw | pass",
                "files:* | files -w | pass",
                "files:* | files -- | open: may not files:*, which the rule requires",
                "*:write | files r-, people -w | pass",
                "*:write | files r-, people -? |"
                        + " inconclusive: cannot be told: whether it may do anything of *:write, which the rule requires",
                "*:write | files r- | open: may not *:write, which the rule requires",
                "b*:write | unrestricted: files rw | pass",
                "trait moves-money | wallets -w | pass",
                "trait moves-money | wallets r- | open: may not do anything of trait moves-money, which the rule requires",
                "trait moves-money | spaces r- | inconclusive: cannot be told:"
                        + " whether it may do anything of trait moves-money, which the rule requires",
                "trait moves-money | unrestricted: files rw | inconclusive: cannot be told:"
                        + " whether it may do anything of trait moves-money, which the rule requires",
                "sensitivity high | people -w | pass",
                "sensitivity high | people r- | open: may not do anything of sensitivity high or more, which the rule requires",
            })
    void require(String pattern, String permissions, String expected) {
        Rule rule = rule("r").require(patterns(pattern)).build();
        assertThat(verdict(rule, AuditedKey.named("k").may(permissions))).isEqualTo(expected);
    }

    @Test
    void anUnrecognisedScopeMayGrantWhatIsForbidden() {
        AuditedKey key = AuditedKey.named("k").may("files r-").unrecognized("files:admin", HIDDEN);
        assertThat(verdict(rule("r").forbid("wallets:write").build(), key))
                .isEqualTo("inconclusive: cannot be told: what is granted by the unrecognised scopes \"files:admin\""
                        + " and \"" + HIDDEN + "\"");
        assertThat(verdict(rule("r").forbid("files:read").build(), key))
                .startsWith("open: may files:read, which the rule forbids; cannot be told: what is granted by");
    }

    @Test
    void anUnrecognisedScopeIsAllowedOnlyLetterByLetter() {
        AuditedKey key = AuditedKey.named("k").may("files r-").unrecognized("files:admin");
        assertThat(verdict(rule("r").allowOnly("*:*").build(), key))
                .isEqualTo("inconclusive: cannot be told: what is granted by the unrecognised scope \"files:admin\"");
        Rule accepting = rule("r")
                .allowOnly("files:read")
                .allowOnly(new AccessPattern.NativeScope("files:admin"))
                .build();
        assertThat(verdict(accepting, key)).isEqualTo("pass");
        assertThat(verdict(accepting, key.unrecognized("files:Admin"))).startsWith("inconclusive");
        assertThat(verdict(accepting, key.unrecognized("files:admin").may("files rw")))
                .isEqualTo("open: may files:write, which the rule does not allow");
    }

    @Test
    void anUnrecognisedScopeMayMeetADemandThatNamesNoResource() {
        AuditedKey key = AuditedKey.named("k").may("files r-, wallets --").unrecognized(HIDDEN);
        assertThat(verdict(rule("r").require(patterns("trait moves-money")).build(), key))
                .startsWith("inconclusive");
        assertThat(verdict(rule("r").require("wallets:write").build(), key)).startsWith("open");
    }

    @Test
    void theSameIsToldOnceWhateverTheOrderOfScopes() {
        AuditedKey key = AuditedKey.named("k").may("files r?").unrecognized("b", "a");
        Rule rule = rule("r")
                .allowOnly("files:read")
                .forbid("files:write")
                .require("files:write")
                .build();
        assertThat(verdict(rule, key))
                .isEqualTo("inconclusive: cannot be told: files:write is unknown;"
                        + " what is granted by the unrecognised scopes \"a\" and \"b\"");
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
                        "open: may r10:read, r10:write, r11:read, r11:write, r12:read, r12:write, r13:read, r13:write"
                                + " and 12 more, which the rule forbids");
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
