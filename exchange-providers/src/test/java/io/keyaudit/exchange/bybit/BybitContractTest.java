package io.keyaudit.exchange.bybit;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.ExchangeContract;
import io.keyaudit.sandbox.BybitErrors;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class BybitContractTest extends ExchangeContract {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Override
    protected PermissionProvider provider() {
        return new BybitProvider();
    }

    @Override
    protected Said good() {
        return said(
                "0,\"permissions\":{\"Spot\":[\"SpotTrade\"",
                "??",
                Map.of("spot", "rw", "earn", "--", "convert", "--", "card", "rw"));
    }

    @Override
    protected Said other() {
        return said(
                "1,\"permissions\":{\"Spot\":[\"SpotTrade\"",
                "??",
                Map.of("spot", "r-", "earn", "--", "convert", "--", "card", "r-"));
    }

    @Override
    protected String and(String rights, String scope) {
        return rights + ",\"" + scope + "\"";
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return BybitErrors.documented(NOW);
    }

    @Override
    protected List<Exchange> conversation(Credentials key, String said) {
        return List.of(
                Exchange.get(
                        "/v5/user/query-api",
                        "{\"retCode\":0,\"retMsg\":\"\",\"result\":{\"note\":\"desk\",\"apiKey\":\""
                                + key.get("apiKey").reveal()
                                + "\",\"readOnly\":" + said
                                + "],\"Earn\":[],\"Exchange\":[],\"BitCard\":[\"BitCard\"]},\"ips\":[\"*\"],\"type\":1,"
                                + "\"deadlineDay\":-2,\"expiredAt\":\"1970-01-01T00:00:00Z\","
                                + "\"createdAt\":\"2025-10-13T03:20:45Z\",\"isMaster\":true},\"time\":1776149990532}"),
                Exchange.get("/v5/market/time", "{\"retCode\":0,\"result\":{},\"time\":1776149990532}"));
    }
}
