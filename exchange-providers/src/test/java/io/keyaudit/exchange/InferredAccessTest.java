package io.keyaudit.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Access;
import io.keyaudit.ResourceAccess;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.ScopeInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is documented is not marked as a conclusion because something beside it is. */
class InferredAccessTest {
    private final Providers providers = Providers.discover();

    @ParameterizedTest
    @CsvSource({
        "binance, enableReading,           account,             READ,  stated",
        "binance, enableReading,           spot_margin,         READ,  inferred",
        "binance, enableReading,           withdraw,            READ,  inferred",
        "binance, enableWithdrawals,       withdraw,            WRITE, stated",
        "bybit,   Wallet.AccountTransfer,  transfer,            READ,  stated",
        "bybit,   Wallet.AccountTransfer,  transfer,            WRITE, stated",
        "bybit,   Wallet.AccountTransfer,  keys,                WRITE, inferred",
        "bybit,   Wallet.Withdraw,         withdraw,            WRITE, stated",
        "bybit,   Wallet.Withdraw,         keys,                WRITE, inferred",
        "kucoin,  General,                 account,             READ,  stated",
        "kucoin,  General,                 subaccounts,         WRITE, stated",
        "kucoin,  General (master account),subaccount_keys,     WRITE, inferred",
        "kucoin,  Transfer,                withdraw,            WRITE, inferred",
        "kucoin,  Withdrawal,              withdraw,            WRITE, stated"
    })
    void theMarkBelongsToTheAccess(String provider, String scope, String resource, Access access, String mark) {
        ScopeInfo info = providers
                .description(provider)
                .orElseThrow()
                .scopes()
                .scope(scope)
                .orElseThrow();
        ResourceAccess granted = new ResourceAccess(resource, access);
        assertThat(info.grants(granted)).isTrue();
        assertThat(info.source(granted).mark().text()).isEqualTo(mark);
    }
}
