package io.keyaudit.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes Kraken keys. */
public final class KrakenKeys {
    private static final Instant FIRST_CREATED = Instant.parse("2018-01-01T00:00:00Z");

    private KrakenKeys() {}

    /**
     * Returns a key over all words in any order, at times with one that nobody knows; in either spelling; fresh, or used
     * up to 5 s ago with nonces in one of the units; with and without a nonce window, a second factor, addresses and
     * dates; active in nine cases of ten.
     *
     * @param now the service's time
     */
    public static KrakenKey random(RandomGenerator random, Instant now) {
        NonceUnit unit = NonceUnit.random(random);
        boolean used = random.nextBoolean();
        return new KrakenKey(
                RandomText.base64(random, 42),
                new SigningKey.Shared(RandomText.base64(random, 64)),
                "key " + random.nextInt(100),
                words(random),
                random.nextBoolean() ? List.of() : List.of("198.51.100.4", "203.0.113.0/24"),
                dates(random, now),
                used ? unit.nonceAt(now.minusMillis(random.nextInt(5000))) : 0,
                random.nextInt(3) == 0 ? 10_000 : 0,
                random.nextInt(4) == 0 ? "one time " + random.nextInt(100) : null,
                random.nextBoolean(),
                String.valueOf(random.nextInt(1_000_000)),
                KeyStatus.random(random));
    }

    private static List<String> words(RandomGenerator random) {
        List<String> words = new ArrayList<>(KrakenExpectation.WORDS.stream()
                .sorted()
                .filter(word -> random.nextInt(3) == 0)
                .toList());
        if (random.nextInt(10) == 0) {
            words.add("stake-mars");
        }
        Collections.shuffle(words, new Random(random.nextLong()));
        return words;
    }

    private static KrakenDates dates(RandomGenerator random, Instant now) {
        Instant created = between(random, FIRST_CREATED, now);
        return new KrakenDates(
                created,
                between(random, created, now),
                orNull(random, between(random, now.plusSeconds(3600), now.plusSeconds(100_000_000))),
                orNull(random, between(random, FIRST_CREATED, created.plusSeconds(1))),
                orNull(random, between(random, created, now.plusSeconds(1))));
    }

    private static Instant between(RandomGenerator random, Instant from, Instant to) {
        long seconds = Math.max(1, ChronoUnit.SECONDS.between(from, to));
        return Instant.ofEpochSecond(from.getEpochSecond() + random.nextLong(seconds));
    }

    private static @Nullable Instant orNull(RandomGenerator random, Instant time) {
        return random.nextBoolean() ? time : null;
    }
}
