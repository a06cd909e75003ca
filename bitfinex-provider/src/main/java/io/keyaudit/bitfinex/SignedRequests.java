package io.keyaudit.bitfinex;

import io.keyaudit.Credentials;
import io.keyaudit.http.RequestSigner;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Signs the requests of one inspection, each with a nonce of its own. For use by the one whose turn it is. */
final class SignedRequests implements RequestSigner {
    private final Credentials credentials;
    private final KeyNonces nonces;
    private final Clock clock;
    private NonceUnit unit;
    private Duration lead = Duration.ZERO;
    private Nonce last;

    SignedRequests(Credentials credentials, KeyNonces nonces, Clock clock, NonceUnit first) {
        this.credentials = credentials;
        this.nonces = nonces;
        this.clock = clock;
        this.unit = first;
        this.last = new Nonce(first, 0);
    }

    /** Counts in this unit, and this far ahead, from now on. */
    void countIn(NonceUnit next, Duration ahead) {
        unit = next;
        lead = ahead;
    }

    /** The last nonce that was sent. */
    Nonce last() {
        return last;
    }

    @Override
    public Map<String, String> headers(String method, String path, byte[] body) {
        last = nonces.next(unit, clock.instant(), lead);
        return Map.of(
                "bfx-nonce", String.valueOf(last.value()),
                "bfx-apikey", credentials.get(BitfinexProvider.API_KEY).reveal(),
                "bfx-signature",
                        RequestSignature.of(
                                credentials.get(BitfinexProvider.API_SECRET).reveal(), path, last.value(), body));
    }
}
