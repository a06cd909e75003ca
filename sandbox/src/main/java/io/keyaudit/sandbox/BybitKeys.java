package io.keyaudit.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes Bybit keys. */
public final class BybitKeys {
    private static final Instant FIRST_CREATED = Instant.parse("2019-01-01T00:00:00Z");
    private static final String WALLET = "Wallet";

    private BybitKeys() {}

    /**
     * Returns a key over all groups and words, at times with groups left out, or with groups and words that nobody
     * knows; read-only or not, and at times with neither; of a master account or a sub-account; active in nine cases of
     * ten.
     *
     * @param now the service's time, before which the key was created and after which it expires
     */
    public static BybitKey random(RandomGenerator random, Instant now) {
        boolean master = random.nextInt(4) > 0;
        Instant created = Instant.ofEpochSecond(random.nextLong(FIRST_CREATED.getEpochSecond(), now.getEpochSecond()));
        List<String> addresses =
                random.nextBoolean() ? List.of() : List.of(ExchangeOptions.DEFAULT_CALLER, "198.51.100.4");
        boolean expires = addresses.isEmpty() || random.nextInt(10) == 0;
        return new BybitKey(
                RandomText.alphanumeric(random, 18),
                random.nextBoolean() ? new SigningKey.Shared(RandomText.alphanumeric(random, 36)) : KeyPairs.rsa(),
                readOnly(random),
                permissions(random, master),
                addresses,
                random.nextBoolean() ? "" : "note " + random.nextInt(100),
                master,
                String.valueOf(random.nextInt(1_000_000, 100_000_000)),
                created,
                expires ? now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(random.nextInt(60, 7_776_000)) : null,
                random.nextInt(4) == 0,
                KeyStatus.random(random));
    }

    private static @Nullable Integer readOnly(RandomGenerator random) {
        int drawn = random.nextInt(20);
        return drawn == 0 ? null : drawn == 1 ? Integer.valueOf(2) : Integer.valueOf(drawn % 2);
    }

    private static Map<String, List<String>> permissions(RandomGenerator random, boolean master) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (BybitExpectation.Word word : BybitExpectation.WORDS) {
            List<String> words = groups.computeIfAbsent(word.group(), group -> new ArrayList<>());
            boolean drawn = random.nextInt(3) == 0;
            if (drawn && (!word.group().equals(WALLET) || isOffered(word.word(), master))) {
                words.add(word.word());
            }
        }
        groups.put("FiatGlobalPay", new ArrayList<>());
        groups.keySet().removeIf(group -> random.nextInt(10) == 0);
        if (random.nextInt(10) == 0) {
            groups.put("MarsTrade", new ArrayList<>(random.nextBoolean() ? List.of() : List.of("MarsOrder")));
        }
        groups.values().stream().filter(words -> random.nextInt(60) == 0).forEach(words -> words.add("NewWord"));
        return groups;
    }

    /** Some words of the wallet are for keys of master accounts, one for keys of sub-accounts. */
    private static boolean isOffered(String word, boolean master) {
        return switch (word) {
            case "SubMemberTransfer", "Withdraw" -> master;
            case "SubMemberTransferList" -> !master;
            default -> true;
        };
    }
}
