package io.keyaudit.exchange.kraken;

import static io.keyaudit.Sensitivity.CRITICAL;
import static io.keyaudit.Sensitivity.HIGH;
import static io.keyaudit.Sensitivity.LOW;
import static io.keyaudit.Sensitivity.MODERATE;
import static io.keyaudit.Trait.GRANTS_ACCESS;
import static io.keyaudit.Trait.MOVES_INTERNALLY;
import static io.keyaudit.Trait.MOVES_MONEY;
import static io.keyaudit.Trait.READS_FINANCIAL_DATA;
import static io.keyaudit.Trait.TRADES;

import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.EmptyList;
import io.keyaudit.spi.ScopeTable;

/** What the words of a Kraken key grant. The list of words is documented, and an answer is complete. */
final class KrakenScopes {
    static final ScopeTable TABLE = ScopeTable.builder()
            .source("API documentation, \"Get API Key Info\" and the permissions of each endpoint")
            .resource("funds", reading("Read balances"), nothing())
            .resource(
                    "deposit",
                    nothing(),
                    AccessInfo.of("Read deposit methods and addresses, and make new addresses", MODERATE))
            .resource("withdraw", nothing(), AccessInfo.of("Withdraw to known addresses", CRITICAL, MOVES_MONEY))
            .resource("earn", nothing(), AccessInfo.of("Allocate and deallocate funds", HIGH, MOVES_INTERNALLY))
            .resource("orders.open", reading("Read open orders and trades"), nothing())
            .resource("orders.closed", reading("Read closed orders and trades"), nothing())
            .resource("orders", nothing(), AccessInfo.of("Place and change orders", HIGH, TRADES))
            .resource("orders.cancel", nothing(), AccessInfo.of("Cancel orders", HIGH, TRADES))
            .resource("ledger", reading("Read the ledger"), nothing())
            .resource(
                    "exports",
                    reading("Fetch exports of trades and ledger"),
                    AccessInfo.of("Create and delete exports", MODERATE))
            .resource(
                    "websocket",
                    nothing(),
                    AccessInfo.of("Get a token for the private socket, which has the key's other rights", MODERATE))
            .resource(
                    "withdraw_addresses",
                    nothing(),
                    AccessInfo.of(
                            "Add and change addresses that can be withdrawn to", CRITICAL, MOVES_MONEY, GRANTS_ACCESS))
            .resource(
                    "subaccount_transfer",
                    reading("Read transfers to sub-accounts"),
                    AccessInfo.of("Transfer between main account and sub-accounts", HIGH, MOVES_INTERNALLY))
            .scope("query-funds", "Reads balances", "funds:read")
            .scope("add-funds", "Deposits", "deposit:write")
            .scope("withdraw-funds", "Withdraws", "withdraw:write")
            .scope("earn-funds", "Allocates and deallocates funds", "earn:write")
            .scope("query-open-trades", "Reads open orders and trades", "orders.open:read")
            .scope("query-closed-trades", "Reads closed orders and trades", "orders.closed:read")
            .scope("modify-trades", "Places and changes orders", "orders:write")
            .scope("close-trades", "Cancels orders", "orders.cancel:write")
            .scope("query-ledger", "Reads the ledger", "ledger:read")
            .scope("export-data", "Creates, fetches and deletes exports", "exports:rw")
            .scope("create-ws-token", "Gets tokens for the private socket", "websocket:write")
            .scope("add-withdraw-address", "Adds withdrawal addresses", "withdraw_addresses:write")
            .scope("update-withdraw-address", "Changes withdrawal addresses", "withdraw_addresses:write")
            // Institutional accounts only; which word it needs is not documented.
            .neverReported("subaccount_transfer:rw")
            .emptyList(EmptyList.NO_ACCESS)
            .denialsStand()
            .build();

    private KrakenScopes() {}

    private static AccessInfo reading(String meaning) {
        return AccessInfo.of(meaning, MODERATE, READS_FINANCIAL_DATA);
    }

    /** Returns a side that no word is about. */
    private static AccessInfo nothing() {
        return AccessInfo.of("No word grants this by itself", LOW);
    }
}
