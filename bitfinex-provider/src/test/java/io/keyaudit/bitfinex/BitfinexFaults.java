package io.keyaudit.bitfinex;

import static io.keyaudit.FailureKind.CONFIGURATION;
import static io.keyaudit.FailureKind.FORBIDDEN;
import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;
import static io.keyaudit.FailureKind.UNAVAILABLE;

import io.keyaudit.FailureKind;
import io.keyaudit.testkit.CannedAnswer;
import io.keyaudit.testkit.CannedFailure;
import java.util.ArrayList;
import java.util.List;

/** What Bitfinex answers when it refuses, and what is no good answer of it though it nearly is. */
final class BitfinexFaults {
    private BitfinexFaults() {}

    /** All of them; one repeats the secret. */
    static List<CannedFailure> of(String secret) {
        List<CannedFailure> faults = new ArrayList<>();
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
            error(faults, status, "[\"error\",99999,\"" + secret + "\"]", PROTOCOL);
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

    private static void error(List<CannedFailure> faults, int status, String body, FailureKind kind) {
        faults.add(new CannedFailure(status + " " + body, kind, CannedAnswer.json(status, body)));
    }
}
