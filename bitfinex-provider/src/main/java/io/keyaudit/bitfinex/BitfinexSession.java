package io.keyaudit.bitfinex;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeResolution;
import java.util.List;
import java.util.Map;

/** Asks Bitfinex. */
final class BitfinexSession implements ProviderSession {
    private final ProviderContext context;
    private final NonceStrategy strategy;
    private final GuardedHttp http;

    BitfinexSession(ProviderContext context) {
        this.context = context;
        this.strategy = NonceStrategy.of(context.option(BitfinexProvider.NONCE));
        this.http = GuardedHttp.create(
                context, BitfinexProvider.LIMIT, BitfinexApi.CALLS, BitfinexProvider.CALLS, BitfinexComplaints::read);
    }

    @Override
    public KeySnapshot inspect(Credentials credentials) throws ProviderException {
        String apiKey = credentials.get(BitfinexProvider.API_KEY).reveal();
        try (KeyTurn.Held turn = KeyTurn.of(context.endpoint(), apiKey).take()) {
            return inspect(credentials, turn);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProviderException(FailureKind.CANCELLED, "stopped before there was an answer");
        }
    }

    private KeySnapshot inspect(Credentials credentials, KeyTurn.Held turn) throws ProviderException {
        List<NonceUnit> units = turn.worthTrying(strategy.units(context.clock().instant()));
        SignedRequests signer = new SignedRequests(credentials, turn, context.clock(), units.get(0));
        HttpConversation<BitfinexApi> bitfinex = http.converse(BitfinexApi.class, credentials, signer);
        for (NonceUnit unit : units) {
            signer.countIn(unit);
            try {
                PermissionRows rows =
                        PermissionRows.read(bitfinex.call(api -> api.permissions(BitfinexApi.EMPTY_BODY)));
                turn.accepted(unit);
                return snapshot(
                        rows,
                        bitfinex.evidence(
                                Evidence.Method.INTROSPECTED,
                                Map.of(
                                        "nonce", String.valueOf(turn.last()),
                                        "nonceUnit", unit.text(),
                                        "nonceSteps", String.valueOf(units.indexOf(unit) + 1))));
            } catch (NonceTooSmallException tooSmall) {
                turn.refused();
            }
        }
        throw new ProviderException(FailureKind.CONFIGURATION, advice());
    }

    private KeySnapshot snapshot(PermissionRows rows, Evidence evidence) {
        ScopeResolution resolved = BitfinexScopes.TABLE.complete(rows.permissions());
        return new KeySnapshot(
                BitfinexProvider.ID,
                context.endpoint(),
                resolved.permissions(),
                rows.verbatim(),
                resolved.unrecognized(),
                // Only a key that works gets an answer.
                KeyState.ACTIVE,
                KeyAttributes.untold(),
                evidence);
    }

    private String advice() {
        return strategy == NonceStrategy.GENTLE
                ? "the key has been used with nonces larger than microseconds give at present, so no nonce that its own"
                        + " program could follow is left; it can be audited once time has caught up"
                : "the key has been used with nonces larger than " + strategy.text()
                        + " give at present; set the option nonce to gentle, or to what the key's own program uses";
    }

    @Override
    public void close() {
        // The JDK's client ends by itself when nobody holds it any more.
    }
}
