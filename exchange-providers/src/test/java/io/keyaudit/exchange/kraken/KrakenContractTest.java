package io.keyaudit.exchange.kraken;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.Contracts;
import io.keyaudit.exchange.ExchangeContract;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.KrakenErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

class KrakenContractTest extends ExchangeContract {
    @Override
    protected PermissionProvider provider() {
        return new KrakenProvider();
    }

    @Override
    protected Credentials key(int number) {
        byte[] secret = "%04d".formatted(number).repeat(16).getBytes(StandardCharsets.US_ASCII);
        return Contracts.key(number, Map.of("apiSecret", Base64.getEncoder().encodeToString(secret)));
    }

    @Override
    protected Said good() {
        return said(
                "\"query-funds\",\"earn-funds\"",
                "--",
                Map.of("funds", "r-", "earn", "-w", "subaccount_transfer", "??"));
    }

    @Override
    protected Said other() {
        return said(
                "\"add-funds\",\"export-data\"",
                "--",
                Map.of("deposit", "-w", "exports", "rw", "subaccount_transfer", "??"));
    }

    @Override
    protected String and(String rights, String scope) {
        return rights + ",\"" + scope + "\"";
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return KrakenErrors.documented();
    }

    @Override
    protected List<Exchange> conversation(Credentials key, String words) {
        return List.of(Exchange.post(
                "/0/private/GetApiKeyInfo",
                "{\"error\":[],\"result\":{\"apiKeyName\":\"desk\",\"apiKey\":\""
                        + key.get("apiKey").reveal()
                        + "\",\"nonce\":\"1772627060997\",\"nonceWindow\":0,\"permissions\":[" + words
                        + "],\"iban\":\"AA88 N84G WOAK NMOI\",\"validUntil\":\"0\",\"queryFrom\":\"0\",\"queryTo\":\"0\","
                        + "\"createdTime\":\"1772542900\",\"modifiedTime\":\"1772543095\",\"ipAllowlist\":[],"
                        + "\"lastUsed\":\"1772627061\"}}"));
    }
}
