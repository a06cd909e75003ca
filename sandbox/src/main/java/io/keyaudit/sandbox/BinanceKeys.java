package io.keyaudit.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes Binance keys. */
public final class BinanceKeys {
    private static final int LENGTH = 64;
    private static final long FIRST_CREATED =
            Instant.parse("2018-01-01T00:00:00Z").toEpochMilli();

    private BinanceKeys() {}

    /**
     * Returns a key over all flags, each true, false or left out, at times with flags that nobody knows; with and
     * without addresses, among which is {@link ExchangeOptions#DEFAULT_CALLER}; active in nine cases of ten.
     *
     * @param now the service's time, before which the key was created
     */
    public static BinanceKey random(RandomGenerator random, Instant now) {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        Stream<String> names = BinanceExpectation.FLAGS.stream().sorted();
        Stream<String> unknown = Stream.of("enableMarsTrading", "permitsTimeTravel", "enableWithdrawal");
        names.forEach(flag -> putOrLeaveOut(flags, flag, random, 8));
        unknown.forEach(flag -> putOrLeaveOut(flags, flag, random, 1));
        Instant created = Instant.ofEpochMilli(random.nextLong(FIRST_CREATED, now.toEpochMilli()));
        return new BinanceKey(
                RandomText.alphanumeric(random, LENGTH),
                signingKey(random),
                flags,
                random.nextBoolean() ? List.of() : List.of("198.51.100.4", ExchangeOptions.DEFAULT_CALLER),
                random.nextInt(10) == 0 ? null : created,
                random.nextBoolean()
                        ? null
                        : now.truncatedTo(ChronoUnit.MILLIS).plusSeconds(random.nextInt(100_000_000)),
                KeyStatus.random(random));
    }

    /** Puts the flag in so many of ten cases. */
    private static void putOrLeaveOut(Map<String, Boolean> flags, String flag, RandomGenerator random, int putInTen) {
        // Drawn whether used or not, so that one seed gives the same values to the flags that follow.
        boolean put = random.nextInt(10) < putInTen;
        boolean on = random.nextBoolean() || (flag.equals("enableReading") && random.nextInt(4) > 0);
        if (put) {
            flags.put(flag, on);
        }
    }

    private static SigningKey signingKey(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> new SigningKey.Shared(RandomText.alphanumeric(random, LENGTH));
            case 1 -> KeyPairs.rsa();
            default -> KeyPairs.ed25519();
        };
    }
}
