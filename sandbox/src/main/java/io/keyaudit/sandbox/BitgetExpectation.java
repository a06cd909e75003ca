package io.keyaudit.sandbox;

import static java.util.Map.entry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a Bitget key can really do, by the {@code authorities} that {@code GET /api/v2/spot/account/info} answers. The
 * documented codes stand for reading, and for reading and writing; the coarse words of the sample say less.
 */
final class BitgetExpectation {
    /** The codes that open each resource for reading, and for reading and writing. */
    private static final Map<String, List<String>> CODES = Map.ofEntries(
            entry("futures.orders", List.of("coor", "coow")),
            entry("futures.positions", List.of("cpor", "cpow")),
            entry("spot", List.of("stor", "stow")),
            entry("margin", List.of("smor", "smow")),
            entry("copy_trading", List.of("ttor", "ttow")),
            entry("transfer", List.of("wtor", "wtow")),
            entry("subaccounts", List.of("chor", "chow")),
            entry("p2p", List.of("p2pr", "p2p")),
            entry("loan", List.of("pllr", "pllw")),
            entry("tax", List.of("taxr", "taxw")));

    /** The one code that writes without reading. */
    private static final String WITHDRAWS = "wwow";

    /** Reads everything if it is the only word; beside others, nobody has stated what it adds. */
    private static final String READ_ONLY = "readonly";

    /** Writes nobody has stated what. */
    private static final String TRADE = "trade";

    /** All words that are known. */
    static final Set<String> WORDS = words();

    private BitgetExpectation() {}

    static ExpectedKey of(BitgetKey key) {
        if (key.status() != KeyStatus.ACTIVE) {
            return ExpectedKey.refused("rejected");
        }
        Map<String, String> pairs = new TreeMap<>();
        CODES.forEach((resource, codes) -> {
            boolean writes = key.words().contains(codes.get(1));
            boolean reads = writes || key.words().contains(codes.get(0));
            pairs.put(resource, (reads ? "r" : otherwiseRead(key)) + (writes ? "w" : otherwiseWritten(key)));
        });
        boolean withdraws = key.words().contains(WITHDRAWS);
        pairs.put("withdraw", otherwiseRead(key) + (withdraws ? "w" : otherwiseWritten(key)));
        Set<String> unrecognized = new TreeSet<>(key.words());
        unrecognized.removeAll(WORDS);
        if (!unrecognized.isEmpty()) {
            // The words are four letters that stand for anything.
            Doubt.aboutAll(pairs);
        }
        return new ExpectedKey(
                new ExpectedReading.Read("active", false, pairs, List.copyOf(unrecognized)), constraints(key));
    }

    /** Returns what coarse words say of reading; what an empty list says is not documented. */
    private static String otherwiseRead(BitgetKey key) {
        if (Set.of(READ_ONLY).equals(Set.copyOf(key.words()))) {
            return "r";
        }
        boolean open = key.words().isEmpty()
                || key.words().contains(READ_ONLY)
                || key.words().contains(TRADE);
        return open ? "?" : "-";
    }

    /** Returns what coarse words say of writing. */
    private static String otherwiseWritten(BitgetKey key) {
        return key.words().isEmpty() || key.words().contains(TRADE) ? "?" : "-";
    }

    /** The time of registration that the service answers is the account's, not the key's. */
    private static Map<String, String> constraints(BitgetKey key) {
        Map<String, String> constraints = ExpectedKey.nothingReported();
        constraints.put("addresses", ExpectedKey.listed(key.addresses()));
        constraints.put("environment", key.demo() ? "demo" : "production");
        if (key.parent() != null) {
            constraints.put("subAccount", "yes");
        }
        return constraints;
    }

    private static Set<String> words() {
        Set<String> words = new TreeSet<>(Set.of(WITHDRAWS, READ_ONLY, TRADE));
        CODES.values().forEach(words::addAll);
        return Collections.unmodifiableSet(words);
    }
}
