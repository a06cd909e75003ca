package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes HTX keys. */
public final class HtxKeys {
    private static final List<String> WORDS = List.of("readOnly", "trade", "withdraw");
    private static final List<String> UNKNOWN = List.of("readonly", "transfer");
    private static final List<String> STATES = List.of("expired", "frozen");

    private HtxKeys() {}

    /**
     * Returns a key over all words, at times with words that nobody knows; with and without addresses, expiring or not,
     * at times out of use; active in nine cases of ten.
     */
    public static HtxKey random(RandomGenerator random) {
        List<String> words = new ArrayList<>();
        for (String word : WORDS) {
            if (random.nextBoolean()) {
                words.add(random.nextInt(words.size() + 1), word);
            }
        }
        for (String word : UNKNOWN) {
            if (random.nextInt(10) == 0) {
                words.add(word);
            }
        }
        Instant created = Instant.ofEpochMilli(random.nextLong(1_500_000_000_000L, 1_790_000_000_000L));
        return new HtxKey(
                RandomText.hex(random, 16),
                new SigningKey.Shared(RandomText.hex(random, 16)),
                words,
                random.nextBoolean() ? List.of() : List.of("198.51.100.4", ExchangeOptions.DEFAULT_CALLER),
                RandomText.alphanumeric(random, 8),
                created,
                created.plusSeconds(random.nextInt(1_000_000)),
                random.nextBoolean() ? -1 : random.nextInt(91),
                random.nextInt(8) > 0 ? "normal" : STATES.get(random.nextInt(STATES.size())),
                String.valueOf(random.nextInt(1, Integer.MAX_VALUE)),
                KeyStatus.random(random));
    }
}
