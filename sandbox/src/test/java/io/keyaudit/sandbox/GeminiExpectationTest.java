package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiExpectationTest {
    private static final Map<String, Boolean> NONE =
            Map.of("isAuditor", false, "isFundManager", false, "isTrader", false, "isAccountAdmin", false);

    @ParameterizedTest
    @CsvSource({
        "isTrader, orders rw; balances r-; addresses r-; withdraw --; transfer --; accounts --",
        "isFundManager, orders --; balances ?-; addresses ?w; withdraw ?w; transfer ?w; accounts --",
        "isAuditor, orders r-; balances r-; addresses r-; withdraw r-; transfer r-; accounts r-",
        "isAccountAdmin, orders --; balances --; addresses --; withdraw --; transfer --; accounts ?w"
    })
    void rolesGrant(String role, String pairs) {
        Map<String, Boolean> roles = new TreeMap<>(NONE);
        roles.put(role, true);
        assertThat(read("master-1", roles).permissions()).isEqualTo(PairList.of(pairs));
    }

    @ParameterizedTest
    @CsvSource({
        "isTrader, orders ??; balances ?-; addresses ?-; withdraw --; transfer --; accounts --",
        "isFundManager, orders --; balances ?-; addresses ??; withdraw ??; transfer ??; accounts --",
        "isAuditor, orders ?-; balances ?-; addresses ?-; withdraw ?-; transfer ?-; accounts ?-",
        "isAccountAdmin, orders --; balances --; addresses --; withdraw --; transfer --; accounts ??"
    })
    void absentRolesAreUnknown(String role, String pairs) {
        Map<String, Boolean> roles = new TreeMap<>(NONE);
        roles.remove(role);
        assertThat(read("master-1", roles).permissions()).isEqualTo(PairList.of(pairs));
    }

    @Test
    void keyOfAnAccountIsNoAdministrator() {
        Map<String, Boolean> roles = Map.of("isAuditor", false, "isFundManager", false, "isTrader", true);
        assertThat(read("account-1", roles).permissions()).containsEntry("accounts", "--");
        assertThat(read("other", roles).permissions()).containsEntry("accounts", "??");
        assertThat(read("account-1", Map.of("isAuditor", false, "isAccountAdmin", true))
                        .permissions())
                .containsEntry("accounts", "?w");
    }

    @Test
    void anotherRoleMakesUpForAnAbsentOne() {
        assertThat(read("account-1", Map.of("isTrader", true)).permissions())
                .containsEntry("orders", "rw")
                .containsEntry("withdraw", "??");
    }

    @Test
    void nothingElseIsReported() {
        GeminiKey key = GeminiKey.of("account-1", "secret", NONE);
        assertThat(key.expected().constraints().values()).containsOnly(ExpectedKey.NOT_REPORTED);
        assertThat(key.toString()).doesNotContain("secret", "account-1");
        assertThat(GeminiErrors.missingRole(key).body()).contains("account-1");
    }

    @Test
    void randomKeysSeed7MeetEveryCase() {
        Random random = new Random(7);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            GeminiKey key = GeminiKeys.random(random);
            seen.add(key.status().name());
            seen.add(key.apiKey().replaceAll("-.*", ""));
            if (key.expected().reading() instanceof ExpectedReading.Read read) {
                read.permissions().forEach((resource, pair) -> seen.add(resource + " " + pair));
                seen.addAll(read.unrecognizedScopes());
            }
        }
        assertThat(seen)
                .contains("ACTIVE", "DISABLED", "EXPIRED", "OTHER_HOST", "account", "master", "isClearing")
                .contains("orders rw", "orders r-", "orders --", "orders ??", "orders r?", "orders ?-")
                .contains("accounts rw", "accounts r-", "accounts ??", "accounts --", "withdraw rw", "withdraw ?w")
                .doesNotContain("orders -w", "balances rw");
    }

    private static ExpectedReading.Read read(String apiKey, Map<String, Boolean> roles) {
        return (ExpectedReading.Read)
                GeminiKey.of(apiKey, "secret", roles).expected().reading();
    }
}
