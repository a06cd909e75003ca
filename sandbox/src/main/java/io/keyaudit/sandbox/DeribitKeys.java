package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes Deribit keys. */
public final class DeribitKeys {
    private static final List<String> LEVELS = List.of("none", "read", "read_write");
    private static final List<String> UNKNOWN = List.of("custody:read", "superuser", "options:read_write");

    private DeribitKeys() {}

    /**
     * Returns a key over all scopes, each on any level or not mentioned, at times with words that nobody knows; of a main
     * account or another; active in nine cases of ten.
     */
    public static DeribitKey random(RandomGenerator random) {
        Map<String, String> scopes = new LinkedHashMap<>();
        for (String scope : DeribitKey.SCOPES) {
            if (random.nextInt(8) > 0) {
                String level = random.nextInt(20) > 0 ? LEVELS.get(random.nextInt(LEVELS.size())) : "admin";
                scopes.put(scope, level);
            }
        }
        List<String> words = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            words.add("mainaccount");
        }
        for (String word : UNKNOWN) {
            if (random.nextInt(10) == 0) {
                words.add(word);
            }
        }
        return new DeribitKey(
                RandomText.alphanumeric(random, 8),
                new SigningKey.Shared(RandomText.alphanumeric(random, 43)),
                scopes,
                words,
                random.nextBoolean() ? List.of() : List.of("198.51.100.4", ExchangeOptions.DEFAULT_CALLER),
                RandomText.alphanumeric(random, 8),
                Instant.ofEpochMilli(random.nextLong(1_500_000_000_000L, 1_790_000_000_000L)),
                RandomText.alphanumeric(random, 6),
                KeyStatus.random(random));
    }
}
