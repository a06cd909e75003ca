package io.keyaudit.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
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

    /** A read-only switch that is off, and a right of the wallet: enough to edit keys, this one among them. */
    SampleKey canRaiseItself(BybitService service) {
        BybitKey key = BybitKey.of(
                        RandomText.alphanumeric(random, 18),
                        new SigningKey.Shared(RandomText.alphanumeric(random, 36)),
                        0,
                        Map.of(
                                "Spot", List.of(),
                                "Wallet", List.of("AccountTransfer"),
                                "Derivatives", List.of()))
                .withExpiresAt(now.plus(12, ChronoUnit.DAYS));
        return added(
                service,
                "bybit",
                key,
                "rebalancer",
                "Moves funds between its own wallets, and nothing else; but with that right it can change its own rights.",
                List.of("production", "finance"));
    }

    SampleKey tradesFromAnywhere(BinanceService service) {
        BinanceKey key = BinanceKey.of(
                        RandomText.alphanumeric(random, 64),
                        KeyPairs.ed25519(),
                        Map.of(
                                "enableReading", true,
                                "enableSpotAndMarginTrading", true,
                                "enableFutures", true,
                                "enableMargin", false,
                                "enableWithdrawals", false,
                                "enableInternalTransfer", false,
                                "permitsUniversalTransfer", false))
                .withCreatedAt(now.minus(20, ChronoUnit.DAYS));
        return added(
                service,
                "binance",
                key,
                "signals-app",
                "Cannot withdraw, but trades from any address: whoever finds it can trade the funds away.",
                List.of("production", "trading"));
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
                "Trades four times a year. Without addresses the exchange deletes it after 14 days without a call.",
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
                "Reads balances, says its owner; it can also lock funds up and make deposit addresses. In use just now.",
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
