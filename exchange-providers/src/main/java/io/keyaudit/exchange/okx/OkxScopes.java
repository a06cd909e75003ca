package io.keyaudit.exchange.okx;

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

/** What the words of an OKX key grant. Whether a key reads that does not have {@code read_only} is unknown. */
final class OkxScopes {
    static final String READ_ONLY = "read_only";
    static final String TRADE = "trade";
    static final String WITHDRAW = "withdraw";

    /** What {@code trade} is to the table for a key of the main account that has an address list. */
    static final String TRADE_WITH_KEYS = "trade (main account, address list)";

    /** What {@code trade} is to the table where the answer does not say of which account the key is, or its addresses. */
    static final String TRADE_OF_EITHER = "trade (account or address list not reported)";

    private static final String KEYS = "subaccount_keys:write";

    static final ScopeTable TABLE = ScopeTable.builder()
            .source("V5 API documentation, \"Get account configuration\"")
            .resource(
                    "account",
                    AccessInfo.of("Read balances, orders, settings and history", MODERATE, READS_FINANCIAL_DATA),
                    AccessInfo.of("Part of trading; no word grants this by itself", LOW))
            .resource(
                    "trading",
                    partOfAccount(),
                    AccessInfo.of("Place orders, and change settings of trading", HIGH, TRADES))
            .resource(
                    "transfer",
                    partOfAccount(),
                    AccessInfo.of("Transfer between own accounts and sub-accounts", HIGH, MOVES_INTERNALLY))
            .resource(
                    "subaccount_keys",
                    partOfAccount(),
                    AccessInfo.of("Create, change and delete keys of sub-accounts", CRITICAL, MANAGES_KEYS))
            .resource("withdraw", partOfAccount(), AccessInfo.of("Withdraw", CRITICAL, MOVES_MONEY))
            .scope(READ_ONLY, "Reads everything that can be read", "account:read")
            .scope(TRADE, trading())
            .scope(TRADE_WITH_KEYS, trading().grants(KEYS))
            .scope(TRADE_OF_EITHER, trading().unclear(KEYS))
            .scope(WITHDRAW, "Withdraws", "withdraw:write")
            // A key that has been answered has read something, with or without the word.
            .denialUnproven("account:read")
            .denialsStand()
            .build();

    private OkxScopes() {}

    private static ScopeRow trading() {
        return ScopeRow.of("Trades, and transfers between own accounts").grants("trading:write", "transfer:write");
    }

    private static AccessInfo partOfAccount() {
        return AccessInfo.of("Part of reading the account; no word grants this by itself", LOW);
    }
}
