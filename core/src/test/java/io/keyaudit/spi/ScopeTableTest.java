package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.Access;
import io.keyaudit.ResourceAccess;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTableTest {
    private static final AccessInfo READS = AccessInfo.of("reads", Sensitivity.LOW, Trait.READS_CONTENT);
    private static final AccessInfo WRITES = AccessInfo.of("writes", Sensitivity.HIGH, Trait.CHANGES_CONTENT);

    @Test
    void tellsWhatAnAccessAmountsTo() {
        ScopeTable table = ScopeTable.builder().resource("files", READS, WRITES).build();
        assertThat(table.resource("files")).contains(new ResourceInfo("files", true, READS, WRITES));
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
                .resource("files", READS, WRITES)
                .scope("files:write", "Change files", "files:write")
                .unrestrictedScope("all", "Anything")
                .build();
        assertThat(table.scopes())
                .containsExactly(
                        new ScopeInfo(
                                "files:write",
                                "Change files",
                                List.of(new ResourceAccess("files", Access.WRITE)),
                                false),
                        new ScopeInfo("all", "Anything", List.of(), true));
    }

    @Test
    void doesNotChangeWithItsBuilder() {
        ScopeTable.Builder builder = ScopeTable.builder().resource("files", READS, WRITES);
        ScopeTable table = builder.build();
        builder.resource("rooms", READS, WRITES).unrestrictedScope("all", "").build();
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

    @Test
    void refusesAGrantThatIsNoAccess() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OfficeScopes.table().scope("files:admin", "", "files:admin"));
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
                .isThrownBy(() -> OfficeScopes.table().unrestrictedScope("files:read", ""))
                .withMessage("two scopes \"files:read\"");
    }
}
