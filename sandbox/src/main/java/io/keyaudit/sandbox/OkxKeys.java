package io.keyaudit.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes OKX keys. */
public final class OkxKeys {
    private OkxKeys() {}

    /**
     * Returns a key over all words in any order, at times with one that nobody knows; for production or demo, of the
     * main account or a sub-account, with or without addresses; active in nine cases of ten.
     */
    public static OkxKey random(RandomGenerator random) {
        List<String> words = new ArrayList<>(Stream.concat(
                        OkxExpectation.WORDS.stream().sorted(), Stream.of("earn", "trade_only"))
                .filter(word -> OkxExpectation.WORDS.contains(word) ? random.nextBoolean() : random.nextInt(10) == 0)
                .toList());
        if (words.isEmpty()) {
            words.add("read_only");
        }
        Collections.shuffle(words, new Random(random.nextLong()));
        String account = String.valueOf(random.nextLong(100_000_000_000L, 999_999_999_999L));
        return new OkxKey(
                RandomText.uuid(random),
                new SigningKey.Shared(RandomText.alphanumeric(random, 32)),
                RandomText.alphanumeric(random, 12),
                words,
                random.nextBoolean() ? List.of() : List.of("198.51.100.4", ExchangeOptions.DEFAULT_CALLER),
                random.nextBoolean() ? "" : "label " + random.nextInt(100),
                account,
                random.nextInt(3) == 0 ? account + "0" : account,
                random.nextInt(4) == 0,
                KeyStatus.random(random));
    }
}
