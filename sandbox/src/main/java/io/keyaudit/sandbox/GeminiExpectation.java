package io.keyaudit.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a Gemini key can really do, by the roles that {@code POST /v1/roles} answers: any role that opens a side grants
 * it, and one that is left out leaves it unknown.
 */
final class GeminiExpectation {
    private static final String TRADER = "isTrader";
    private static final String FUND_MANAGER = "isFundManager";
    private static final String AUDITOR = "isAuditor";
    private static final String ADMINISTRATOR = "isAccountAdmin";

    /** All roles that are known. */
    static final List<String> ROLES = List.of(AUDITOR, FUND_MANAGER, TRADER, ADMINISTRATOR);

    /** The roles that read each resource. */
    private static final Map<String, List<String>> READ_BY = Map.of(
            "orders", List.of(TRADER, AUDITOR),
            "balances", List.of(TRADER, AUDITOR),
            "addresses", List.of(TRADER, AUDITOR),
            "withdraw", List.of(AUDITOR),
            "transfer", List.of(AUDITOR),
            "accounts", List.of(AUDITOR));

    /** The roles of which it is not documented whether they read a resource, where no other role does. */
    private static final Map<String, String> MIGHT_BE_READ_BY = Map.of(
            "balances", FUND_MANAGER,
            "addresses", FUND_MANAGER,
            "withdraw", FUND_MANAGER,
            "transfer", FUND_MANAGER,
            "accounts", ADMINISTRATOR);

    /** The roles that write each resource; what is not here cannot be written. */
    private static final Map<String, List<String>> WRITTEN_BY = Map.of(
            "orders", List.of(TRADER),
            "addresses", List.of(FUND_MANAGER),
            "withdraw", List.of(FUND_MANAGER),
            "transfer", List.of(FUND_MANAGER),
            "accounts", List.of(ADMINISTRATOR));

    private GeminiExpectation() {}

    static ExpectedKey of(GeminiKey key) {
        if (key.status() != KeyStatus.ACTIVE) {
            return ExpectedKey.refused("rejected");
        }
        Map<String, String> pairs = new TreeMap<>();
        READ_BY.forEach((resource, readers) -> pairs.put(
                resource, read(key, resource, readers) + side(key, WRITTEN_BY.getOrDefault(resource, List.of()), "w")));
        Set<String> unrecognized = new TreeSet<>();
        key.roles().forEach((role, held) -> {
            if (held && !ROLES.contains(role)) {
                unrecognized.add(role);
            }
        });
        return new ExpectedKey(
                new ExpectedReading.Read("active", false, pairs, List.copyOf(unrecognized)),
                ExpectedKey.nothingReported());
    }

    private static String read(GeminiKey key, String resource, List<String> readers) {
        String side = side(key, readers, "r");
        String role = MIGHT_BE_READ_BY.get(resource);
        boolean open = role != null && !Boolean.FALSE.equals(held(key, role));
        return side.equals("-") && open ? "?" : side;
    }

    private static String side(GeminiKey key, List<String> roles, String granted) {
        if (roles.stream().anyMatch(role -> Boolean.TRUE.equals(held(key, role)))) {
            return granted;
        }
        return roles.stream().anyMatch(role -> held(key, role) == null) ? "?" : "-";
    }

    /** Returns whether the key has the role; null if unknown. Only keys above accounts can be administrators. */
    private static @Nullable Boolean held(GeminiKey key, String role) {
        Boolean answered = key.roles().get(role);
        boolean impossible = role.equals(ADMINISTRATOR) && key.apiKey().startsWith("account-");
        return (answered == null && impossible) ? Boolean.FALSE : answered;
    }
}
