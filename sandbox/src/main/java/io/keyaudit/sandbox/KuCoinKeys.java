package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes KuCoin keys. */
public final class KuCoinKeys {
    private static final List<String> UNKNOWN = List.of("general", "Withdrawals", "SpotRead", "NFT");

    private KuCoinKeys() {}

    /**
     * Returns a key over all words, at times with words that nobody knows; of a master account, of a sub-account, or
     * silent about it; with and without addresses, among which is {@link ExchangeOptions#DEFAULT_CALLER}; active and
     * able to ask in most cases.
     */
    public static KuCoinKey random(RandomGenerator random) {
        List<String> words = new ArrayList<>();
        for (String word : KuCoinExpectation.WORDS) {
            boolean asks = word.equals(KuCoinExpectation.GENERAL);
            if (asks ? random.nextInt(10) > 0 : random.nextInt(3) == 0) {
                words.add(random.nextInt(words.size() + 1), word);
            }
        }
        for (String word : UNKNOWN) {
            if (random.nextInt(10) == 0) {
                words.add(word);
            }
        }
        return new KuCoinKey(
                RandomText.hex(random, 12),
                new SigningKey.Shared(RandomText.uuid(random)),
                RandomText.alphanumeric(random, 12),
                random.nextInt(2, 4),
                words,
                random.nextBoolean() ? List.of() : List.of("198.51.100.4", ExchangeOptions.DEFAULT_CALLER),
                RandomText.alphanumeric(random, random.nextInt(1, 12)),
                Instant.ofEpochMilli(random.nextLong(1_500_000_000_000L, 1_790_000_000_000L)),
                String.valueOf(random.nextInt(1, Integer.MAX_VALUE)),
                random.nextInt(10) == 0 ? null : random.nextInt(3) > 0,
                KeyStatus.random(random));
    }
}
