package io.keyaudit.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a BitMEX key can really do, by the {@code permissions} that {@code GET /api/v1/apiKey} answers. */
final class BitmexExpectation {
    /** All words that are known. */
    static final Set<String> WORDS = Set.of("order", "orderCancel", "withdraw");

    private BitmexExpectation() {}

    static ExpectedKey of(BitmexKey key) {
        if (key.status() != KeyStatus.ACTIVE) {
            return ExpectedKey.refused("rejected");
        }
        boolean orders = key.words().contains("order");
        boolean cancels = orders || key.words().contains("orderCancel");
        Map<String, String> pairs = new TreeMap<>();
        // No words are a key that reads, not one that can do everything.
        pairs.put("account", "r-");
        pairs.put("orders", orders ? "-w" : "--");
        pairs.put("orders.cancel", cancels ? "-w" : "--");
        pairs.put("withdraw", key.words().contains("withdraw") ? "-w" : "--");
        if (key.words().contains("Withdraw")) {
            // Looks like a word that is known.
            pairs.computeIfPresent("withdraw", (resource, pair) -> Doubt.about(pair));
        }
        Set<String> unrecognized = new TreeSet<>(key.words());
        unrecognized.removeAll(WORDS);
        String state = key.enabled() ? "active" : "inactive";
        return new ExpectedKey(
                new ExpectedReading.Read(state, false, pairs, List.copyOf(unrecognized)), constraints(key));
    }

    private static Map<String, String> constraints(BitmexKey key) {
        Map<String, String> constraints = ExpectedKey.nothingReported();
        constraints.put("addresses", ExpectedKey.listed(key.addresses()));
        constraints.put("created", key.createdAt().toString());
        constraints.put("label", key.label());
        return constraints;
    }
}
