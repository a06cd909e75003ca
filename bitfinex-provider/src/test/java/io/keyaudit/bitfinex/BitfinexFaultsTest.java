package io.keyaudit.bitfinex;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.keyaudit.FailureKind.CONFIGURATION;
import static io.keyaudit.FailureKind.FORBIDDEN;
import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;
import static io.keyaudit.FailureKind.UNAVAILABLE;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.faults.Fault;
import io.keyaudit.faults.FaultContract;
import io.keyaudit.spi.PermissionProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class BitfinexFaultsTest extends FaultContract {
    private static final String FAULTY_SECRET = "sEcReT-faulty-0123456789012345678901234567890";

    @Override
    protected PermissionProvider provider() {
        return new BitfinexProvider();
    }

    @Override
    protected Credentials faultyKey() {
        return key("kEy-faulty-01234567890123456789012345678901", FAULTY_SECRET);
    }

    @Override
    protected Credentials healthyKey() {
        return key("kEy-healthy-0123456789012345678901234567890", "sEcReT-healthy-012345678901234567890123456");
    }

    private static Credentials key(String apiKey, String apiSecret) {
        return Credentials.of(Map.of(
                BitfinexProvider.API_KEY, Secret.of(apiKey),
                BitfinexProvider.API_SECRET, Secret.of(apiSecret)));
    }

    @Override
    protected Map.Entry<String, String> headerOf(Credentials key) {
        return Map.entry("bfx-apikey", key.get(BitfinexProvider.API_KEY).reveal());
    }

    @Override
    protected String goodAnswer(Credentials key) {
        return "[[\"orders\",1,0],[\"withdraw\",0,1]]";
    }

    @Override
    protected List<Fault> ownFaults() {
        List<Fault> faults = new ArrayList<>();
        for (int status : List.of(500, 200)) {
            error(faults, status, "[\"error\",10100,\"apikey: invalid\"]", REJECTED);
            error(faults, status, "[\"error\",10100,\"apikey: digest invalid\"]", REJECTED);
            error(faults, status, "[\"error\",10114,\"nonce: small\"]", CONFIGURATION);
            error(faults, status, "[\"error\",10001,\"api_key: permission invalid\"]", FORBIDDEN);
            error(faults, status, "[\"error\",10008,\"concurrency\"]", UNAVAILABLE);
            error(faults, status, "[\"error\",10020,\"params\"]", PROTOCOL);
            error(faults, status, "[\"error\",10112,\"signature: invalid\"]", REJECTED);
            error(faults, status, "[\"error\",11010,\"ratelimit: error\"]", RATE_LIMITED);
            error(faults, status, "[\"error\",20060,\"maintenance\"]", UNAVAILABLE);
            error(faults, status, "[\"error\",null,\"apikey: invalid\"]", REJECTED);
            error(faults, status, "[\"error\",null,\"ratelimit: error\"]", RATE_LIMITED);
            error(faults, status, "[\"error\",null,\"something new\"]", PROTOCOL);
            error(faults, status, "[\"error\",null,null]", PROTOCOL);
            error(faults, status, "[\"error\",99999,\"" + FAULTY_SECRET + "\"]", PROTOCOL);
            error(faults, status, "[\"error\"]", PROTOCOL);
            error(faults, status, "{\"error\":\"ERR_RATE_LIMIT\"}", RATE_LIMITED);
            error(faults, status, "{\"code\":503,\"error\":\"temporarily_unavailable\"}", UNAVAILABLE);
        }
        error(faults, 503, "{\"code\":503,\"error\":\"temporarily_unavailable\"}", UNAVAILABLE);
        error(faults, 429, "{\"error\":\"ERR_RATE_LIMIT\"}", RATE_LIMITED);
        error(faults, 429, "[\"error\",11010,\"ratelimit: error\"]", RATE_LIMITED);
        error(faults, 429, "{\"error\":\"a word that is not known\"}", RATE_LIMITED);
        error(faults, 429, "[\"error\",99999,\"a code that is not known\"]", RATE_LIMITED);
        for (String row : List.of(
                "[\"withdraw\",0,true]",
                "[\"withdraw\",false,1]",
                "[\"withdraw\",0,\"1\"]",
                "[\"withdraw\",0,2]",
                "[\"withdraw\",-1,1]",
                "[\"withdraw\",0,1.0]",
                "[\"withdraw\",0,null]",
                "[\"withdraw\",0,[]]",
                "[\"withdraw\",0]",
                "[\"withdraw\"]",
                "[]",
                "[7,0,1]",
                "[\"\",0,1]",
                "[null,0,1]",
                "[[\"withdraw\"],0,1]",
                "{\"withdraw\":[0,1]}",
                "\"withdraw\"",
                "null",
                "[\"orders\",1,1]")) {
            error(faults, 200, "[[\"orders\",1,0]," + row + "]", PROTOCOL);
        }
        error(faults, 200, "[\"withdraw\",0,1]", PROTOCOL);
        error(faults, 200, "{\"withdraw\":{\"read\":0,\"write\":1}}", PROTOCOL);
        return faults;
    }

    private static void error(List<Fault> faults, int status, String body, FailureKind kind) {
        faults.add(Fault.answered(
                status + " " + body.replace(FAULTY_SECRET, "SECRET"),
                kind,
                aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)));
    }
}
