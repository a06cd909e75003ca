package io.keyaudit.sandbox;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a Binance key can really do, by the flags that {@code GET /sapi/v1/account/apiRestrictions} answers: a flag that
 * is true grants, one that is false denies, and one that is left out leaves its side unknown.
 */
final class BinanceExpectation {
    private static final String READING = "enableReading";

    /** The flag that decides about each side of a resource; {@code -} for a side that there is not. */
    private static final Map<String, List<String>> DECIDED_BY = Map.ofEntries(
            entry("account", List.of(READING, "-")),
            entry("spot_margin", List.of(READING, "enableSpotAndMarginTrading")),
            entry("margin", List.of(READING, "enableMargin")),
            entry("futures", List.of(READING, "enableFutures")),
            entry("options", List.of(READING, "enableVanillaOptions")),
            entry("portfolio_margin", List.of(READING, "enablePortfolioMarginTrading")),
            entry("fix", List.of("enableFixReadOnly", "enableFixApiTrade")),
            entry("internal_transfer", List.of(READING, "enableInternalTransfer")),
            entry("universal_transfer", List.of(READING, "permitsUniversalTransfer")),
            entry("withdraw", List.of(READING, "enableWithdrawals")));

    /** All flags that are known; no other says anything that an audit could use. */
    static final Set<String> FLAGS = Set.of(
            READING,
            "enableSpotAndMarginTrading",
            "enableMargin",
            "enableFutures",
            "enableVanillaOptions",
            "enablePortfolioMarginTrading",
            "enableFixReadOnly",
            "enableFixApiTrade",
            "enableInternalTransfer",
            "permitsUniversalTransfer",
            "enableWithdrawals");

    private BinanceExpectation() {}

    static ExpectedKey of(BinanceKey key) {
        // With reading switched off the key cannot even ask: one of the three causes of code -2015.
        if (key.status() != KeyStatus.ACTIVE || Boolean.FALSE.equals(key.flags().get(READING))) {
            return ExpectedKey.refused("rejected");
        }
        Map<String, String> pairs = new TreeMap<>();
        DECIDED_BY.forEach(
                (resource, flags) -> pairs.put(resource, side(key, flags.get(0), "r") + side(key, flags.get(1), "w")));
        // Keys are made by brokers and sub-account products, whose rights this answer does not show.
        pairs.put("keys", "??");
        Set<String> unrecognized = new TreeSet<>();
        key.flags().forEach((flag, on) -> {
            if (on && !FLAGS.contains(flag)) {
                unrecognized.add(flag);
            }
        });
        return new ExpectedKey(
                new ExpectedReading.Read("active", false, pairs, List.copyOf(unrecognized)), constraints(key));
    }

    private static String side(BinanceKey key, String flag, String granted) {
        if (flag.equals("-")) {
            return "-";
        }
        Boolean on = key.flags().get(flag);
        return on == null ? "?" : on ? granted : "-";
    }

    private static Map<String, String> constraints(BinanceKey key) {
        Map<String, String> constraints = ExpectedKey.nothingReported();
        constraints.put("addresses", key.addresses().isEmpty() ? ExpectedKey.NONE : ExpectedKey.NOT_LISTED);
        constraints.put("created", Objects.toString(key.createdAt(), ExpectedKey.NOT_REPORTED));
        constraints.put("tradingExpires", Objects.toString(key.tradingExpiresAt(), ExpectedKey.NOT_REPORTED));
        return constraints;
    }
}
