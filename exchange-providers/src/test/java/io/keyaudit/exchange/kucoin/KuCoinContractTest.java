package io.keyaudit.exchange.kucoin;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.ExchangeContract;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.KuCoinErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.Exchange;
import java.util.List;
import java.util.Map;

class KuCoinContractTest extends ExchangeContract {
    @Override
    protected PermissionProvider provider() {
        return new KuCoinProvider();
    }

    @Override
    protected Said good() {
        return said(
                "General,Transfer",
                "--",
                Map.of(
                        "account", "r-",
                        "subaccount_keys", "-w",
                        "subaccounts", "-w",
                        "deposit_addresses", "-w",
                        "withdraw", "-w"));
    }

    @Override
    protected Said other() {
        return said("Spot, InnerTransfer", "--", Map.of("spot", "-w", "transfer", "-w"));
    }

    @Override
    protected String and(String rights, String scope) {
        return rights + "," + scope;
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return KuCoinErrors.documented();
    }

    @Override
    protected List<Exchange> conversation(Credentials key, String words) {
        return List.of(
                Exchange.get(
                        "/api/v1/user/api-key",
                        "{\"code\":\"200000\",\"data\":{\"remark\":\"desk\",\"apiKey\":\""
                                + key.get("apiKey").reveal() + "\",\"apiVersion\":3,\"permission\":\"" + words
                                + "\",\"ipWhitelist\":\"203.**.154\",\"createdAt\":1728443843000,\"uid\":165111215,"
                                + "\"isMaster\":true}}"),
                Exchange.get("/api/v1/timestamp", "{\"code\":\"200000\",\"data\":1776149990532}"));
    }
}
