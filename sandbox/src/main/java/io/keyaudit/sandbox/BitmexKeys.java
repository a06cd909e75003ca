package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes BitMEX keys. */
public final class BitmexKeys {
    private static final List<String> WORDS = List.of("order", "orderCancel", "withdraw");
    private static final List<String> UNKNOWN = List.of("transfer", "Withdraw");

    private BitmexKeys() {}

    /**
     * Returns a key over all words, at times with words that nobody knows; with and without ranges of addresses, at times
     * disabled; active in nine cases of ten.
     */
    public static BitmexKey random(RandomGenerator random) {
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
        return new BitmexKey(
                RandomText.alphanumeric(random, 24),
                new SigningKey.Shared(RandomText.alphanumeric(random, 48)),
                words,
                random.nextBoolean() ? List.of() : List.of("198.51.100.0/24", "203.0.113.7/32"),
                RandomText.alphanumeric(random, 8),
                Instant.ofEpochMilli(random.nextLong(1_500_000_000_000L, 1_790_000_000_000L)),
                random.nextInt(8) > 0,
                String.valueOf(random.nextInt(1, Integer.MAX_VALUE)),
                KeyStatus.random(random));
    }
}
