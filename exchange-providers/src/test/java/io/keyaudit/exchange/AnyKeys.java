package io.keyaudit.exchange;

import io.keyaudit.sandbox.BinanceKeys;
import io.keyaudit.sandbox.BitgetKeys;
import io.keyaudit.sandbox.BitmexKeys;
import io.keyaudit.sandbox.BybitKeys;
import io.keyaudit.sandbox.CoinbaseKeys;
import io.keyaudit.sandbox.DeribitKeys;
import io.keyaudit.sandbox.ExchangeKey;
import io.keyaudit.sandbox.GeminiKeys;
import io.keyaudit.sandbox.HtxKeys;
import io.keyaudit.sandbox.KrakenKeys;
import io.keyaudit.sandbox.KuCoinKeys;
import io.keyaudit.sandbox.OkxKeys;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/** A key of each exchange. */
final class AnyKeys {
    private AnyKeys() {}

    /** Returns a key of each exchange by the provider's id, always the same but for key pairs. */
    static Map<String, ExchangeKey> of(Instant now) {
        Random random = new Random(7);
        return Map.ofEntries(
                Map.entry("binance", BinanceKeys.random(random, now)),
                Map.entry("bitget", BitgetKeys.random(random)),
                Map.entry("bitmex", BitmexKeys.random(random)),
                Map.entry("bybit", BybitKeys.random(random, now)),
                Map.entry("coinbase", CoinbaseKeys.random(random)),
                Map.entry("deribit", DeribitKeys.random(random)),
                Map.entry("gemini", GeminiKeys.random(random)),
                Map.entry("htx", HtxKeys.random(random)),
                Map.entry("kraken", KrakenKeys.random(random, now)),
                Map.entry("kucoin", KuCoinKeys.random(random)),
                Map.entry("okx", OkxKeys.random(random)));
    }
}
