package io.keyaudit.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an HTX key can really do, by the {@code permission} that {@code GET /v2/user/api-key} answers. */
final class HtxExpectation {
    /** All words that are known. */
    static final Set<String> WORDS = Set.of("readOnly", "trade", "withdraw");

    private HtxExpectation() {}

    static ExpectedKey of(HtxKey key) {
        if (key.status() != KeyStatus.ACTIVE) {
            return ExpectedKey.refused("rejected");
        }
        Map<String, String> pairs = new TreeMap<>();
        pairs.put("account", key.words().contains("readOnly") ? "r-" : "--");
        pairs.put("trading", key.words().contains("trade") ? "-w" : "--");
        pairs.put("withdraw", key.words().contains("withdraw") ? "-w" : "--");
        if (key.words().contains("readonly")) {
            // Looks like a word that is known.
            pairs.computeIfPresent("account", (resource, pair) -> Doubt.about(pair));
        }
        Set<String> unrecognized = new TreeSet<>(key.words());
        unrecognized.removeAll(WORDS);
        return new ExpectedKey(
                new ExpectedReading.Read(state(key), false, pairs, List.copyOf(unrecognized)), constraints(key));
    }

    private static String state(HtxKey key) {
        return switch (key.state()) {
            case "normal" -> "active";
            case "expired" -> "expired";
            default -> "inactive";
        };
    }

    /** The expiry is the time that is left, since the service answers days. */
    private static Map<String, String> constraints(HtxKey key) {
        Map<String, String> constraints = ExpectedKey.nothingReported();
        constraints.put("addresses", ExpectedKey.listed(key.addresses()));
        constraints.put("created", key.createdAt().toString());
        constraints.put("label", key.note());
        boolean never = key.validDays() == -1;
        constraints.put(
                "expires",
                never ? ExpectedKey.NONE : Duration.ofDays(key.validDays()).toString());
        return constraints;
    }
}
