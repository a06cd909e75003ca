package io.keyaudit.bitfinex;

import io.keyaudit.Credentials;
import io.keyaudit.http.RequestSigner;
import java.time.Clock;
import java.util.Map;

/** Signs the requests of one inspection, each with a nonce of its own. For use by one thread. */
final class SignedRequests implements RequestSigner {
    private final Credentials credentials;
    private final KeyTurn.Held turn;
    private final Clock clock;
    private NonceUnit unit;

    SignedRequests(Credentials credentials, KeyTurn.Held turn, Clock clock, NonceUnit first) {
        this.credentials = credentials;
        this.turn = turn;
        this.clock = clock;
        this.unit = first;
    }

    /** Counts in this unit from now on. */
    void countIn(NonceUnit next) {
        unit = next;
    }

    @Override
    public Map<String, String> headers(String method, String path, byte[] body) {
        long nonce = turn.next(unit, clock.instant());
        return Map.of(
                "bfx-nonce", String.valueOf(nonce),
                "bfx-apikey", credentials.get(BitfinexProvider.API_KEY).reveal(),
                "bfx-signature",
                        RequestSignature.of(
                                credentials.get(BitfinexProvider.API_SECRET).reveal(), path, nonce, body));
    }
}
