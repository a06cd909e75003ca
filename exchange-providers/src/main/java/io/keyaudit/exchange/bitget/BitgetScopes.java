package io.keyaudit.exchange.bitget;

import static io.keyaudit.Sensitivity.CRITICAL;
import static io.keyaudit.Sensitivity.HIGH;
import static io.keyaudit.Sensitivity.LOW;
import static io.keyaudit.Sensitivity.MODERATE;
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
 * What the words of a Bitget key grant. {@code wtow} transfers, and only {@code wwow} withdraws. The documentation's own
 * sample has words that its list does not: {@code readonly} and {@code trade}.
 */
final class BitgetScopes {
    static final String READ_ONLY = "readonly";

    /** What {@code readonly} is to the table beside other words. */
    static final String READ_ONLY_BESIDE = "readonly (beside other words)";

    static final ScopeTable TABLE = ScopeTable.builder()
            .source("API documentation, \"Get Account Information\"")
            .resource("futures.orders", reading("Read futures orders"), trading("Place futures orders"))
            .resource("futures.positions", reading("Read positions"), trading("Change positions"))
            .resource("spot", reading("Read spot orders and balances"), trading("Place spot orders"))
            .resource("margin", reading("Read margin orders and loans"), trading("Trade on margin"))
            .resource("copy_trading", reading("Read copy trades"), trading("Trade as a leader or a follower"))
            .resource(
                    "transfer",
                    reading("Read transfers"),
                    AccessInfo.of("Transfer between own accounts", HIGH, MOVES_INTERNALLY))
            .resource(
                    "withdraw",
                    AccessInfo.of("Read withdrawals; no word is about this by itself", LOW),
                    AccessInfo.of("Withdraw to an outside address", CRITICAL, MOVES_MONEY))
            .resource(
                    "subaccounts",
                    AccessInfo.of("List sub-accounts", MODERATE),
                    AccessInfo.of("Create sub-accounts, and their keys", CRITICAL, MANAGES_KEYS, GRANTS_ACCESS))
            .resource(
                    "p2p",
                    reading("Read trades with other people"),
                    AccessInfo.of("Trade with other people", CRITICAL, MOVES_MONEY))
            .resource(
                    "loan",
                    reading("Read pledged loans"),
                    AccessInfo.of("Borrow against pledges, and repay", HIGH, MOVES_INTERNALLY))
            .resource(
                    "tax",
                    reading("Read tax records"),
                    AccessInfo.of("Change tax records; what that is, is not documented", MODERATE))
            .scope("coor", "Reads futures orders", "futures.orders:read")
            .scope("coow", "Reads and places futures orders", "futures.orders:rw")
            .scope("cpor", "Reads positions", "futures.positions:read")
            .scope("cpow", "Reads and changes positions", "futures.positions:rw")
            .scope("stor", "Reads spot", "spot:read")
            .scope("stow", "Reads and trades spot", "spot:rw")
            .scope("smor", "Reads margin", "margin:read")
            .scope("smow", "Reads and trades margin", "margin:rw")
            .scope("ttor", "Reads copy trades", "copy_trading:read")
            .scope("ttow", "Reads and trades as leader or follower", "copy_trading:rw")
            .scope("wtor", "Reads transfers", "transfer:read")
            .scope("wtow", "Reads transfers, and transfers", "transfer:rw")
            .scope("wwow", "Withdraws", "withdraw:write")
            .scope("chor", "Reads sub-accounts", "subaccounts:read")
            .scope("chow", "Reads and manages sub-accounts", "subaccounts:rw")
            .scope("p2pr", "Reads trades with other people", "p2p:read")
            .scope("p2p", "Reads trades with other people, and trades", "p2p:rw")
            .scope("pllr", "Reads pledged loans", "loan:read")
            .scope("pllw", "Reads and manages pledged loans", "loan:rw")
            .scope("taxr", "Reads tax records", "tax:read")
            .scope("taxw", "Reads and changes tax records", "tax:rw")
            .scope(
                    READ_ONLY,
                    ScopeRow.of("Reads everything, as the key's only word")
                            .grants("*:read")
                            .inferred())
            .scope(
                    READ_ONLY_BESIDE,
                    ScopeRow.of("Might read everything; the words beside it say what the key reads")
                            .unclear("*:read")
                            .inferred())
            .scope(
                    "trade",
                    ScopeRow.of("Writes something that is not documented; withdrawing is not excluded")
                            .unclear("*:rw")
                            .inferred())
            .unrecognizedTouchEverything()
            .build();

    private BitgetScopes() {}

    private static AccessInfo reading(String meaning) {
        return AccessInfo.of(meaning, MODERATE, READS_FINANCIAL_DATA);
    }

    private static AccessInfo trading(String meaning) {
        return AccessInfo.of(meaning, HIGH, TRADES);
    }
}
