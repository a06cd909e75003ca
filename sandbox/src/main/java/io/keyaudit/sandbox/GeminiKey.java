package io.keyaudit.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Gemini key. Immutable.
 *
 * @param apiKey begins with {@code account-}, or with {@code master-} for a key above accounts
 * @param roles what the service answers of the key's roles, in this order; one that is not here is left out
 * @param timeBased whether nonces are times within 30 seconds of the service's, instead of growing
 */
public record GeminiKey(
        String apiKey,
        SigningKey.Shared signingKey,
        Map<String, Boolean> roles,
        boolean timeBased,
        long lastNonce,
        KeyStatus status)
        implements NonceKey {
    private static final String MASTER = "master-";

    /** Copies the roles. */
    public GeminiKey {
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }

    /** Returns an active key whose nonces grow, and which has used none. */
    public static GeminiKey of(String apiKey, String secret, Map<String, Boolean> roles) {
        return new GeminiKey(apiKey, new SigningKey.Shared(secret), roles, false, 0, KeyStatus.ACTIVE);
    }

    public GeminiKey withTimeBased(boolean newTimeBased) {
        return new GeminiKey(apiKey, signingKey, roles, newTimeBased, lastNonce, status);
    }

    public GeminiKey withLastNonce(long newLastNonce) {
        return new GeminiKey(apiKey, signingKey, roles, timeBased, newLastNonce, status);
    }

    public GeminiKey withStatus(KeyStatus newStatus) {
        return new GeminiKey(apiKey, signingKey, roles, timeBased, lastNonce, newStatus);
    }

    boolean isMaster() {
        return apiKey.startsWith(MASTER);
    }

    /** Returns 0: a nonce that is not the largest is refused. */
    @Override
    public long nonceWindow() {
        return 0;
    }

    /** Returns an empty text: no limit is documented. */
    @Override
    public String account() {
        return "";
    }

    /** Returns an empty list: the service says nothing of addresses. */
    @Override
    public List<String> addresses() {
        return List.of();
    }

    @Override
    public ExpectedKey expected() {
        return GeminiExpectation.of(this);
    }

    /** Shows neither the key nor the secret. */
    @Override
    public String toString() {
        return "GeminiKey[master=" + isMaster() + ", roles=" + roles + ", timeBased=" + timeBased + ", lastNonce="
                + Long.toUnsignedString(lastNonce) + ", status=" + status + "]";
    }
}
