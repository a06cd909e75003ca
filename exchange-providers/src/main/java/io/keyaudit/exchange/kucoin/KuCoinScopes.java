package io.keyaudit.exchange.kucoin;

import static io.keyaudit.Sensitivity.CRITICAL;
import static io.keyaudit.Sensitivity.HIGH;
import static io.keyaudit.Sensitivity.LOW;
import static io.keyaudit.Sensitivity.MODERATE;
import static io.keyaudit.Trait.CHANGES_SETTINGS;
import static io.keyaudit.Trait.GRANTS_ACCESS;
import static io.keyaudit.Trait.MANAGES_KEYS;
import static io.keyaudit.Trait.MOVES_INTERNALLY;
import static io.keyaudit.Trait.MOVES_MONEY;
import static io.keyaudit.Trait.READS_FINANCIAL_DATA;
import static io.keyaudit.Trait.TRADES;

import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ScopeRow;
import io.keyaudit.spi.ScopeTable;

/**
 * What the words of a KuCoin key grant. Two of them say something else than they seem to: {@code Transfer} is what the
 * site calls withdrawal, and {@code General} lets a master account's key create keys.
 */
final class KuCoinScopes {
    /** What {@code General} is to the table for the key of a master account. */
    static final String GENERAL_OF_MASTER = "General (master account)";

    /** What {@code General} is to the table where the answer does not say whose key it is. */
    static final String GENERAL_OF_EITHER = "General (master or sub-account)";

    static final String GENERAL = "General";

    private static final String KEYS = "subaccount_keys:write";

    static final ScopeTable TABLE = ScopeTable.builder()
            .source("API guide, \"Permissions\", and the specification of the endpoints")
            .resource(
                    "account",
                    AccessInfo.of("Read balances, orders and history", MODERATE, READS_FINANCIAL_DATA),
                    nothing())
            .resource("spot", nothing(), trading("Place spot orders"))
            .resource("margin", nothing(), trading("Place margin orders, borrow and repay"))
            .resource("futures", nothing(), trading("Place futures orders"))
            .resource("lead_trading", nothing(), trading("Trade as the leader of copy traders"))
            .resource(
                    "unified",
                    AccessInfo.of("Not documented", MODERATE),
                    AccessInfo.of("Not documented; treated as trading", HIGH, TRADES))
            .resource("earn", nothing(), AccessInfo.of("Subscribe to and redeem earn products", HIGH, MOVES_INTERNALLY))
            .resource(
                    "transfer",
                    nothing(),
                    AccessInfo.of("Transfer between own accounts and sub-accounts", HIGH, MOVES_INTERNALLY))
            .resource(
                    "withdraw",
                    nothing(),
                    AccessInfo.of(
                            "Withdraw to an outside address, without e-mail or second factor", CRITICAL, MOVES_MONEY))
            .resource(
                    "deposit_addresses",
                    nothing(),
                    AccessInfo.of("Create deposit addresses", MODERATE, CHANGES_SETTINGS))
            .resource(
                    "subaccount_keys",
                    nothing(),
                    AccessInfo.of("Create, change and delete keys of sub-accounts", CRITICAL, MANAGES_KEYS))
            .resource("subaccounts", nothing(), AccessInfo.of("Create sub-accounts", HIGH, GRANTS_ACCESS))
            .scope(
                    GENERAL,
                    "Reads the account, and creates sub-accounts and deposit addresses",
                    "account:read",
                    "deposit_addresses:write",
                    "subaccounts:write")
            .scope(
                    GENERAL_OF_MASTER,
                    ScopeRow.of("Does what General does, and manages keys of sub-accounts")
                            .implies(GENERAL)
                            .infers(KEYS))
            .scope(
                    GENERAL_OF_EITHER,
                    ScopeRow.of("Does what General does, and might manage keys of sub-accounts")
                            .implies(GENERAL)
                            .unclear(KEYS))
            .scope("Spot", "Trades spot", "spot:write")
            .scope("Margin", "Trades on margin", "margin:write")
            .scope("Futures", "Trades futures", "futures:write")
            .scope("LeadtradeFutures", "Leads copy traders", "lead_trading:write")
            .scope("Unified", ScopeRow.of("Not documented").unclear("unified:rw"))
            .scope("Earn", "Uses earn products", "earn:write")
            .scope("InnerTransfer", "Transfers between own accounts", "transfer:write")
            .scope("FlexTransfers", "The site's name of InnerTransfer", "transfer:write")
            .scope(
                    "Transfer",
                    ScopeRow.of("Withdraws; the site calls it Withdrawal").infers("withdraw:write"))
            .scope("Withdrawal", "The site's name of Transfer", "withdraw:write")
            .scope("Withdraw", ScopeRow.of("Withdraws").grants("withdraw:write").inferred())
            .neededToAsk(GENERAL, GENERAL_OF_MASTER, GENERAL_OF_EITHER)
            .denialsStand()
            .build();

    private KuCoinScopes() {}

    private static AccessInfo trading(String meaning) {
        return AccessInfo.of(meaning, HIGH, TRADES);
    }

    private static AccessInfo nothing() {
        return AccessInfo.of("No word is about this by itself", LOW);
    }
}
