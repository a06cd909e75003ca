import io.keyaudit.exchange.binance.BinanceProvider;
import io.keyaudit.exchange.bybit.BybitProvider;
import io.keyaudit.exchange.coinbase.CoinbaseProvider;
import io.keyaudit.exchange.kraken.KrakenProvider;
import io.keyaudit.exchange.kucoin.KuCoinProvider;
import io.keyaudit.exchange.okx.OkxProvider;
import io.keyaudit.spi.PermissionProvider;

/** Reads what the API keys of crypto exchanges can do. */
module io.keyaudit.exchange {
    requires transitive io.keyaudit.core;
    requires io.keyaudit.http;

    exports io.keyaudit.exchange.binance;
    exports io.keyaudit.exchange.bybit;
    exports io.keyaudit.exchange.coinbase;
    exports io.keyaudit.exchange.kraken;
    exports io.keyaudit.exchange.kucoin;
    exports io.keyaudit.exchange.okx;

    provides PermissionProvider with
            BinanceProvider,
            BybitProvider,
            CoinbaseProvider,
            KrakenProvider,
            KuCoinProvider,
            OkxProvider;
}
