package io.keyaudit.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a Coinbase key can really do, by the flags that {@code GET /api/v3/brokerage/key_permissions} answers: a flag that
 * is true grants, one that is false denies, and one that is left out leaves its side unknown.
 */
final class CoinbaseExpectation {
    private static final String VIEW = "can_view";

    /** The flag that decides about writing. */
    private static final Map<String, String> WRITTEN_BY =
            Map.of("trading", "can_trade", "transfer", "can_transfer", "receive", "can_receive");

    /** All flags that are known. */
    static final List<String> FLAGS = List.of(VIEW, "can_trade", "can_transfer", "can_receive");

    private CoinbaseExpectation() {}

    static ExpectedKey of(CoinbaseKey key) {
        if (key.status() != KeyStatus.ACTIVE) {
            return ExpectedKey.refused("rejected");
        }
        Map<String, String> pairs = new TreeMap<>();
        pairs.put("account", side(key, VIEW, "r") + "-");
        // Business accounts see and create payment links by the right to view; whether this is one, is not answered.
        pairs.put("payment_links", "??");
        WRITTEN_BY.forEach((resource, flag) -> pairs.put(resource, "-" + side(key, flag, "w")));
        Set<String> unrecognized = new TreeSet<>();
        key.flags().forEach((flag, on) -> {
            if (on && !FLAGS.contains(flag)) {
                unrecognized.add(flag);
            }
        });
        if (unrecognized.isEmpty() && FLAGS.stream().noneMatch(key.flags()::containsKey)) {
            // Nothing tells this answer from one about something else.
            pairs.replaceAll((resource, pair) -> "??");
        }
        return new ExpectedKey(
                new ExpectedReading.Read("active", false, pairs, List.copyOf(unrecognized)), constraints(key));
    }

    private static String side(CoinbaseKey key, String flag, String whenTrue) {
        Boolean on = key.flags().get(flag);
        return on == null ? "?" : on ? whenTrue : "-";
    }

    private static Map<String, String> constraints(CoinbaseKey key) {
        Map<String, String> constraints = ExpectedKey.nothingReported();
        constraints.put("portfolio", key.portfolio());
        constraints.put("portfolioType", key.portfolioType());
        return constraints;
    }
}
