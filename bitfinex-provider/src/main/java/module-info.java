import io.keyaudit.bitfinex.BitfinexProvider;
import io.keyaudit.spi.PermissionProvider;

/** Reads what the API keys of Bitfinex can do. */
module io.keyaudit.bitfinex {
    requires transitive io.keyaudit.core;
    requires io.keyaudit.http;

    exports io.keyaudit.bitfinex;

    provides PermissionProvider with
            BitfinexProvider;
}
