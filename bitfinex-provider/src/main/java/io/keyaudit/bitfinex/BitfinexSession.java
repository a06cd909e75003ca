package io.keyaudit.bitfinex;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.http.FeignConversation;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.nonce.NonceSequence;
import io.keyaudit.http.nonce.NonceStrategy;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeResolution;

/** Asks Bitfinex. */
final class BitfinexSession implements ProviderSession {
    private final ProviderContext context;
    private final NonceStrategy strategy;
    private final GuardedHttp http;

    BitfinexSession(ProviderContext context) {
        this.context = context;
        this.strategy = new NonceStrategy(BitfinexProvider.UNITS, context.option(NonceStrategy.OPTION));
        this.http = GuardedHttp.builder(context)
                .limit(BitfinexProvider.LIMIT)
                .allow(BitfinexApi.CALLS)
                .callBudget(BitfinexProvider.CALLS)
                .errors(BitfinexErrors::read)
                .build();
    }

    @Override
    public KeySnapshot inspect(Credentials credentials) throws ProviderException {
        String apiKey = credentials.get(BitfinexProvider.API_KEY).reveal();
        try (NonceSequence nonces = NonceSequence.take(context, strategy, apiKey)) {
            FeignConversation<BitfinexApi> bitfinex =
                    http.converse(BitfinexApi.class, credentials, new SignedRequests(credentials, nonces));
            PermissionRows rows = nonces.accepted(
                    () -> PermissionRows.read(bitfinex.call(api -> api.permissions(BitfinexApi.EMPTY_BODY))));
            return snapshot(rows, bitfinex.evidence(Evidence.Method.INTROSPECTED, nonces.details()));
        }
    }

    private KeySnapshot snapshot(PermissionRows rows, Evidence evidence) {
        ScopeResolution resolved = BitfinexScopes.TABLE.resolve(rows.answer());
        return new KeySnapshot(
                BitfinexProvider.ID,
                context.endpoint(),
                resolved.permissions(),
                rows.verbatim(),
                resolved.unrecognized(),
                // Only a key that works gets an answer.
                KeyState.ACTIVE,
                KeyAttributes.unknown(),
                evidence);
    }

    @Override
    public void close() {
        // Nothing is held: each request has a connection of its own.
    }
}
