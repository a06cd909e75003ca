package io.keyaudit.sandbox;

import static java.util.Map.entry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a KuCoin key can really do, by the words that {@code GET /api/v1/user/api-key} answers. Two are not what they seem:
 * {@code Transfer} withdraws, and {@code General}, said to be read only, is all that fifteen writing calls need.
 */
final class KuCoinExpectation {
    /** Without it the key cannot ask. */
    static final String GENERAL = "General";

    /** The words of which any one lets a key write. */
    private static final Map<String, List<String>> WRITTEN_BY = Map.ofEntries(
            entry("spot", List.of("Spot")),
            entry("margin", List.of("Margin")),
            entry("futures", List.of("Futures")),
            entry("lead_trading", List.of("LeadtradeFutures")),
            entry("earn", List.of("Earn")),
            entry("transfer", List.of("InnerTransfer", "FlexTransfers")),
            entry("withdraw", List.of("Transfer", "Withdrawal", "Withdraw")),
            entry("subaccounts", List.of(GENERAL)),
            entry("deposit_addresses", List.of(GENERAL)));

    /** A word whose meaning nobody has stated. */
    private static final String UNIFIED = "Unified";

    /** All words that are known. */
    static final Set<String> WORDS = words();

    private KuCoinExpectation() {}

    static ExpectedKey of(KuCoinKey key) {
        if (key.status() != KeyStatus.ACTIVE) {
            return ExpectedKey.refused("rejected");
        }
        if (!key.words().contains(GENERAL)) {
            return ExpectedKey.refused("forbidden");
        }
        Map<String, String> pairs = new TreeMap<>();
        WRITTEN_BY.forEach(
                (resource, words) -> pairs.put(resource, Collections.disjoint(words, key.words()) ? "--" : "-w"));
        pairs.put("account", "r-");
        pairs.put("unified", key.words().contains(UNIFIED) ? "??" : "--");
        pairs.put("subaccount_keys", key.master() == null ? "-?" : key.master() ? "-w" : "--");
        if (key.words().contains("general")) {
            // Looks like a word that is known.
            List.of("account", "deposit_addresses", "subaccounts")
                    .forEach(resource -> pairs.computeIfPresent(resource, (r, pair) -> Doubt.about(pair)));
        }
        Set<String> unrecognized = new TreeSet<>(key.words());
        unrecognized.removeAll(WORDS);
        return new ExpectedKey(
                new ExpectedReading.Read("active", false, pairs, List.copyOf(unrecognized)), constraints(key));
    }

    private static Map<String, String> constraints(KuCoinKey key) {
        Map<String, String> constraints = ExpectedKey.nothingReported();
        constraints.put("addresses", ExpectedKey.listed(key.maskedAddresses()));
        constraints.put("created", key.createdAt().toString());
        constraints.put("label", key.remark());
        if (key.master() != null) {
            constraints.put("subAccount", key.master() ? "no" : "yes");
        }
        return constraints;
    }

    private static Set<String> words() {
        Set<String> words = new TreeSet<>(Set.of(GENERAL, UNIFIED));
        WRITTEN_BY.values().forEach(words::addAll);
        return Collections.unmodifiableSet(words);
    }
}
