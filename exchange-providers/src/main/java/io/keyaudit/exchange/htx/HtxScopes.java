package io.keyaudit.exchange.htx;

import static io.keyaudit.Sensitivity.CRITICAL;
import static io.keyaudit.Sensitivity.HIGH;
import static io.keyaudit.Sensitivity.LOW;
import static io.keyaudit.Sensitivity.MODERATE;
import static io.keyaudit.Trait.MOVES_MONEY;
import static io.keyaudit.Trait.READS_FINANCIAL_DATA;
import static io.keyaudit.Trait.TRADES;

import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ScopeTable;

/** What the words of an HTX key grant. */
final class HtxScopes {
    static final ScopeTable TABLE = ScopeTable.builder()
            .source("API documentation, \"API key query\"")
            .resource(
                    "account",
                    AccessInfo.of("Read balances, orders and history", MODERATE, READS_FINANCIAL_DATA),
                    nothing())
            .resource("trading", nothing(), AccessInfo.of("Place orders", HIGH, TRADES))
            .resource("withdraw", nothing(), AccessInfo.of("Withdraw to an outside address", CRITICAL, MOVES_MONEY))
            .scope("readOnly", "Reads the account", "account:read")
            .scope("trade", "Places orders", "trading:write")
            .scope("withdraw", "Withdraws", "withdraw:write")
            .denialsStand()
            .build();

    private HtxScopes() {}

    private static AccessInfo nothing() {
        return AccessInfo.of("No word is about this by itself", LOW);
    }
}
