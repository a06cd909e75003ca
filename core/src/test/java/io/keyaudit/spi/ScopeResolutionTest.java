package io.keyaudit.spi;

import static io.keyaudit.Grant.DENIED;
import static io.keyaudit.Grant.GRANTED;
import static io.keyaudit.Grant.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.Access;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Sensitivity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeResolutionTest {
    private static final AccessInfo PLAIN = AccessInfo.of("", Sensitivity.LOW);
    private static final String NOTHING = "accounts --, accounts.self --, files --, groups --, portal --, rooms --";
    private static final String ALL_UNKNOWN = "accounts ??, accounts.self ??, files ??, groups ??, portal ??, rooms ??";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "files:read          | files r-",
                "files:write         | files rw",
                "accounts:read       | accounts r-, groups r-",
                "accounts.self:write | accounts.self rw",
            })
    void aKnownScopeGrantsWhatTheTableSaysAndNothingElse(String scope, String granted) {
        assertThat(resolve(scope).permissions()).hasToString(with(granted));
        assertThat(resolve(scope).unrecognized()).isEmpty();
    }

    @Test
    void accountsWriteAloneChangesGroupsButDoesNotReadThem() {
        PermissionSet permissions = resolve("accounts:write").permissions();
        assertThat(permissions.grant("groups", Access.WRITE)).isEqualTo(GRANTED);
        assertThat(permissions.grant("groups", Access.READ)).isEqualTo(DENIED);
    }

    @Test
    void severalScopesAddUpAndMayRepeat() {
        assertThat(resolve("files:read", "rooms:write", "files:read").permissions())
                .hasToString(with("files r-, rooms rw"));
    }

    @Test
    void noScopeGrantsNothing() {
        assertThat(resolve().permissions()).hasToString(NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*:write"})
    void anUnrestrictedScopeGrantsWhatDoesNotExistYet(String scope) {
        ScopeResolution resolution = resolve("files:read", "spaces:read", scope);
        assertThat(resolution.permissions()).isEqualTo(OfficeScopes.TABLE.unrestricted());
        assertThat(resolution.permissions().grant("spaces", Access.WRITE)).isEqualTo(GRANTED);
        assertThat(resolution.unrecognized()).containsExactly("spaces:read");
    }

    @Test
    void unknownScopeOfAKnownResourceCloudsOnlyWhatNothingGrants() {
        ScopeResolution resolution = resolve("files:read", "files:admin");
        assertThat(resolution.permissions()).hasToString(with("files r?"));
        assertThat(resolution.unrecognized()).containsExactly("files:admin");
    }

    @Test
    void theOrderOfScopesDoesNotMatter() {
        assertThat(resolve("files:admin", "files:read").permissions())
                .isEqualTo(resolve("files:read", "files:admin").permissions());
    }

    @Test
    void unknownScopeOfAFamilyCloudsAllThatTheFamilyTouches() {
        assertThat(resolve("accounts:admin").permissions()).hasToString(with("accounts ??, groups ??"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*:admin", "*:", "**:read", "f*:read", "", " ", ":read", " :read", ":"})
    void unknownScopeOfEverythingCloudsEverything(String scope) {
        ScopeResolution resolution = resolve(scope);
        assertThat(resolution.permissions()).hasToString(ALL_UNKNOWN);
        assertThat(resolution.unrecognized()).containsExactly(scope);
    }

    @Test
    void unknownScopeOfAnUnrestrictedFamilyCloudsEverything() {
        AccessInfo plain = AccessInfo.of("", Sensitivity.LOW);
        ScopeTable table = ScopeTable.builder()
                .resource("files", plain, plain)
                .scope("all:write", ScopeRow.of("").unrestricted())
                .build();
        assertThat(table.resolve(List.of("all:read")).permissions()).hasToString("files ??");
    }

    @Test
    void unknownResourceStandsForItselfAndCloudsTheCatchAll() {
        ScopeResolution resolution = resolve("files:read", "spaces:read");
        assertThat(resolution.permissions()).hasToString(with("files r-, portal ??") + ", spaces ??");
        assertThat(resolution.unrecognized()).containsExactly("spaces:read");
    }

    @Test
    void unknownPartOfAResourceCloudsWhatItMayBeAPartOf() {
        assertThat(resolve("files.trash:read").permissions())
                .hasToString(with("files ??, portal ??").replace("files ??", "files ??, files.trash ??"));
        assertThat(resolve("files/trash:read").permissions())
                .hasToString(with("files ??, portal ??").replace("files ??", "files ??, files/trash ??"));
        assertThat(resolve("accounts.groups:read", "accounts.self:read")
                        .permissions()
                        .grant("groups", Access.READ))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void aScopeOfManyPartsIsResolvedAsFastAsAnother() {
        String deep = "files" + ".a".repeat(250_000);

        assertThat(resolve(deep + ":read").permissions()).hasToString(ALL_UNKNOWN);
    }

    @Test
    void unknownScopeOfAKnownPartLeavesTheWholeAlone() {
        assertThat(resolve("accounts.self:admin").permissions()).hasToString(with("accounts.self ??"));
    }

    @Test
    void newSubjectCloudsEverythingWhereThereIsNoCatchAll() {
        assertThat(filesAndDesks().build().resolve(List.of("spaces:read")).permissions())
                .hasToString("desks ??, files ??");
    }

    @Test
    void newSubjectStandsApartWhereTheTableSaysSo() {
        assertThat(filesAndDesks()
                        .newSubjectsApart()
                        .build()
                        .resolve(List.of("spaces:read", "files.old:read"))
                        .permissions())
                .hasToString("desks --, files ??, files.old ??, spaces ??");
    }

    @Test
    void newSubjectCloudsEverythingWhereTheTableSaysSoWhateverItBeginsWith() {
        ScopeTable table = filesAndDesks().newSubjectsTouchEverything().build();
        assertThat(table.resolve(List.of("files.old:read")).permissions()).hasToString("desks ??, files ??");
        assertThat(table.resolve(List.of("files:admin")).permissions()).hasToString("desks --, files ??");
    }

    @Test
    void everyUnknownScopeCloudsEverythingWhereTheTableSaysSo() {
        assertThat(filesAndDesks()
                        .unrecognizedTouchEverything()
                        .build()
                        .resolve(List.of("files:admin", "files:read"))
                        .permissions())
                .hasToString("desks ??, files r?");
    }

    private static ScopeTableBuilder filesAndDesks() {
        AccessInfo plain = AccessInfo.of("", Sensitivity.LOW);
        return ScopeTable.builder()
                .resource("files", plain, plain)
                .resource("desks", plain, plain)
                .scope("files:read", "", "files:read")
                .scope("desks:read", "", "desks:read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filesystem:read", "file:read"})
    void partsOfWordsMeanNothing(String scope) {
        PermissionSet permissions = resolve(scope).permissions();
        assertThat(permissions.grant("files", Access.READ)).isEqualTo(DENIED);
        assertThat(permissions.lists(scope.substring(0, scope.indexOf(':')))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " files:write",
                "files:write ",
                "\tfiles:write",
                "files:write\n",
                "files:write\u0000",
                "files\u200b:write",
                "fi\u00adles:write",
                "files :write",
                "FILES:WRITE",
                "Files:Write",
                "files\uff1awrite",
                "\uff46\uff49\uff4c\uff45\uff53:write",
                "\ufb01les:write",
                "!files:write",
                "files",
                "Files",
            })
    void aScopeThatLooksLikeAKnownOneCloudsWhatThatOneTouches(String scope) {
        assertThat(resolve(scope).permissions()).hasToString(with("files ??"));
        assertThat(resolve(scope).unrecognized()).containsExactly(scope);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f\u0456les:write",
                "fi\u0307les:write",
                "\u0444\u0430\u0439\u043b:write",
                "all",
                "admin",
                "write",
                "full_access",
                "root",
                "\uff0a",
                "*",
                " *",
                "spaces",
                "\ud800",
                "**",
            })
    void aScopeThatCanMeanAnythingCloudsEverything(String scope) {
        ScopeTable withoutFullAccess = ScopeTable.builder()
                .resource("files", PLAIN, PLAIN)
                .resource("desks", PLAIN, PLAIN)
                .scope("files:read", "", "files:read")
                .scope("desks:read", "", "desks:read")
                .build();
        ScopeResolution resolution = withoutFullAccess.resolve(List.of(scope, "desks:read"));
        assertThat(resolution.permissions().withGrant(DENIED)).isEmpty();
        assertThat(resolution.unrecognized()).containsExactly(scope);
    }

    @Test
    void aPairThatLooksLikeAnotherCloudsIt() {
        ScopeTable table = ScopeTable.builder()
                .resource("withdraw", PLAIN, PLAIN)
                .resource("orders", PLAIN, PLAIN)
                .build();
        assertThat(table.resolve(ScopeAnswer.pairs(List.of(
                                new Permission("withdraw", DENIED, DENIED),
                                new Permission("Withdraw", DENIED, GRANTED),
                                new Permission("orders", DENIED, DENIED))))
                        .permissions())
                .hasToString("Withdraw -w, orders --, withdraw -?");
    }

    @Test
    void theFirstColonEndsTheResource() {
        assertThat(resolve("files:read:all").permissions()).hasToString(with("files ??"));
    }

    @Test
    void unrecognizedScopesAreKeptInOrderEachOnce() {
        assertThat(resolve("z:read", "files:read", "a:read", "z:read").unrecognized())
                .containsExactly("z:read", "a:read");
    }

    @Test
    void pairsTheServiceLeavesOutAreUnknown() {
        ScopeResolution resolution =
                OfficeScopes.TABLE.resolve(ScopeAnswer.pairs(List.of(new Permission("files", GRANTED, DENIED))));
        assertThat(resolution.permissions())
                .hasToString("accounts ??, accounts.self ??, files r-, groups ??, portal ??, rooms ??");
        assertThat(resolution.unrecognized()).isEmpty();
    }

    @Test
    void anUndocumentedPairShowsOnlyWhereTheServiceStatesIt() {
        AccessInfo plain = AccessInfo.of("", Sensitivity.LOW);
        ScopeTable table = ScopeTable.builder()
                .resource("orders", plain, plain)
                .undocumentedResource("addresses", plain, plain)
                .build();
        assertThat(table.resolve(ScopeAnswer.pairs(List.of())).permissions()).hasToString("orders ??");
        ScopeResolution stated =
                table.resolve(ScopeAnswer.pairs(List.of(new Permission("addresses", GRANTED, DENIED))));
        assertThat(stated.permissions()).hasToString("addresses r-, orders ??");
        assertThat(stated.unrecognized()).isEmpty();
    }

    @Test
    void aPairTheTableDoesNotKnowIsKeptAndNamed() {
        ScopeResolution resolution = OfficeScopes.TABLE.resolve(ScopeAnswer.pairs(
                List.of(new Permission("spaces", DENIED, GRANTED), new Permission("files", DENIED, UNKNOWN))));
        assertThat(resolution.permissions().grant("spaces", Access.WRITE)).isEqualTo(GRANTED);
        assertThat(resolution.permissions().grant("spaces", Access.READ)).isEqualTo(DENIED);
        assertThat(resolution.unrecognized()).containsExactly("spaces");
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "spaces"})
    void twoPairsForOneResourceAreRefused(String resource) {
        Permission pair = Permission.unknown(resource);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OfficeScopes.TABLE.resolve(ScopeAnswer.pairs(List.of(pair, pair))));
    }

    @Test
    void doesNotChange() {
        List<String> unrecognized = new ArrayList<>(List.of("a"));
        ScopeResolution resolution = new ScopeResolution(PermissionSet.of(List.of()), unrecognized);
        unrecognized.clear();
        assertThat(resolution.unrecognized()).containsExactly("a");
    }

    private static ScopeResolution resolve(String... scopes) {
        return OfficeScopes.TABLE.resolve(List.of(scopes));
    }

    /** A key without access, but for these pairs. */
    private static String with(String pairs) {
        String permissions = NOTHING;
        for (String pair : pairs.split(", ", -1)) {
            String resource = pair.substring(0, pair.indexOf(' '));
            permissions = permissions.replace(resource + " --", pair);
        }
        return permissions;
    }
}
