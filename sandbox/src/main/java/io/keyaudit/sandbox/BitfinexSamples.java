package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sample keys of the Bitfinex service. */
final class BitfinexSamples {
    private static final List<String> SCOPES = List.of(
            "account",
            "history",
            "orders",
            "positions",
            "funding",
            "settings",
            "wallets",
            "withdraw",
            "ui_withdraw",
            "bfxpay",
            "eaas_agreement",
            "eaas_withdraw",
            "eaas_deposit",
            "eaas_brokerage");

    private final BitfinexService service;
    private final Instant now;

    private BitfinexSamples(BitfinexService service, Instant now) {
        this.service = service;
        this.now = now;
    }

    static List<SampleKey> create(BitfinexService service, Instant now) {
        BitfinexSamples samples = new BitfinexSamples(service, now);
        return List.of(
                samples.taxReport(),
                samples.tradingBot(),
                samples.treasury(),
                samples.liveBot(),
                samples.wrongSecret());
    }

    private SampleKey taxReport() {
        return sample(
                "tax-report",
                "Reads balances once a year and changes nothing.",
                Map.of("account", "r-", "history", "r-", "wallets", "r-"),
                0,
                List.of("finance"));
    }

    private SampleKey tradingBot() {
        return sample(
                "trading-bot",
                "Trades and reads balances; cannot move money out.",
                Map.of("account", "r-", "history", "r-", "orders", "rw", "positions", "rw", "wallets", "r-"),
                0,
                List.of("production", "trading"));
    }

    private SampleKey treasury() {
        return sample(
                "treasury-sweep",
                "Can withdraw, and cannot read what it withdrew.",
                Map.of("wallets", "rw", "withdraw", "-w"),
                0,
                List.of("production", "finance"));
    }

    private SampleKey liveBot() {
        return sample(
                "live-bot",
                "In use by a bot, which an audit must not lock out.",
                Map.of("account", "r-", "funding", "rw", "wallets", "r-"),
                now.toEpochMilli(),
                List.of("production", "trading"));
    }

    private SampleKey wrongSecret() {
        BitfinexKey key = BitfinexKey.of(rows(Map.of("orders", "rw")));
        service.addKey(key);
        return sample(
                "mistyped-secret",
                "Its secret belongs to another key.",
                key.apiKey(),
                RandomText.bitfinexCredential(),
                List.of("development"),
                new ExpectedReading.Refused("rejected"));
    }

    private SampleKey sample(String name, String story, Map<String, String> pairs, long lastNonce, List<String> tags) {
        Map<String, String> all = allOf(pairs);
        BitfinexKey key = BitfinexKey.of(rows(all)).withLastNonce(lastNonce);
        service.addKey(key);
        return sample(
                name,
                story,
                key.apiKey(),
                key.apiSecret(),
                tags,
                new ExpectedReading.Read("active", false, all, List.of()));
    }

    private SampleKey sample(
            String name, String story, String apiKey, String apiSecret, List<String> tags, ExpectedReading expected) {
        Map<String, String> credentials = Map.of("apiKey", apiKey, "apiSecret", apiSecret);
        return new SampleKey(name, story, "bitfinex", service.endpoint(), credentials, Map.of(), tags, expected);
    }

    /** The scopes that are left out are {@code --}. */
    private static Map<String, String> allOf(Map<String, String> pairs) {
        Map<String, String> all = new LinkedHashMap<>();
        SCOPES.forEach(scope -> all.put(scope, "--"));
        all.putAll(pairs);
        return all;
    }

    private static List<BitfinexScope> rows(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> BitfinexScope.of(pair.getKey(), pair.getValue()))
                .toList();
    }
}
