package io.keyaudit.exchange.gemini;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.ExchangeContract;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.GeminiErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.Exchange;
import java.util.List;
import java.util.Map;

class GeminiContractTest extends ExchangeContract {
    @Override
    protected PermissionProvider provider() {
        return new GeminiProvider();
    }

    @Override
    protected Said good() {
        return said(
                "\"isTrader\":true,\"isAccountAdmin\":false",
                "--",
                Map.of("orders", "rw", "balances", "r-", "addresses", "r-"));
    }

    @Override
    protected Said other() {
        return said("\"isTrader\":false,\"isAccountAdmin\":true", "--", Map.of("accounts", "?w"));
    }

    @Override
    protected String and(String rights, String scope) {
        return rights + ",\"" + scope + "\":true";
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return GeminiErrors.documented();
    }

    @Override
    protected List<Exchange> conversation(Credentials key, String said) {
        return List.of(Exchange.post("/v1/roles", "{\"isAuditor\":false,\"isFundManager\":false," + said + "}"));
    }
}
