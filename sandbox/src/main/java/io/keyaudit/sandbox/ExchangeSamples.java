package io.keyaudit.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Sample keys of exchanges, each of which can do more than its owner thinks, or for less long. */
final class ExchangeSamples {
    private final RandomGenerator random;
    private final Instant now;

    /**
     * Makes keys with new credentials.
     *
     * @param now the exchanges' time
     */
    ExchangeSamples(RandomGenerator random, Instant now) {
        this.random = random;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** General is all that the calls need which create keys of sub-accounts. */
    SampleKey mintsKeys(KuCoinService service) {
        KuCoinKey key = KuCoinKey.of(
                        RandomText.hex(random, 12),
                        RandomText.uuid(random),
                        RandomText.alphanumeric(random, 16),
                        "General")
                .withCreatedAt(now.minus(45, ChronoUnit.DAYS));
        return added(
                service,
                "kucoin",
                key,
                "tax-export",
                "KuCoin calls it read-only; it can create keys.",
                List.of("finance"));
    }

    /** A read-only switch that is off, and a right of the wallet: enough to edit keys, this one among them. */
    SampleKey canRaiseItself(BybitService service) {
        BybitKey key = BybitKey.of(
                        RandomText.alphanumeric(random, 18),
                        new SigningKey.Shared(RandomText.alphanumeric(random, 36)),
                        0,
                        rightOfTheWallet())
                .withCreatedAt(now.minus(78, ChronoUnit.DAYS))
                .withExpiresAt(now.plus(12, ChronoUnit.DAYS));
        return added(
                service,
                "bybit",
                key,
                "rebalancer",
                "Moves funds at Bybit; can also raise its own rights.",
                List.of("production", "finance"));
    }

    private static Map<String, List<String>> rightOfTheWallet() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        BybitExpectation.WORDS.forEach(word -> groups.put(word.group(), List.of()));
        groups.put("FiatGlobalPay", List.of());
        groups.put("Wallet", List.of("AccountTransfer"));
        return groups;
    }

    SampleKey tradesFromAnywhere(BinanceService service) {
        BinanceKey key = BinanceKey.of(
                        RandomText.alphanumeric(random, 64),
                        KeyPairs.ed25519(),
                        flags("enableReading", "enableSpotAndMarginTrading", "enableFutures"))
                .withCreatedAt(now.minus(20, ChronoUnit.DAYS));
        return added(
                service,
                "binance",
                key,
                "signals-app",
                "Trades at Binance from any address; cannot withdraw.",
                List.of("production", "trading"));
    }

    private static Map<String, Boolean> flags(String... granted) {
        Map<String, Boolean> flags = new TreeMap<>();
        BinanceExpectation.FLAGS.forEach(flag -> flags.put(flag, false));
        List.of(granted).forEach(flag -> flags.put(flag, true));
        return flags;
    }

    SampleKey lapses(OkxService service) {
        OkxKey key = OkxKey.of(
                RandomText.uuid(random),
                new SigningKey.Shared(RandomText.alphanumeric(random, 32)),
                RandomText.alphanumeric(random, 16),
                "read_only",
                "trade");
        return added(
                service,
                "okx",
                key,
                "quarterly-hedge",
                "Trades; OKX deletes it after 14 days without a call.",
                List.of("trading"));
    }

    /** Others have read such a key as one that only reads. */
    SampleKey locksFundsUp(KrakenService service) {
        KrakenKey key = KrakenKey.of(
                        RandomText.base64(random, 42),
                        new SigningKey.Shared(RandomText.base64(random, 64)),
                        "query-funds",
                        "query-ledger",
                        "earn-funds",
                        "add-funds")
                .withNonces(NonceUnit.MILLISECONDS.nonceAt(now.minusSeconds(2)), 0);
        return added(
                service,
                "kraken",
                key,
                "portfolio-tracker",
                "Reads balances at Kraken; can also lock funds up.",
                List.of("finance"));
    }

    private static <K extends ExchangeKey> SampleKey added(
            ExchangeService<K> service, String provider, K key, String name, String story, List<String> tags) {
        service.addKey(key);
        return new SampleKey(
                name,
                story,
                provider,
                service.endpoint(),
                key.credentials(),
                Map.of(),
                tags,
                key.expected().reading());
    }
}
