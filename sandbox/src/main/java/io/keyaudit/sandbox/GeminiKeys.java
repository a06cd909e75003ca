package io.keyaudit.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes Gemini keys. */
public final class GeminiKeys {
    private static final String ADMINISTRATOR = "isAccountAdmin";
    private static final List<String> UNKNOWN = List.of("isClearing", "isTrader2", "canStake");

    private GeminiKeys() {}

    /**
     * Returns a fresh key whose nonces grow, of an account or above accounts, over all roles, each true, false or left
     * out, at times with roles that nobody knows; active in nine cases of ten.
     */
    public static GeminiKey random(RandomGenerator random) {
        boolean master = random.nextInt(3) == 0;
        Map<String, Boolean> roles = new LinkedHashMap<>();
        for (String role : GeminiExpectation.ROLES) {
            boolean usual = master || !role.equals(ADMINISTRATOR);
            putInTen(roles, role, random, usual ? 8 : 1);
        }
        if (roles.isEmpty()) {
            // An answer without any known role is not told from another service's.
            roles.put("isAuditor", random.nextBoolean());
        }
        UNKNOWN.forEach(role -> putInTen(roles, role, random, 1));
        return GeminiKey.of(
                        (master ? "master-" : "account-") + RandomText.alphanumeric(random, 20),
                        RandomText.alphanumeric(random, 28),
                        roles)
                .withStatus(KeyStatus.random(random));
    }

    /** Puts the role in so many of ten cases. */
    private static void putInTen(Map<String, Boolean> roles, String role, RandomGenerator random, int cases) {
        if (random.nextInt(10) < cases) {
            roles.put(role, random.nextBoolean());
        }
    }
}
