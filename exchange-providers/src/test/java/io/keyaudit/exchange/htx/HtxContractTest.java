package io.keyaudit.exchange.htx;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.Contracts;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.sandbox.HtxErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class HtxContractTest extends ProviderContract {
    /** The time that the contract's tests go by. */
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final int USER = 20_190_701;

    @Override
    protected PermissionProvider provider() {
        return new HtxProvider();
    }

    @Override
    protected Credentials key(int number) {
        return Contracts.key(number);
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, "readOnly"), Contracts.permissions(provider(), "--", Map.of("account", "r-")));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, "trade,withdraw"),
                Contracts.permissions(provider(), "--", Map.of("trading", "-w", "withdraw", "-w")));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return answer(key, "readOnly," + scope);
    }

    @Override
    protected List<CannedFailure> failures() {
        return Contracts.failures(HtxErrors.documented());
    }

    private static List<Exchange> answer(Credentials key, String words) {
        String apiKey = key.get("apiKey").reveal();
        ServiceRequest question = ServiceRequest.get("/v2/user/api-key")
                .parameter("uid", String.valueOf(USER))
                .parameter("accessKey", apiKey);
        return List.of(
                Exchange.get(
                        signed(key, ServiceRequest.get("/v2/user/uid")),
                        "{\"code\":200,\"message\":\"success\",\"data\":" + USER + ",\"ok\":true}"),
                Exchange.get(
                        signed(key, question),
                        "{\"code\":200,\"message\":\"success\",\"data\":[{\"accessKey\":\"" + apiKey
                                + "\",\"status\":\"normal\",\"note\":\"host\",\"permission\":\"" + words
                                + "\",\"ipAddresses\":\"192.168.0.1\",\"validDays\":-1,\"createTime\":1615192704000,"
                                + "\"updateTime\":1623030338000}],\"ok\":true}"),
                Exchange.get("/v1/common/timestamp", "{\"status\":\"ok\",\"data\":" + NOW.toEpochMilli() + "}"));
    }

    private static String signed(Credentials key, ServiceRequest request) {
        return new HtxSigner(key.get("apiKey"), HmacKey.ofText(Hash.SHA256, key.get("apiSecret")))
                .sign(request, new SigningContext("api.huobi.pro", NOW))
                .target();
    }
}
