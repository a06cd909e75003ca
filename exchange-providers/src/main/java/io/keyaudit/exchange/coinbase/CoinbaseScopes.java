package io.keyaudit.exchange.coinbase;

import static io.keyaudit.Sensitivity.CRITICAL;
import static io.keyaudit.Sensitivity.HIGH;
import static io.keyaudit.Sensitivity.LOW;
import static io.keyaudit.Sensitivity.MODERATE;
import static io.keyaudit.Trait.MOVES_MONEY;
import static io.keyaudit.Trait.READS_FINANCIAL_DATA;
import static io.keyaudit.Trait.TRADES;

import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ScopeTable;

/** What the flags of a Coinbase key grant. A flag that an answer leaves out is unknown. */
final class CoinbaseScopes {
    static final ScopeTable TABLE = ScopeTable.builder()
            .source("Advanced Trade documentation, \"Get API Key Permissions\"")
            .resource(
                    "account",
                    AccessInfo.of("Read balances, orders and history", MODERATE, READS_FINANCIAL_DATA),
                    nothing())
            .resource(
                    "payment_links",
                    AccessInfo.of("Read payment links of a business account", LOW),
                    AccessInfo.of(
                            "Create and change payment links of a business account, which take money in", MODERATE))
            .resource("trading", nothing(), AccessInfo.of("Place orders", HIGH, TRADES))
            .resource(
                    "transfer",
                    nothing(),
                    AccessInfo.of("Send and receive, on and off the platform: withdraw", CRITICAL, MOVES_MONEY))
            .resource("receive", nothing(), AccessInfo.of("Receive inbound payments", MODERATE))
            .scope("can_view", "Reads the account; for a business account, manages payment links, too", "account:read")
            .scope("can_trade", "Places orders", "trading:write")
            .scope("can_transfer", "Sends and receives, also off the platform", "transfer:write")
            .scope("can_receive", "Receives inbound payments", "receive:write")
            // Which accounts are business accounts is not reported.
            .neverReported("payment_links:rw")
            .denialsStand()
            .build();

    private CoinbaseScopes() {}

    private static AccessInfo nothing() {
        return AccessInfo.of("No flag is about this by itself", LOW);
    }
}
