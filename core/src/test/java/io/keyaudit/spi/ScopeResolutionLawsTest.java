package io.keyaudit.spi;

import static io.keyaudit.Grant.DENIED;
import static io.keyaudit.Grant.GRANTED;
import static io.keyaudit.Grant.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Grant;
import io.keyaudit.PermissionSet;
import io.keyaudit.ResourceAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScopeResolutionLawsTest {
    private static final int SEEDS = 1_000;

    private static final List<String> UNKNOWN_SCOPES = List.of(
            "files:admin",
            "accounts:admin",
            "accounts.other:read",
            "*:admin",
            "spaces:read",
            "spaces",
            "rooms",
            "",
            ":");

    @Test
    void anUnrecognisedScopeOnlyTurnsDeniedIntoUnknown() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<String> scopes = someScopes(random);
            PermissionSet before = OfficeScopes.TABLE.resolve(scopes).permissions();
            PermissionSet after = OfficeScopes.TABLE
                    .resolve(with(scopes, anyOf(UNKNOWN_SCOPES, random)))
                    .permissions();
            assertThat(listed(before))
                    .as("seed %d, %s", seed, scopes)
                    .allMatch(access -> after.grant(access) == before.grant(access)
                            || (before.grant(access) == DENIED && after.grant(access) == UNKNOWN));
        }
    }

    @Test
    void aKnownScopeNeverTakesAGrantAway() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<String> scopes = someScopes(random);
            PermissionSet before = OfficeScopes.TABLE.resolve(scopes).permissions();
            PermissionSet after = OfficeScopes.TABLE
                    .resolve(with(scopes, anyOf(OfficeScopes.KNOWN, random)))
                    .permissions();
            assertThat(listed(before))
                    .as("seed %d, %s", seed, scopes)
                    .allMatch(access -> after.grant(access) == before.grant(access) || after.grant(access) == GRANTED);
        }
    }

    @Test
    void everyUnrecognisedScopeIsKept() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<String> scopes = someScopes(new Random(seed));
            assertThat(OfficeScopes.TABLE.resolve(scopes).unrecognized())
                    .as("seed %d, %s", seed, scopes)
                    .containsExactlyElementsOf(scopes.stream()
                            .filter(UNKNOWN_SCOPES::contains)
                            .distinct()
                            .toList());
        }
    }

    @Test
    void everyResourceOfTheTableIsListed() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<String> scopes = someScopes(new Random(seed));
            PermissionSet permissions = OfficeScopes.TABLE.resolve(scopes).permissions();
            assertThat(OfficeScopes.TABLE.resources())
                    .as("seed %d, %s", seed, scopes)
                    .allMatch(resource -> permissions.lists(resource.name()));
        }
    }

    private static List<String> someScopes(Random random) {
        List<String> scopes = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            scopes.add(anyOf(random.nextInt(3) == 0 ? UNKNOWN_SCOPES : OfficeScopes.KNOWN, random));
        }
        return scopes;
    }

    private static List<ResourceAccess> listed(PermissionSet set) {
        List<ResourceAccess> listed = new ArrayList<>();
        for (Grant grant : Grant.values()) {
            listed.addAll(set.withGrant(grant));
        }
        return listed;
    }

    private static List<String> with(List<String> scopes, String scope) {
        List<String> more = new ArrayList<>(scopes);
        more.add(scope);
        return more;
    }

    private static String anyOf(List<String> scopes, Random random) {
        return scopes.get(random.nextInt(scopes.size()));
    }
}
