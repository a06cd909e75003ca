package io.keyaudit.exchange.htx;

import io.keyaudit.Credentials;
import io.keyaudit.exchange.ExchangeContract;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.HtxErrors;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class HtxContractTest extends ExchangeContract {
    /** The time that the contract's tests go by. */
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final int USER = 20_190_701;

    @Override
    protected PermissionProvider provider() {
        return new HtxProvider();
    }

    @Override
    protected Said good() {
        return said("readOnly", "--", Map.of("account", "r-"));
    }

    @Override
    protected Said other() {
        return said("trade,withdraw", "--", Map.of("trading", "-w", "withdraw", "-w"));
    }

    @Override
    protected String and(String rights, String scope) {
        return rights + "," + scope;
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return HtxErrors.documented();
    }

    @Override
    protected List<Exchange> conversation(Credentials key, String words) {
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
