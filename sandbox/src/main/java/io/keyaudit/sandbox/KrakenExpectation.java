package io.keyaudit.sandbox;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a Kraken key can really do, by what {@code GetApiKeyInfo} answers: the list of words is complete. */
final class KrakenExpectation {
    /** The words of which one is enough to read, and to write, a resource. */
    private static final Map<String, List<Set<String>>> GRANTED_BY = Map.ofEntries(
            entry("funds", List.of(Set.of("query-funds"), Set.of())),
            entry("deposit", List.of(Set.of(), Set.of("add-funds"))),
            entry("withdraw", List.of(Set.of(), Set.of("withdraw-funds"))),
            entry("earn", List.of(Set.of(), Set.of("earn-funds"))),
            entry("orders.open", List.of(Set.of("query-open-trades"), Set.of())),
            entry("orders.closed", List.of(Set.of("query-closed-trades"), Set.of())),
            entry("orders", List.of(Set.of(), Set.of("modify-trades"))),
            entry("orders.cancel", List.of(Set.of(), Set.of("close-trades"))),
            entry("ledger", List.of(Set.of("query-ledger"), Set.of())),
            entry("exports", List.of(Set.of("export-data"), Set.of("export-data"))),
            entry("websocket", List.of(Set.of(), Set.of("create-ws-token"))),
            entry("withdraw_addresses", List.of(Set.of(), Set.of("add-withdraw-address", "update-withdraw-address"))));

    static final Set<String> WORDS = words();

    private KrakenExpectation() {}

    static ExpectedKey of(KrakenKey key) {
        if (key.status() != KeyStatus.ACTIVE) {
            return ExpectedKey.refused("rejected");
        }
        Map<String, String> pairs = new TreeMap<>();
        GRANTED_BY.forEach(
                (resource, sides) -> pairs.put(resource, side(key, sides.get(0), "r") + side(key, sides.get(1), "w")));
        // Which word transfers to sub-accounts need is not documented.
        pairs.put("subaccount_transfer", "??");
        Set<String> unrecognized = new TreeSet<>(key.words());
        unrecognized.removeAll(WORDS);
        return new ExpectedKey(
                new ExpectedReading.Read("active", false, pairs, List.copyOf(unrecognized)), constraints(key));
    }

    private static String side(KrakenKey key, Set<String> words, String granted) {
        return key.words().stream().anyMatch(words::contains) ? granted : "-";
    }

    /** The last use is that by the audit itself, so nothing is reported of the owner's. */
    private static Map<String, String> constraints(KrakenKey key) {
        KrakenDates dates = key.dates();
        Map<String, String> constraints = ExpectedKey.nothingReported();
        constraints.put("addresses", ExpectedKey.listed(key.addresses()));
        constraints.put("created", dates.created().toString());
        constraints.put("modified", dates.modified().toString());
        constraints.put("expires", Objects.toString(dates.validUntil(), ExpectedKey.NONE));
        constraints.put("label", key.name());
        constraints.put("nonceWindow", String.valueOf(key.nonceWindow()));
        constraints.put("queryFrom", Objects.toString(dates.queryFrom(), ExpectedKey.NONE));
        constraints.put("queryTo", Objects.toString(dates.queryTo(), ExpectedKey.NONE));
        return constraints;
    }

    private static Set<String> words() {
        Set<String> words = new TreeSet<>();
        GRANTED_BY.values().forEach(sides -> sides.forEach(words::addAll));
        return Set.copyOf(words);
    }
}
