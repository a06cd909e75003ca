package io.keyaudit.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes Coinbase keys. */
public final class CoinbaseKeys {
    private static final List<String> UNKNOWN = List.of("can_stake", "canTrade", "can_withdraw");
    private static final List<String> TYPES = List.of("UNDEFINED", "DEFAULT", "CONSUMER", "INTX");
    private static final CoinbaseSecret[] SECRETS = CoinbaseSecret.values();

    private CoinbaseKeys() {}

    /**
     * Returns a key over all flags, each true, false or left out, at times with flags that nobody knows, and over all
     * forms of secrets; active in nine cases of ten.
     */
    public static CoinbaseKey random(RandomGenerator random) {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        CoinbaseExpectation.FLAGS.forEach(flag -> putInTen(flags, flag, random, 8));
        UNKNOWN.forEach(flag -> putInTen(flags, flag, random, 1));
        CoinbaseSecret secret = SECRETS[random.nextInt(SECRETS.length)];
        boolean plain = secret.name().contains("SEED") && random.nextBoolean();
        String id = RandomText.uuid(random);
        return new CoinbaseKey(
                plain ? id : "organizations/" + RandomText.uuid(random) + "/apiKeys/" + id,
                secret.create(),
                flags,
                RandomText.uuid(random),
                TYPES.get(random.nextInt(TYPES.size())),
                random.nextBoolean() ? List.of() : List.of("198.51.100.4", ExchangeOptions.DEFAULT_CALLER),
                RandomText.uuid(random),
                KeyStatus.random(random));
    }

    /** Puts the flag in so many of ten cases. */
    private static void putInTen(Map<String, Boolean> flags, String flag, RandomGenerator random, int cases) {
        if (random.nextInt(10) < cases) {
            flags.put(flag, random.nextBoolean());
        }
    }
}
