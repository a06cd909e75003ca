package io.keyaudit.bitfinex;

import static io.keyaudit.Sensitivity.CRITICAL;
import static io.keyaudit.Sensitivity.HIGH;
import static io.keyaudit.Sensitivity.LOW;
import static io.keyaudit.Sensitivity.MODERATE;
import static io.keyaudit.Trait.CHANGES_SETTINGS;
import static io.keyaudit.Trait.MOVES_MONEY;
import static io.keyaudit.Trait.READS_FINANCIAL_DATA;
import static io.keyaudit.Trait.READS_PERSONAL_DATA;
import static io.keyaudit.Trait.TRADES;

import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.FactSource.Mark;
import io.keyaudit.spi.ScopeTable;

/**
 * What Bitfinex's scopes amount to (REST v2 documentation, "Key Permissions", and answers seen). The service states
 * each scope's pair itself, and neither of a pair implies the other: {@code withdraw} has been seen with write alone.
 */
final class BitfinexScopes {
    static final ScopeTable TABLE = ScopeTable.builder()
            .source("REST v2 documentation, \"Key Permissions\"")
            .resource(
                    "account",
                    AccessInfo.of("Read account and fee information", MODERATE, READS_PERSONAL_DATA),
                    AccessInfo.of("Change account information", MODERATE, CHANGES_SETTINGS))
            .resource(
                    "history",
                    AccessInfo.of("Read balances, ledger and trades", MODERATE, READS_FINANCIAL_DATA),
                    AccessInfo.of("Nothing that is known of", MODERATE))
            .resource(
                    "orders",
                    AccessInfo.of("Read orders and their state", MODERATE, READS_FINANCIAL_DATA),
                    AccessInfo.of("Create and cancel orders; bad trades can lose money", HIGH, TRADES))
            .resource(
                    "positions",
                    AccessInfo.of("Read margin positions", MODERATE, READS_FINANCIAL_DATA),
                    AccessInfo.of("Claim positions", HIGH, TRADES))
            .resource(
                    "funding",
                    AccessInfo.of("Read funding state", MODERATE, READS_FINANCIAL_DATA),
                    AccessInfo.of("Offer, cancel and close funding", HIGH, TRADES))
            .resource(
                    "settings",
                    AccessInfo.of("Read account settings", LOW),
                    AccessInfo.of("Change account settings", MODERATE, CHANGES_SETTINGS))
            .resource(
                    "wallets",
                    AccessInfo.of("Read balances and addresses", MODERATE, READS_FINANCIAL_DATA),
                    AccessInfo.of(
                            "Transfer between wallets, sub- and master accounts included, without a second factor",
                            CRITICAL,
                            MOVES_MONEY))
            .resource(
                    "withdraw",
                    AccessInfo.of("Nothing that is known of", LOW),
                    AccessInfo.of("Withdraw to an outside address", CRITICAL, MOVES_MONEY))
            .resource(
                    "bfxpay",
                    AccessInfo.of("Read invoices", MODERATE, READS_FINANCIAL_DATA),
                    AccessInfo.of("Create invoices", MODERATE))
            .source("REST v2 documentation, which names it and says no more", Mark.INFERRED)
            .resource(
                    "ui_withdraw",
                    AccessInfo.of("Not documented", MODERATE),
                    AccessInfo.of("Not documented; treated as withdraw", CRITICAL, MOVES_MONEY))
            .source("answers seen", Mark.INFERRED)
            .undocumentedResource(
                    "eaas_agreement", AccessInfo.of("Not documented", HIGH), AccessInfo.of("Not documented", HIGH))
            .undocumentedResource(
                    "eaas_withdraw",
                    AccessInfo.of("Not documented", MODERATE),
                    AccessInfo.of("Not documented; treated as withdraw", CRITICAL, MOVES_MONEY))
            .undocumentedResource(
                    "eaas_deposit", AccessInfo.of("Not documented", HIGH), AccessInfo.of("Not documented", HIGH))
            .undocumentedResource(
                    "eaas_brokerage", AccessInfo.of("Not documented", HIGH), AccessInfo.of("Not documented", HIGH))
            .build();

    private BitfinexScopes() {}
}
