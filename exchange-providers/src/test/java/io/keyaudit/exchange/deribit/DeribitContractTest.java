package io.keyaudit.exchange.deribit;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.ExchangeContract;
import io.keyaudit.sandbox.DeribitErrors;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.Exchange;
import java.util.List;
import java.util.Map;

class DeribitContractTest extends ExchangeContract {
    @Override
    protected PermissionProvider provider() {
        return new DeribitProvider();
    }

    @Override
    protected Said good() {
        return said("trade:read_write", "--", Map.of("account", "r-", "trade", "rw"));
    }

    @Override
    protected Said other() {
        return said("trade:none", "--", Map.of("account", "r-"));
    }

    @Override
    protected String and(String rights, String scope) {
        return rights + " " + scope;
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return DeribitErrors.documented();
    }

    @Override
    protected List<Exchange> conversation(Credentials key, String said) {
        return List.of(
                Exchange.post(
                        "/api/v2/public/auth",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"access_token\":\"token-of-a-minute\",\"expires_in\":60,"
                                + "\"scope\":\"account:read wallet:none block_trade:none block_rfq:none mainaccount "
                                + said + "\"}}"),
                Exchange.get("/api/v2/public/get_time", "{\"jsonrpc\":\"2.0\",\"result\":1795255200000}"));
    }
}
