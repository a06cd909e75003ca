package io.keyaudit.bitfinex;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.http.FeignConversation;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeResolution;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Asks Bitfinex. */
final class BitfinexSession implements ProviderSession {
    /**
     * How far ahead of time a nonce counts: not at all, then a little, then a minute. The key's own program, or another
     * audit of it, may be that far ahead of us in the same unit; to leave the unit then would lock the program out for
     * good, and this does for a moment.
     */
    private static final List<Duration> LEADS = List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(60));

    /** How far ahead of all that is known of it, where the unit is. There it is left last of all. */
    private static final List<Duration> LEADS_OF_KNOWN = List.of(
            Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofMinutes(5));

    private final ProviderContext context;
    private final NonceStrategy strategy;
    private final GuardedHttp http;

    BitfinexSession(ProviderContext context) {
        this.context = context;
        this.strategy = NonceStrategy.of(context.option(BitfinexProvider.NONCE));
        this.http = GuardedHttp.builder(context)
                .limit(BitfinexProvider.LIMIT)
                .allow(BitfinexApi.CALLS)
                .callBudget(BitfinexProvider.CALLS)
                .errors(BitfinexErrors::read)
                .build();
    }

    @Override
    public KeySnapshot inspect(Credentials credentials) throws ProviderException {
        KeyNonces nonces = KeyNonces.of(
                context.endpoint(), credentials.get(BitfinexProvider.API_KEY).reveal());
        takeTurn(nonces);
        try {
            return inspect(credentials, nonces);
        } finally {
            nonces.endTurn();
        }
    }

    /** Comes before the wait for a slot: who holds one while waiting would send in it although the host is paused. */
    private void takeTurn(KeyNonces nonces) throws ProviderException {
        try {
            context.rateLimiters().await(nonces::takeTurn);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ProviderException.cancelled();
        }
    }

    private KeySnapshot inspect(Credentials credentials, KeyNonces nonces) throws ProviderException {
        List<NonceUnit> units =
                nonces.worthTrying(strategy.units(context.clock().instant()));
        SignedRequests signer = new SignedRequests(credentials, nonces, context.clock(), units.get(0));
        FeignConversation<BitfinexApi> bitfinex = http.converse(BitfinexApi.class, credentials, signer);
        int step = 0;
        for (NonceUnit unit : units) {
            for (Duration lead : nonces.known(unit) ? LEADS_OF_KNOWN : LEADS) {
                step++;
                signer.countIn(unit, lead);
                try {
                    PermissionRows rows =
                            PermissionRows.read(bitfinex.call(api -> api.permissions(BitfinexApi.EMPTY_BODY)));
                    nonces.accepted(signer.last());
                    return snapshot(
                            rows, bitfinex.evidence(Evidence.Method.INTROSPECTED, details(signer.last(), step)));
                } catch (NonceTooSmallException tooSmall) {
                    nonces.refused(signer.last());
                }
            }
        }
        throw new ProviderException(FailureKind.CONFIGURATION, advice());
    }

    private static Map<String, String> details(Nonce nonce, int steps) {
        return Map.of(
                "nonce", String.valueOf(nonce.value()),
                "nonceUnit", nonce.unit().text(),
                "nonceSteps", String.valueOf(steps));
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

    private String advice() {
        return strategy == NonceStrategy.GENTLE
                ? "the key has been used with nonces larger than microseconds give at present, so no nonce that its own"
                        + " program could follow is left; it can be audited once time has caught up"
                : "the key has been used with nonces larger than " + strategy.text()
                        + " give at present; set the option nonce to gentle, or to what the key's own program uses";
    }

    @Override
    public void close() {
        // Nothing is held: the JDK's client is shared by all sessions.
    }
}
