package io.keyaudit.docspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import io.keyaudit.spi.ResourceInfo;
import io.keyaudit.spi.ScopeInfo;
import io.keyaudit.spi.ScopeResolution;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocSpaceScopesTest {
    /** The server's route table, one scope a row. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    files:read          | accounts --, accounts.self --, files r-, groups --, portal --, rooms --
                    files:write         | accounts --, accounts.self --, files rw, groups --, portal --, rooms --
                    rooms:read          | accounts --, accounts.self --, files --, groups --, portal --, rooms r-
                    rooms:write         | accounts --, accounts.self --, files --, groups --, portal --, rooms rw
                    accounts:read       | accounts r-, accounts.self --, files --, groups r-, portal --, rooms --
                    accounts:write      | accounts rw, accounts.self --, files --, groups -w, portal --, rooms --
                    accounts.self:read  | accounts --, accounts.self r-, files --, groups --, portal --, rooms --
                    accounts.self:write | accounts --, accounts.self rw, files --, groups --, portal --, rooms --
                    *:read              | accounts r-, accounts.self r-, files r-, groups r-, portal r-, rooms r-
                    *:write             | accounts rw, accounts.self rw, files rw, groups rw, portal rw, rooms rw
                    *                   | unrestricted: accounts rw, accounts.self rw, files rw, groups rw, portal rw, rooms rw
                    """)
    void eachScopeOpensWhatTheServerOpens(String scope, String pairs) {
        ScopeResolution resolved = DocSpaceScopes.TABLE.resolve(List.of(scope));

        assertThat(resolved.permissions()).hasToString(pairs);
        assertThat(resolved.unrecognized()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    accounts:read accounts:write | accounts rw, accounts.self --, files --, groups rw, portal --, rooms --
                    files:read rooms:write       | accounts --, accounts.self --, files r-, groups --, portal --, rooms rw
                    *:read files:write           | accounts r-, accounts.self r-, files rw, groups r-, portal r-, rooms r-
                    """)
    void scopesAddUp(String scopes, String pairs) {
        assertThat(resolve(scopes).permissions()).hasToString(pairs);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    files:admin            | accounts --, accounts.self --, files ??, groups --, portal --, rooms --
                    files:admin files:read | accounts --, accounts.self --, files r?, groups --, portal --, rooms --
                    accounts:admin         | accounts ??, accounts.self --, files --, groups ??, portal --, rooms --
                    groups:read            | accounts --, accounts.self --, files --, groups ??, portal --, rooms --
                    spaces:read            | accounts --, accounts.self --, files --, groups --, portal ??, rooms --, spaces ??
                    spaces:read *:read     | accounts r-, accounts.self r-, files r-, groups r-, portal r?, rooms r-, spaces ??
                    *:admin                | accounts ??, accounts.self ??, files ??, groups ??, portal ??, rooms ??
                    Files:write            | accounts --, accounts.self --, files ??, groups --, portal --, rooms --
                    """)
    void aScopeThatIsNotKnownMakesWhatItMightTouchUnknown(String scopes, String pairs) {
        ScopeResolution resolved = resolve(scopes);

        assertThat(resolved.permissions()).hasToString(pairs);
        assertThat(resolved.unrecognized()).containsExactly(list(scopes).get(0));
    }

    @Test
    void theCatalogueIsKnownWhole() {
        assertThat(DocSpaceScopes.TABLE.scopes())
                .extracting(ScopeInfo::name)
                .containsExactlyInAnyOrder(
                        "*",
                        "*:read",
                        "*:write",
                        "accounts:read",
                        "accounts:write",
                        "accounts.self:read",
                        "accounts.self:write",
                        "files:read",
                        "files:write",
                        "rooms:read",
                        "rooms:write");
    }

    @Test
    void whatGrantsAccessIsCalledSo() {
        assertThat(withTrait(Trait.GRANTS_ACCESS)).containsExactly("rooms", "accounts", "groups", "portal");
        assertThat(DocSpaceScopes.TABLE.resource("portal").orElseThrow().write().sensitivity())
                .isEqualTo(Sensitivity.CRITICAL);
    }

    @Test
    void fullAccessCoversWhatDoesNotExistYet() {
        assertThat(DocSpaceScopes.TABLE.unrestricted().grant("spaces", Access.WRITE))
                .isEqualTo(Grant.GRANTED);
    }

    private static List<String> withTrait(Trait trait) {
        return DocSpaceScopes.TABLE.resources().stream()
                .filter(resource -> resource.write().traits().contains(trait))
                .map(ResourceInfo::name)
                .toList();
    }

    private static ScopeResolution resolve(String scopes) {
        return DocSpaceScopes.TABLE.resolve(list(scopes));
    }

    private static List<String> list(String scopes) {
        return Arrays.asList(scopes.split(" ", -1));
    }
}
