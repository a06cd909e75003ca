package io.keyaudit.exchange.bitmex;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.ExchangeContract;
import io.keyaudit.sandbox.BitmexErrors;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class BitmexContractTest extends ExchangeContract {
    @Override
    protected PermissionProvider provider() {
        return new BitmexProvider();
    }

    @Override
    protected Said good() {
        return said("\"order\"", "--", Map.of("account", "r-", "orders", "-w", "orders.cancel", "-w"));
    }

    @Override
    protected Said other() {
        return said("\"withdraw\"", "--", Map.of("account", "r-", "withdraw", "-w"));
    }

    @Override
    protected String and(String rights, String scope) {
        return rights + ",\"" + scope + "\"";
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return BitmexErrors.documented(Instant.EPOCH);
    }

    @Override
    protected List<Exchange> conversation(Credentials key, String said) {
        return List.of(Exchange.get(
                "/api/v1/apiKey",
                "[{\"id\":\"another-key\",\"secret\":\"another-secret\",\"permissions\":[]},{\"id\":\""
                        + key.get("apiKey").reveal()
                        + "\",\"name\":\"desk\",\"cidr\":\"\",\"cidrs\":[],\"enabled\":true,\"permissions\":[" + said
                        + "]}]"));
    }
}
