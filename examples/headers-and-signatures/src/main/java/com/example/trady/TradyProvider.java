package com.example.trady;

import io.keyaudit.FactKind;
import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ScopeTable;
import java.time.Duration;

/** Reads what keys of Trady can do. Trady wants a time and a signature in the query of each request. */
public final class TradyProvider implements PermissionProvider {
    static final String API_KEY = "apiKey";
    static final String API_SECRET = "apiSecret";
    static final int CALLS = 5;
    static final RateLimit LIMIT = new RateLimit(10, Duration.ofSeconds(1));

    static final ScopeTable FLAGS = ScopeTable.builder()
            .resource(
                    "orders",
                    AccessInfo.of("See orders and balances", Sensitivity.MODERATE, Trait.READS_FINANCIAL_DATA),
                    AccessInfo.of("Trade", Sensitivity.HIGH, Trait.TRADES))
            .resource(
                    "withdrawals",
                    AccessInfo.of("See withdrawals", Sensitivity.MODERATE, Trait.READS_FINANCIAL_DATA),
                    AccessInfo.of("Withdraw funds", Sensitivity.CRITICAL, Trait.MOVES_MONEY))
            .scope("canRead", "Sees everything", "orders:read", "withdrawals:read")
            .scope("canTrade", "Trades", "orders:write")
            .scope("canWithdraw", "Withdraws funds", "withdrawals:write")
            .build();

    @Override
    public String id() {
        return "trady";
    }

    @Override
    public ProviderDescription describe() {
        return ProviderDescription.builder("Trady")
                .credentials(
                        CredentialField.identifier(API_KEY, "the API key"),
                        CredentialField.secret(API_SECRET, "the key's secret"))
                .scopes(FLAGS)
                .callsPerInspection(CALLS)
                .rateLimit(LIMIT)
                .reports(FactKind.STATE)
                .build();
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        return new TradySession(context);
    }
}
