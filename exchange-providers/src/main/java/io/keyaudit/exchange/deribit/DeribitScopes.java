package io.keyaudit.exchange.deribit;

import static io.keyaudit.Sensitivity.CRITICAL;
import static io.keyaudit.Sensitivity.HIGH;
import static io.keyaudit.Sensitivity.MODERATE;
import static io.keyaudit.Trait.GRANTS_ACCESS;
import static io.keyaudit.Trait.MANAGES_KEYS;
import static io.keyaudit.Trait.MOVES_INTERNALLY;
import static io.keyaudit.Trait.MOVES_MONEY;
import static io.keyaudit.Trait.READS_FINANCIAL_DATA;
import static io.keyaudit.Trait.READS_PERSONAL_DATA;
import static io.keyaudit.Trait.TRADES;

import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ScopeRow;
import io.keyaudit.spi.ScopeTable;
import io.keyaudit.spi.ScopeTableBuilder;
import java.util.List;

/** What the scopes of a Deribit key grant. Writing includes reading. */
final class DeribitScopes {
    /** The scopes that are asked for, each of which is a resource. */
    static final List<String> SCOPES = List.of("account", "trade", "wallet", "block_trade", "block_rfq");

    static final String READ = ":read";
    static final String READ_WRITE = ":read_write";
    static final String MAIN_ACCOUNT = "mainaccount";

    static final ScopeTable TABLE = table();

    private DeribitScopes() {}

    private static ScopeTable table() {
        ScopeTableBuilder table = ScopeTable.builder()
                .source("API documentation, \"Access Scope\"")
                .resource(
                        "account",
                        AccessInfo.of("Read the account, and list its keys", MODERATE, READS_PERSONAL_DATA),
                        AccessInfo.of(
                                "Change settings, sub-accounts and keys; reset a key and so get its new secret, without a"
                                        + " second factor",
                                CRITICAL,
                                MANAGES_KEYS,
                                GRANTS_ACCESS))
                .resource(
                        "trade",
                        AccessInfo.of("Read orders and positions", MODERATE, READS_FINANCIAL_DATA),
                        AccessInfo.of("Place orders", HIGH, TRADES))
                .resource(
                        "wallet",
                        AccessInfo.of("Read deposits, withdrawals and addresses", MODERATE, READS_FINANCIAL_DATA),
                        AccessInfo.of(
                                "Withdraw and transfer to users, on a main account; transfer between sub-accounts; add to"
                                        + " the address book",
                                CRITICAL,
                                MOVES_MONEY,
                                MOVES_INTERNALLY))
                .resource(
                        "block_trade",
                        AccessInfo.of("Read block trades", MODERATE, READS_FINANCIAL_DATA),
                        AccessInfo.of("Make block trades", HIGH, TRADES))
                .resource(
                        "block_rfq",
                        AccessInfo.of("Read requests for quotes of block trades", MODERATE, READS_FINANCIAL_DATA),
                        AccessInfo.of("Ask for and give quotes of block trades", HIGH, TRADES));
        for (String scope : SCOPES) {
            table.scope(scope + READ, "Reads " + scope, scope + ":read");
            table.scope(scope + READ_WRITE, "Reads and writes " + scope, scope + ":rw");
        }
        return table.scope(
                        "connection",
                        ScopeRow.of("The token holds for one connection").noAccess())
                .scope(MAIN_ACCOUNT, ScopeRow.of("The key is a main account's").noAccess())
                .unrecognizedSubjects("{subject}:*")
                .newSubjectsApart()
                .upperBound("without the word mainaccount, wallet:read_write does not withdraw")
                .build();
    }
}
