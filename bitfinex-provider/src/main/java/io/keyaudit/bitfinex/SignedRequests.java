package io.keyaudit.bitfinex;

import io.keyaudit.Credentials;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import java.time.Clock;
import java.time.Duration;

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
    public ServiceRequest sign(ServiceRequest request, SigningContext context) {
        last = nonces.next(unit, clock.instant(), lead);
        String secret = credentials.get(BitfinexProvider.API_SECRET).reveal();
        return request.header("bfx-nonce", String.valueOf(last.value()))
                .header("bfx-apikey", credentials.get(BitfinexProvider.API_KEY).reveal())
                .header("bfx-signature", RequestSignature.of(secret, request.path(), last.value(), request.body()));
    }
}
