package io.keyaudit.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes Bitget keys. */
public final class BitgetKeys {
    private static final List<String> COARSE = List.of("readonly", "trade");
    private static final List<String> UNKNOWN = List.of("withdraw", "COOW", "wtor ", "earn");

    private BitgetKeys() {}

    /**
     * Returns a production key over all words, at times with coarse ones or with words that nobody knows, signed by a
     * shared secret or an RSA pair; with and without addresses, among which is
     * {@link ExchangeOptions#DEFAULT_CALLER}; active in nine cases of ten.
     */
    public static BitgetKey random(RandomGenerator random) {
        List<String> words = new ArrayList<>();
        if (random.nextInt(8) > 0) {
            int inHundred = random.nextInt(100);
            BitgetExpectation.WORDS.forEach(word -> {
                if (!COARSE.contains(word) && random.nextInt(100) < inHundred) {
                    words.add(random.nextInt(words.size() + 1), word);
                }
            });
        }
        COARSE.forEach(word -> addOneIn(words, word, random, words.isEmpty() ? 2 : 5));
        UNKNOWN.forEach(word -> addOneIn(words, word, random, 12));
        return new BitgetKey(
                "bg_" + RandomText.hex(random, 16),
                random.nextInt(4) > 0 ? new SigningKey.Shared(RandomText.hex(random, 32)) : KeyPairs.rsa(),
                RandomText.alphanumeric(random, 12),
                words,
                random.nextBoolean() ? List.of() : List.of("198.51.100.4", ExchangeOptions.DEFAULT_CALLER),
                String.valueOf(random.nextLong(1, 10_000_000_000L)),
                random.nextBoolean() ? null : random.nextLong(1, 10_000_000_000L),
                false,
                KeyStatus.random(random));
    }

    private static void addOneIn(List<String> words, String word, RandomGenerator random, int cases) {
        if (random.nextInt(cases) == 0) {
            words.add(word);
        }
    }
}
