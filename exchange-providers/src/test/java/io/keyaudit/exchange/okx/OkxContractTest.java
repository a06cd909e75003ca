package io.keyaudit.exchange.okx;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.ExchangeContract;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.OkxErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.Exchange;
import java.util.List;
import java.util.Map;

class OkxContractTest extends ExchangeContract {
    @Override
    protected PermissionProvider provider() {
        return new OkxProvider();
    }

    @Override
    protected Said good() {
        return said("read_only,withdraw", "--", Map.of("account", "r-", "withdraw", "-w"));
    }

    @Override
    protected Said other() {
        return said("trade", "--", Map.of("account", "?-", "trading", "-w", "transfer", "-w", "subaccount_keys", "-w"));
    }

    @Override
    protected String and(String rights, String scope) {
        return rights + "," + scope;
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return OkxErrors.documented();
    }

    @Override
    protected List<Exchange> conversation(Credentials key, String words) {
        return List.of(
                Exchange.get(
                        "/api/v5/account/config",
                        "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"uid\":\"44705892\",\"mainUid\":\"44705892\","
                                + "\"label\":\"desk\",\"ip\":\"198.51.100.4\",\"perm\":\"" + words + "\"}]}"),
                Exchange.get("/api/v5/public/time", "{\"code\":\"0\",\"data\":[{\"ts\":\"1776149990532\"}]}"));
    }
}
