package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.Access;
import io.keyaudit.ResourceAccess;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import io.keyaudit.spi.FactSource.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTableTest {
    private static final AccessInfo READS = AccessInfo.of("reads", Sensitivity.LOW, Trait.READS_CONTENT);
    private static final AccessInfo WRITES = AccessInfo.of("writes", Sensitivity.HIGH, Trait.CHANGES_CONTENT);

    @Test
    void tellsWhatAnAccessAmountsTo() {
        ScopeTable table = ScopeTable.builder().resource("files", READS, WRITES).build();
        assertThat(table.resource("files")).contains(new ResourceInfo("files", true, READS, WRITES, FactSource.NONE));
        assertThat(table.access(new ResourceAccess("files", Access.READ))).contains(READS);
        assertThat(table.access(new ResourceAccess("files", Access.WRITE))).contains(WRITES);
    }

    @Test
    void tellsNothingOfAResourceItDoesNotKnow() {
        ScopeTable table = ScopeTable.builder().build();
        assertThat(table.resource("files")).isEmpty();
        assertThat(table.access(new ResourceAccess("files", Access.READ))).isEmpty();
    }

    @Test
    void keepsTheOrderOfResourcesAndScopes() {
        assertThat(OfficeScopes.TABLE.resources())
                .extracting(ResourceInfo::name)
                .containsExactly("files", "rooms", "accounts", "accounts.self", "groups", "portal");
        assertThat(OfficeScopes.TABLE.scopes())
                .extracting(ScopeInfo::name)
                .containsExactlyElementsOf(OfficeScopes.KNOWN);
    }

    @Test
    void describesItsScopes() {
        ScopeTable table = ScopeTable.builder()
                .source("the manual")
                .resource("files", READS, WRITES)
                .scope("files:write", "Change files", "files:write")
                .scope(
                        "files:edit",
                        ScopeRow.of("Edit files").grants("files:write").infers("files:read"))
                .scope(
                        "files:admin",
                        ScopeRow.of("")
                                .implies("files:write")
                                .unclear("files:read")
                                .recalled())
                .scope(
                        "all",
                        ScopeRow.of("Anything")
                                .unrestricted()
                                .source("a letter")
                                .inferred())
                .build();
        ResourceAccess write = new ResourceAccess("files", Access.WRITE);
        ResourceAccess read = new ResourceAccess("files", Access.READ);
        assertThat(table.scopes())
                .containsExactly(
                        ScopeInfo.granting("files:write", "Change files", List.of(write), stated("the manual")),
                        new ScopeInfo(
                                "files:edit",
                                "Edit files",
                                List.of(write, read),
                                List.of(read),
                                List.of(),
                                List.of(),
                                false,
                                stated("the manual")),
                        new ScopeInfo(
                                "files:admin",
                                "",
                                List.of(write),
                                List.of(),
                                List.of(read),
                                List.of("files:write"),
                                false,
                                new FactSource("the manual", Mark.RECALLED)),
                        new ScopeInfo(
                                "all",
                                "Anything",
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                true,
                                new FactSource("a letter", Mark.INFERRED)));
        assertThat(table.resource("files").orElseThrow().source()).isEqualTo(stated("the manual"));
        ScopeInfo edit = table.scope("files:edit").orElseThrow();
        assertThat(edit.source(write)).isEqualTo(stated("the manual"));
        assertThat(edit.source(read)).isEqualTo(new FactSource("the manual", Mark.INFERRED));
    }

    private static FactSource stated(String text) {
        return new FactSource(text, Mark.STATED);
    }

    @Test
    void doesNotChangeWithItsBuilder() {
        ScopeTableBuilder builder = ScopeTable.builder().resource("files", READS, WRITES);
        ScopeTable table = builder.build();
        builder.resource("rooms", READS, WRITES).scope("all", "", "*:rw").build();
        assertThat(table.resources()).hasSize(1);
        assertThat(table.scopes()).isEmpty();
    }

    @Test
    void refusesAScopeThatGrantsWhatIsNoResource() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OfficeScopes.table()
                        .scope("calendar:read", "", "calendar:read")
                        .build())
                .withMessage("scope \"calendar:read\" grants calendar:read, but there is no such resource");
    }

    @ParameterizedTest
    @ValueSource(strings = {"files:admin", "files", ":read", "files:", "files:READ"})
    void refusesAGrantThatIsNoAccess(String grant) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OfficeScopes.table().scope("x", "", grant).build())
                .withMessageStartingWith("scope \"x\" grants \"" + grant + "\", which is not of the form");
    }

    @Test
    void refusesACatchAllThatIsNoResource() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OfficeScopes.table().catchAll("rest").build())
                .withMessage("catch-all \"rest\" is not a resource");
    }

    @Test
    void refusesAResourceAddedTwiceOrWithoutAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OfficeScopes.table().resource("files", READS, WRITES))
                .withMessage("two resources \"files\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OfficeScopes.table().resource(" ", READS, WRITES))
                .withMessage("a resource needs a name");
    }

    @Test
    void refusesAScopeAddedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OfficeScopes.table().scope("files:read", "", "files:read"))
                .withMessage("two scopes \"files:read\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        OfficeScopes.table().scope("files:read", ScopeRow.of("").unrestricted()))
                .withMessage("two scopes \"files:read\"");
    }

    @Test
    void refusesAScopeOfWhichNothingIsSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OfficeScopes.table().scope("beta", "Beta").build())
                .withMessage("scope \"beta\" grants nothing; if that is so, say noAccess()");
    }

    @Test
    void refusesAResourceThatNoScopeGrants() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> twoResources().build())
                .withMessageContaining("\"rest\"");
        assertThat(twoResources().neverReported("rest:rw").build().resource("rest"))
                .isPresent();
        assertThat(twoResources().denialUnproven("rest:read").build().resource("rest"))
                .isPresent();
        assertThat(twoResources().always("rest:read").build().resource("rest")).isPresent();
    }

    private static ScopeTableBuilder twoResources() {
        return ScopeTable.builder()
                .resource("files", READS, WRITES)
                .resource("rest", READS, WRITES)
                .scope("files", "", "files:rw");
    }

    @Test
    void refusesAnImpliedScopeThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OfficeScopes.table()
                        .scope("files:all", ScopeRow.of("").implies("files:change"))
                        .build())
                .withMessage("scope \"files:all\" implies \"files:change\", but there is no such scope");
    }

    @Test
    void refusesARuleWithoutVerbSubjectOrResource() {
        ScopeRule rule = ScopeRule.of("{verb}_{subject}").reads("read").subjects("files");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(ScopeRule.of("{verb}_{subject}").subjects("files")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(ScopeRule.of("{verb}_{subject}").reads("read")));
        assertThatIllegalArgumentException().isThrownBy(() -> build(rule.subject("desk", "desks")));
        assertThatIllegalArgumentException().isThrownBy(() -> rule.subjects("files"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(ScopeRule.of("{verb}").reads("read").subjects("files")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(ScopeRule.of("{subject}").reads("read").subjects("files")));
    }

    private static ScopeTable build(ScopeRule rule) {
        return OfficeScopes.table().rule(rule).build();
    }

    @Test
    void describesARuleInOneLine() {
        ScopeRule rule = ScopeRule.of("{verb}_{subject}")
                .readsAndWrites("write")
                .reads("read")
                .grantsNothing("none")
                .subjects("products", "orders")
                .subjectsUnder("payments", "money");
        assertThat(rule.describe())
                .isEqualTo("{verb}_{subject}: none -, read r, write rw; orders, payments*, products");
    }

    @Test
    void findsTheScopesThatGrantAnAccess() {
        assertThat(OfficeScopes.TABLE.granting(new ResourceAccess("groups", Access.WRITE)))
                .extracting(ScopeInfo::name)
                .containsExactly("accounts:write", "*:write", "*");
    }
}
