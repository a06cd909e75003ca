package io.keyaudit.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an OKX key can really do, by what {@code GET /api/v5/account/config} answers. */
final class OkxExpectation {
    private static final String READ_ONLY = "read_only";
    private static final String TRADE = "trade";
    private static final String WITHDRAW = "withdraw";
    static final Set<String> WORDS = Set.of(READ_ONLY, TRADE, WITHDRAW);

    private OkxExpectation() {}

    static ExpectedKey of(OkxKey key) {
        if (key.status() != KeyStatus.ACTIVE) {
            return ExpectedKey.refused("rejected");
        }
        boolean trades = key.words().contains(TRADE);
        Map<String, String> pairs = new TreeMap<>();
        pairs.put("account", reading(key) + "-");
        pairs.put("trading", writing(trades));
        // The funds of the main account and its sub-accounts move by the same word.
        pairs.put("transfer", writing(trades));
        // OKX refuses to make sub-account keys with a key that has no addresses.
        pairs.put(
                "subaccount_keys",
                writing(trades && !key.isOfSubAccount() && !key.addresses().isEmpty()));
        pairs.put("withdraw", writing(key.words().contains(WITHDRAW)));
        Set<String> unrecognized = new TreeSet<>(key.words());
        unrecognized.removeAll(WORDS);
        return new ExpectedKey(
                new ExpectedReading.Read("active", false, pairs, List.copyOf(unrecognized)), constraints(key));
    }

    /** Whether a key reads without the word for it is not documented; it did read the answer. */
    private static String reading(OkxKey key) {
        return key.words().contains(READ_ONLY) ? "r" : "?";
    }

    private static String writing(boolean granted) {
        return granted ? "-w" : "--";
    }

    private static Map<String, String> constraints(OkxKey key) {
        boolean writes = key.words().contains(TRADE) || key.words().contains(WITHDRAW);
        Map<String, String> constraints = ExpectedKey.nothingReported();
        constraints.put("addresses", ExpectedKey.listed(key.addresses()));
        constraints.put("label", key.label().isEmpty() ? ExpectedKey.NONE : key.label());
        constraints.put("subAccount", key.isOfSubAccount() ? "yes" : "no");
        constraints.put("environment", key.demo() ? "demo" : "production");
        // Such a key is deleted after 14 days without a call.
        constraints.put("lapsesAfter", writes && key.addresses().isEmpty() ? "P14D" : ExpectedKey.NONE);
        return constraints;
    }
}
