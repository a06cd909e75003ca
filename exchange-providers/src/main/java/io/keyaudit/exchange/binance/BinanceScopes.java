package io.keyaudit.exchange.binance;

import static io.keyaudit.Sensitivity.CRITICAL;
import static io.keyaudit.Sensitivity.HIGH;
import static io.keyaudit.Sensitivity.LOW;
import static io.keyaudit.Sensitivity.MODERATE;
import static io.keyaudit.Trait.MANAGES_KEYS;
import static io.keyaudit.Trait.MOVES_INTERNALLY;
import static io.keyaudit.Trait.MOVES_MONEY;
import static io.keyaudit.Trait.READS_FINANCIAL_DATA;
import static io.keyaudit.Trait.TRADES;

import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ScopeRow;
import io.keyaudit.spi.ScopeTable;

/** What the flags of a Binance key grant. A flag that an answer leaves out is unknown. */
final class BinanceScopes {
    static final ScopeTable TABLE = ScopeTable.builder()
            .source("API documentation, \"Get API Key Permission\"")
            .resource("account", reading("Read balances, orders and history"), nothing("Change the account"))
            .resource("spot_margin", reading("Read spot and margin orders"), trading("Place spot and margin orders"))
            .resource(
                    "margin",
                    reading("Read margin loans"),
                    AccessInfo.of("Borrow, repay, and move assets into margin", HIGH, TRADES, MOVES_INTERNALLY))
            .resource("futures", reading("Read futures orders and positions"), trading("Place futures orders"))
            .resource("options", reading("Read options orders and positions"), trading("Place options orders"))
            .resource(
                    "portfolio_margin",
                    reading("Read the portfolio margin account"),
                    trading("Trade on portfolio margin"))
            .resource("fix", reading("Read by FIX"), trading("Place orders by FIX"))
            .resource(
                    "internal_transfer",
                    reading("Read transfers"),
                    AccessInfo.of("Transfer between master and sub-accounts, at once", HIGH, MOVES_INTERNALLY))
            .resource(
                    "universal_transfer",
                    reading("Read transfers"),
                    AccessInfo.of(
                            "Transfer by the endpoint for all wallets; each product has transfers of its own besides",
                            HIGH,
                            MOVES_INTERNALLY))
            .resource(
                    "withdraw",
                    reading("Read withdrawals"),
                    AccessInfo.of("Withdraw to an outside address", CRITICAL, MOVES_MONEY))
            .resource(
                    "keys",
                    AccessInfo.of("List keys of sub-accounts", MODERATE),
                    AccessInfo.of("Create keys, as brokers can for sub-accounts", CRITICAL, MANAGES_KEYS))
            .scope(
                    "enableReading",
                    ScopeRow.of("Reads everything that no other flag is about")
                            .grants("account:read")
                            .infers("spot_margin:read", "margin:read", "futures:read", "options:read")
                            .infers("portfolio_margin:read", "internal_transfer:read", "universal_transfer:read")
                            .infers("withdraw:read"))
            .scope("enableSpotAndMarginTrading", "Trades on spot and margin", "spot_margin:write")
            .scope("enableMargin", "Uses margin loans", "margin:write")
            .scope("enableFutures", "Trades futures", "futures:write")
            .scope("enableVanillaOptions", "Trades options", "options:write")
            .scope("enablePortfolioMarginTrading", "Trades on portfolio margin", "portfolio_margin:write")
            .scope("enableFixReadOnly", "Reads by FIX", "fix:read")
            .scope("enableFixApiTrade", "Trades by FIX", "fix:write")
            .scope("enableInternalTransfer", "Transfers between accounts", "internal_transfer:write")
            .scope("permitsUniversalTransfer", "Transfers by the universal endpoint", "universal_transfer:write")
            .scope("enableWithdrawals", "Withdraws", "withdraw:write")
            .neverReported("keys:rw")
            .denialsStand()
            .build();

    private BinanceScopes() {}

    private static AccessInfo reading(String meaning) {
        return AccessInfo.of(meaning, MODERATE, READS_FINANCIAL_DATA);
    }

    private static AccessInfo trading(String meaning) {
        return AccessInfo.of(meaning, HIGH, TRADES);
    }

    /** Returns a side that no flag is about, because there is nothing that it could be. */
    private static AccessInfo nothing(String meaning) {
        return AccessInfo.of(meaning + "; no flag grants this by itself", LOW);
    }
}
