import io.keyaudit.exchange.binance.BinanceProvider;
import io.keyaudit.exchange.bitget.BitgetProvider;
import io.keyaudit.exchange.bitmex.BitmexProvider;
import io.keyaudit.exchange.bybit.BybitProvider;
import io.keyaudit.exchange.coinbase.CoinbaseProvider;
import io.keyaudit.exchange.deribit.DeribitProvider;
import io.keyaudit.exchange.gemini.GeminiProvider;
import io.keyaudit.exchange.htx.HtxProvider;
import io.keyaudit.exchange.kraken.KrakenProvider;
import io.keyaudit.exchange.kucoin.KuCoinProvider;
import io.keyaudit.exchange.okx.OkxProvider;
import io.keyaudit.spi.PermissionProvider;

/** Reads what the API keys of crypto exchanges can do. */
module io.keyaudit.exchange {
    requires transitive io.keyaudit.core;
    requires io.keyaudit.http;

    provides PermissionProvider with
            BinanceProvider,
            BitgetProvider,
            BitmexProvider,
            BybitProvider,
            CoinbaseProvider,
            DeribitProvider,
            GeminiProvider,
            HtxProvider,
            KrakenProvider,
            KuCoinProvider,
            OkxProvider;
}
