package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.Sensitivity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of the kinds that services need, each with what its scopes mean. */
class ScopeLanguageTest {
    private static final AccessInfo PLAIN = AccessInfo.of("", Sensitivity.LOW);

    private static ScopeTableBuilder resources(String... names) {
        ScopeTableBuilder table = ScopeTable.builder();
        for (String name : names) {
            table.resource(name, PLAIN, PLAIN);
        }
        return table;
    }

    private static String pairs(ScopeTable table, String scopes) {
        return table.resolve(list(scopes)).permissions().toString();
    }

    private static List<String> list(String scopes) {
        return scopes.isEmpty() ? List.of() : Arrays.asList(scopes.split(" ", -1));
    }

    /** Scopes that imply each other, the verb first, and bare words. */
    @Nested
    class CodeHost {
        private final ScopeTable table = resources("public", "code", "status", "hooks", "org", "email", "profile")
                .always("public:read")
                .emptyList(EmptyList.NO_ACCESS)
                .unrecognizedSubjects("read:{subject}", "write:{subject}", "manage_*:{subject}", "{subject}:*")
                .scope(
                        "repo",
                        ScopeRow.of("")
                                .grants("code:rw")
                                .implies("repo:status", "admin:hook")
                                .unclear("org:rw"))
                .scope("repo:status", "", "status:rw")
                .scope("admin:hook", ScopeRow.of("").implies("write:hook"))
                .scope("write:hook", ScopeRow.of("").implies("read:hook").grants("hooks:write"))
                .scope("read:hook", "", "hooks:read")
                .scope("write:org", ScopeRow.of("").grants("org:write").implies("read:org"))
                .scope("read:org", "", "org:read")
                .scope("user", ScopeRow.of("").grants("profile:rw").implies("user:email"))
                .scope("user:email", "", "email:read")
                .scope("beta", ScopeRow.of("").noAccess())
                .build();

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                        ""           | code --, email --, hooks --, org --, profile --, public r-, status --
                        repo         | code rw, email --, hooks rw, org ??, profile --, public r-, status rw
                        repo read:org| code rw, email --, hooks rw, org r?, profile --, public r-, status rw
                        repo write:org|code rw, email --, hooks rw, org rw, profile --, public r-, status rw
                        admin:hook   | code --, email --, hooks rw, org --, profile --, public r-, status --
                        read:hook    | code --, email --, hooks r-, org --, profile --, public r-, status --
                        user         | code --, email r-, hooks --, org --, profile rw, public r-, status --
                        beta         | code --, email --, hooks --, org --, profile --, public r-, status --
                        read:email   | code --, email ??, hooks --, org --, profile --, public r-, status --
                        manage_x:org | code --, email --, hooks --, org ??, profile --, public r-, status --
                        user:phone   | code --, email ??, hooks --, org --, profile ??, public r-, status --
                        read:secrets | code ??, email ??, hooks ??, org ??, profile ??, public r?, status ??
                        gist         | code ??, email ??, hooks ??, org ??, profile ??, public r?, status ??
                        """)
        void aListOfScopesMeans(String scopes, String expected) {
            assertThat(pairs(table, scopes)).isEqualTo(expected);
        }

        @Test
        void anAnswerWithoutTheListIsUnknownButForWhatEveryKeyHas() {
            assertThat(table.resolve(ScopeAnswer.builder().build()).permissions())
                    .hasToString("code ??, email ??, hooks ??, org ??, profile ??, public r?, status ??");
        }

        @Test
        void theStateOfAKnownScopeIsRecognized() {
            assertThat(table.resolve(List.of("beta", "gist")).unrecognized()).containsExactly("gist");
        }
    }

    /** Rules: the verb last or first, in capitals or not, with subjects that nest. */
    @Nested
    class RegularNames {
        private final ScopeTable mail = resources("mail", "templates", "stats", "suppressions")
                .emptyList(EmptyList.NO_ACCESS)
                .unrecognizedSubjects("{subject}.*")
                .rule(ScopeRule.of("{subject}.{verb}")
                        .reads("read")
                        .writes("create", "update", "delete")
                        .subjects("templates", "stats")
                        .subject("templates.versions", "templates")
                        .subject("templates.stats", "stats")
                        .subjectsUnder("asm", "suppressions"))
                .scope("mail.send", "", "mail:write")
                .scope("2fa_required", ScopeRow.of("").noAccess())
                .build();

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        mail.send               | mail -w, stats --, suppressions --, templates --
                        templates.read          | mail --, stats --, suppressions --, templates r-
                        templates.create        | mail --, stats --, suppressions --, templates -w
                        templates.versions.read | mail --, stats --, suppressions --, templates r-
                        templates.stats.read    | mail --, stats r-, suppressions --, templates --
                        asm.read                | mail --, stats --, suppressions r-, templates --
                        asm.groups.update       | mail --, stats --, suppressions -w, templates --
                        2fa_required            | mail --, stats --, suppressions --, templates --
                        mail.read               | mail ??, stats --, suppressions --, templates --
                        templates.copy          | mail --, stats --, suppressions --, templates ??
                        templates.versions.copy | mail --, stats --, suppressions --, templates ??
                        templates.other.read    | mail --, stats --, suppressions --, templates ??
                        TEMPLATES.READ          | mail --, stats --, suppressions --, templates ??
                        asmx.read               | mail ??, stats ??, suppressions ??, templates ??
                        templatesread           | mail ??, stats ??, suppressions ??, templates ??
                        read.templates          | mail ??, stats ??, suppressions ??, templates ??
                        .read                   | mail ??, stats ??, suppressions ??, templates ??
                        """)
        void subjectThenVerb(String scope, String expected) {
            assertThat(pairs(mail, scope)).isEqualTo(expected);
        }

        private final ScopeTable shop = resources("products", "orders", "storefront.products")
                .newSubjectsApart()
                .rule(ScopeRule.of("{verb}_{subject}")
                        .reads("read")
                        .readsAndWrites("write")
                        .subjects("products", "orders"))
                .rule(ScopeRule.of("public_{verb}_{subject}")
                        .reads("read")
                        .writes("write")
                        .subject("products", "storefront.products"))
                .build();

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        read_products         | orders --, products r-, storefront.products --
                        write_products        | orders --, products rw, storefront.products --
                        public_write_products | orders --, products --, storefront.products -w
                        read_themes           | orders --, products --, storefront.products --, themes ??
                        read_orders_archive   | orders ??, orders_archive ??, products --, storefront.products --
                        send_orders           | orders ??, products ??, storefront.products ??
                        """)
        void verbThenSubject(String scope, String expected) {
            assertThat(pairs(shop, scope)).isEqualTo(expected);
        }

        private final ScopeTable payments = resources("payments", "bank", "dns records")
                .rule(ScopeRule.of("{subject}_{verb}")
                        .reads("READ")
                        .writes("WRITE")
                        .subject("PAYMENTS", "payments")
                        .subject("BANK_ACCOUNTS", "bank"))
                .rule(ScopeRule.of("{subject} {verb}")
                        .reads("Read")
                        .readsAndWrites("Edit")
                        .grantsNothing("None")
                        .subject("DNS", "dns records"))
                .build();

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        PAYMENTS_READ           | bank --, dns records --, payments r-
                        BANK_ACCOUNTS_WRITE     | bank -w, dns records --, payments --
                        DNS Edit                | bank --, dns records rw, payments --
                        DNS None                | bank --, dns records --, payments --
                        payments_read           | bank --, dns records --, payments ??
                        PAYMENTS_WRITE_SHARED   | bank ??, dns records ??, payments ??
                        BANK_READ               | bank ??, dns records --, payments --
                        """)
        void capitalsAndBlanks(String scope, String expected) {
            assertThat(payments.resolve(List.of(scope)).permissions()).hasToString(expected);
        }
    }

    /** Flags: true, false or left out, some of them for every product. */
    @Nested
    class Flags {
        private final ScopeTable table = resources("account", "spot", "withdraw", "keys")
                .neverReported("keys:rw")
                .scope("enableReading", "", "account:read", "spot:read")
                .scope("enableTrading", "", "spot:write")
                .scope("enableWithdrawals", "", "withdraw:write")
                .build();

        @Test
        void aFlagThatIsLeftOutIsUnknown() {
            assertThat(permissions(Map.of("enableReading", true, "enableTrading", false)))
                    .isEqualTo("account r-, keys ??, spot r-, withdraw -?");
        }

        @Test
        void flagsThatAreAllThereDecide() {
            assertThat(permissions(Map.of("enableReading", false, "enableTrading", true, "enableWithdrawals", false)))
                    .isEqualTo("account --, keys ??, spot -w, withdraw --");
        }

        @Test
        void anUnknownFlagThatIsTrueCloudsAndOneThatIsFalseDoesNot() {
            Map<String, Boolean> flags = new LinkedHashMap<>(
                    Map.of("enableReading", true, "enableTrading", false, "enableWithdrawals", false));
            flags.put("enableLoans", false);
            assertThat(permissions(flags)).isEqualTo("account r-, keys ??, spot r-, withdraw --");
            flags.put("enableGifts", true);
            assertThat(permissions(flags)).isEqualTo("account r?, keys ??, spot r?, withdraw ??");
            assertThat(table.resolve(ScopeAnswer.flags(flags)).unrecognized()).containsExactly("enableGifts");
        }

        private String permissions(Map<String, Boolean> flags) {
            return table.resolve(ScopeAnswer.flags(flags)).permissions().toString();
        }
    }

    /** Groups of words, with a bit that makes all of them read-only. */
    @Nested
    class Groups {
        private final ScopeTable table = resources("spot", "transfer", "withdraw", "keys")
                .scope("Spot.Trade", "", "spot:rw")
                .scope("Wallet.Transfer", "", "transfer:rw", "keys:write")
                .scope(
                        "Wallet.Withdraw",
                        ScopeRow.of("").grants("withdraw:rw", "keys:write").unclear("keys:write"))
                .build();

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        GRANTED | keys -w, spot --, transfer --, withdraw rw
                        DENIED  | keys -?, spot --, transfer --, withdraw r-
                        UNKNOWN | keys -?, spot --, transfer --, withdraw r?
                        """)
        void theBitRulesOverWriting(Grant writes, String expected) {
            ScopeAnswer answer = ScopeAnswer.builder()
                    .list("Spot.", List.of(), writes)
                    .list("Wallet.", List.of("Withdraw"), writes)
                    .build();
            assertThat(table.resolve(answer).permissions()).hasToString(expected);
        }

        @Test
        void aGroupThatIsMissingIsUnknown() {
            ScopeAnswer answer =
                    ScopeAnswer.builder().list("Spot.", List.of("Trade")).build();
            assertThat(table.resolve(answer).permissions()).hasToString("keys -?, spot rw, transfer ??, withdraw ??");
        }

        /** But for what a read-only key might write all the same. */
        @Test
        void anUnknownWordOfAReadOnlyKeyCloudsReadingAlone() {
            ScopeAnswer answer = ScopeAnswer.builder()
                    .list("Spot.", List.of("Margin"), Grant.DENIED)
                    .list("Wallet.", List.of(), Grant.DENIED)
                    .build();
            assertThat(table.resolve(answer).permissions()).hasToString("keys ??, spot ?-, transfer ?-, withdraw ?-");
            assertThat(table.resolve(answer).unrecognized()).containsExactly("Spot.Margin");
        }

        @Test
        void twoAnswersAboutOneWordNeverBecomeLess() {
            ScopeAnswer answer = ScopeAnswer.builder()
                    .held("Spot.Trade", Grant.DENIED)
                    .held("Spot.Trade")
                    .notHeld("Spot.Trade")
                    .list("Spot.", List.of("Trade"), Grant.UNKNOWN)
                    .list("Wallet.", List.of())
                    .build();
            assertThat(table.resolve(answer).permissions()).hasToString("keys --, spot rw, transfer --, withdraw --");
        }
    }

    @Nested
    class BeyondScopes {
        @Test
        void aDenialThatProvesNothingIsUnknown() {
            ScopeTable table = resources("cluster", "index")
                    .denialUnproven("index:rw")
                    .scope("monitor", "", "cluster:read")
                    .scope("read", "", "index:read")
                    .scope("write", "", "index:write")
                    .build();
            ScopeAnswer answer = ScopeAnswer.flags(Map.of("monitor", false, "read", true, "write", false));
            assertThat(table.resolve(answer).permissions()).hasToString("cluster --, index r?");
        }

        @Test
        void aRuleThatTakesAwayMakesUnknownEvenWhatAnotherScopeGrants() {
            ScopeTable table = resources("dns", "zones")
                    .scope("dns", "", "dns:rw")
                    .scope("all", ScopeRow.of("").unrestricted())
                    .scope("zones", "", "zones:read")
                    .build();
            ScopeAnswer answer = ScopeAnswer.builder()
                    .list("", List.of("all"))
                    .restricted("dns")
                    .build();
            assertThat(table.resolve(answer).permissions()).hasToString("dns ??, zones rw");
        }

        @Test
        void aRestrictionDoesNotMakeUnknownWhatNothingGrants() {
            ScopeTable table = resources("dns", "zones")
                    .scope("dns", "", "dns:rw")
                    .scope("zones", "", "zones:read")
                    .build();
            ScopeAnswer answer = ScopeAnswer.builder()
                    .list("", List.of("zones"))
                    .restricted("dns")
                    .build();
            assertThat(table.resolve(answer).permissions()).hasToString("dns --, zones r-");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        NO_ACCESS   | a --, b --
                        FULL_ACCESS | unrestricted: a rw, b rw
                        UNKNOWN     | a ??, b ??
                        """)
        void anEmptyListMeansWhatTheTableSays(EmptyList meaning, String expected) {
            ScopeTable table = resources("a", "b")
                    .emptyList(meaning)
                    .scope("s", "", "*:rw")
                    .build();
            assertThat(pairs(table, "")).isEqualTo(expected);
        }

        @Test
        void anEmptyListIsUnknownUnlessStated() {
            assertThat(pairs(resources("a").scope("s", "", "a:rw").build(), "")).isEqualTo("a ??");
        }

        @Test
        void anUndocumentedResourceIsListedWhereTheAnswerSpeaksOfIt() {
            ScopeTable table = resources("a")
                    .undocumentedResource("attic", PLAIN, PLAIN)
                    .scope("a", "", "a:read")
                    .scope("attic", "", "attic:read")
                    .build();
            assertThat(pairs(table, "a")).isEqualTo("a r-");
            assertThat(pairs(table, "a attic")).isEqualTo("a r-, attic r-");
            assertThat(pairs(table, "x")).isEqualTo("a ??");
        }

        @Test
        void scopesThatImplyEachOtherMeanTheSame() {
            ScopeTable table = resources("a", "b", "c")
                    .scope("x", ScopeRow.of("").grants("a:read").implies("y"))
                    .scope("y", ScopeRow.of("").grants("b:read").implies("x"))
                    .scope("z", ScopeRow.of("").implies("y").unclear("c:write"))
                    .build();
            assertThat(pairs(table, "x")).isEqualTo(pairs(table, "y")).isEqualTo("a r-, b r-, c --");
            assertThat(pairs(table, "z")).isEqualTo("a r-, b r-, c -?");
        }

        @Test
        void aScopeCanImplyOneThatARuleNames() {
            ScopeTable table = resources("a")
                    .rule(ScopeRule.of("{verb}:{subject}").reads("read").subjects("a"))
                    .scope("everything", ScopeRow.of("").implies("read:a"))
                    .build();
            assertThat(pairs(table, "everything")).isEqualTo("a r-");
        }

        @Test
        void pairsAndScopesAddUp() {
            ScopeTable table = resources("a", "b")
                    .scope("a", "", "a:write")
                    .scope("b", "", "b:rw")
                    .build();
            ScopeAnswer answer = ScopeAnswer.builder()
                    .list("", List.of("a"))
                    .pair(new Permission("a", Grant.GRANTED, Grant.DENIED))
                    .build();
            assertThat(table.resolve(answer).permissions()).hasToString("a rw, b --");
        }
    }
}
