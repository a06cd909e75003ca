package io.keyaudit.exchange.bybit;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.Contracts;
import io.keyaudit.sandbox.BybitErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class BybitContractTest extends ProviderContract {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Override
    protected PermissionProvider provider() {
        return new BybitProvider();
    }

    @Override
    protected Credentials key(int number) {
        return Contracts.key(number);
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, 0, "\"SpotTrade\""),
                Contracts.permissions(
                        provider(), "??", Map.of("spot", "rw", "earn", "--", "convert", "--", "card", "rw")));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, 1, "\"SpotTrade\""),
                Contracts.permissions(
                        provider(), "??", Map.of("spot", "r-", "earn", "--", "convert", "--", "card", "r-")));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return answer(key, 0, "\"SpotTrade\",\"" + scope + "\"");
    }

    @Override
    protected List<CannedFailure> failures() {
        return Contracts.failures(BybitErrors.documented(NOW));
    }

    private static List<Exchange> answer(Credentials key, int readOnly, String spot) {
        return List.of(
                Exchange.get(
                        "/v5/user/query-api",
                        "{\"retCode\":0,\"retMsg\":\"\",\"result\":{\"note\":\"desk\",\"apiKey\":\""
                                + key.get("apiKey").reveal()
                                + "\",\"readOnly\":" + readOnly
                                + ",\"permissions\":{\"Spot\":[" + spot
                                + "],\"Earn\":[],\"Exchange\":[],\"BitCard\":[\"BitCard\"]},\"ips\":[\"*\"],\"type\":1,"
                                + "\"deadlineDay\":-2,\"expiredAt\":\"1970-01-01T00:00:00Z\","
                                + "\"createdAt\":\"2025-10-13T03:20:45Z\",\"isMaster\":true},\"time\":1776149990532}"),
                Exchange.get("/v5/market/time", "{\"retCode\":0,\"result\":{},\"time\":1776149990532}"));
    }
}
