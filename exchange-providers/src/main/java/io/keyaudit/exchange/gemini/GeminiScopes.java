package io.keyaudit.exchange.gemini;

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
import io.keyaudit.spi.ScopeRow;
import io.keyaudit.spi.ScopeTable;

/** What the roles of a Gemini key grant. */
final class GeminiScopes {
    /** The role that only keys above accounts can have. */
    static final String ADMINISTRATOR = "isAccountAdmin";

    static final ScopeTable TABLE = ScopeTable.builder()
            .source("REST documentation, \"Roles\"")
            .resource("orders", reading("Read orders and trades"), AccessInfo.of("Place orders", HIGH, TRADES))
            .resource("balances", reading("Read balances"), AccessInfo.of("No role is about this by itself", LOW))
            .resource(
                    "addresses",
                    reading("Read deposit addresses"),
                    AccessInfo.of("Create deposit addresses", MODERATE, MOVES_INTERNALLY))
            .resource(
                    "withdraw",
                    reading("Read withdrawals"),
                    AccessInfo.of("Withdraw to an outside address", CRITICAL, MOVES_MONEY))
            .resource(
                    "transfer",
                    reading("Read transfers"),
                    AccessInfo.of("Transfer between own accounts", HIGH, MOVES_INTERNALLY))
            .resource(
                    "accounts",
                    AccessInfo.of("List accounts", MODERATE),
                    AccessInfo.of("Create accounts", CRITICAL, GRANTS_ACCESS))
            .scope(
                    "isTrader",
                    "Places orders; reads them, balances and addresses",
                    "orders:rw",
                    "balances:read",
                    "addresses:read")
            .scope(
                    "isFundManager",
                    ScopeRow.of("Withdraws, transfers and creates addresses; what it reads is not documented here")
                            .grants("withdraw:write", "transfer:write", "addresses:write")
                            .unclear("balances:read", "addresses:read", "withdraw:read", "transfer:read"))
            .scope("isAuditor", ScopeRow.of("Reads everything").grants("*:read"))
            .scope(
                    ADMINISTRATOR,
                    ScopeRow.of("Creates accounts")
                            .source("users' reports of the answer's field")
                            .grants("accounts:write")
                            .unclear("accounts:read"))
            .denialsStand()
            .build();

    private GeminiScopes() {}

    private static AccessInfo reading(String meaning) {
        return AccessInfo.of(meaning, MODERATE, READS_FINANCIAL_DATA);
    }
}
