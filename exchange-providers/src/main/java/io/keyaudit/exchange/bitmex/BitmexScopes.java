package io.keyaudit.exchange.bitmex;

import static io.keyaudit.Sensitivity.CRITICAL;
import static io.keyaudit.Sensitivity.HIGH;
import static io.keyaudit.Sensitivity.LOW;
import static io.keyaudit.Sensitivity.MODERATE;
import static io.keyaudit.Trait.MOVES_MONEY;
import static io.keyaudit.Trait.READS_FINANCIAL_DATA;
import static io.keyaudit.Trait.TRADES;

import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ScopeTable;

/** What the words of a BitMEX key grant. Every key reads. */
final class BitmexScopes {
    static final ScopeTable TABLE = ScopeTable.builder()
            .source("API documentation, \"API Key Permissions\"")
            .resource(
                    "account",
                    AccessInfo.of("Read margin, positions and orders; every key can", MODERATE, READS_FINANCIAL_DATA),
                    nothing())
            .resource("orders", nothing(), AccessInfo.of("Place orders", HIGH, TRADES))
            .resource("orders.cancel", nothing(), AccessInfo.of("Cancel orders", HIGH, TRADES))
            .resource("withdraw", nothing(), AccessInfo.of("Withdraw to an outside address", CRITICAL, MOVES_MONEY))
            .always("account:read")
            .scope("order", "Places and cancels orders", "orders:write", "orders.cancel:write")
            .scope("orderCancel", "Cancels orders", "orders.cancel:write")
            .scope("withdraw", "Withdraws", "withdraw:write")
            .denialsStand()
            .build();

    private BitmexScopes() {}

    private static AccessInfo nothing() {
        return AccessInfo.of("No word is about this by itself", LOW);
    }
}
