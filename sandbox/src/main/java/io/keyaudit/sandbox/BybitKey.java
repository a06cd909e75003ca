package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Bybit key. Immutable.
 *
 * @param signingKey a shared secret (HMAC) or an RSA pair
 * @param readOnly 0 or 1, which rules over all permissions; left out of the answer if null
 * @param permissions words by group, answered as they are; a group that is not here is left out
 * @param master whether the key belongs to a master account; if not, to a sub-account
 * @param account the user's id
 * @param expiresAt null for a key that does not expire
 * @param thirdPartyApp whether the key was made for an application of somebody else
 */
public record BybitKey(
        String apiKey,
        SigningKey signingKey,
        @Nullable Integer readOnly,
        Map<String, List<String>> permissions,
        List<String> addresses,
        String note,
        boolean master,
        String account,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean thirdPartyApp,
        KeyStatus status)
        implements ExchangeKey {

    /** Copies the permissions and the addresses. */
    public BybitKey {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        permissions.forEach((group, words) -> copy.put(group, List.copyOf(words)));
        permissions = Collections.unmodifiableMap(copy);
        addresses = List.copyOf(addresses);
    }

    /** Returns an active key of a master account, without addresses and expiry. */
    public static BybitKey of(
            String apiKey, SigningKey signingKey, int readOnly, Map<String, List<String>> permissions) {
        return new BybitKey(
                apiKey,
                signingKey,
                readOnly,
                permissions,
                List.of(),
                "",
                true,
                "1448939",
                Instant.parse("2025-10-13T03:20:45Z"),
                null,
                false,
                KeyStatus.ACTIVE);
    }

    public BybitKey withAddresses(String... newAddresses) {
        return new BybitKey(
                apiKey,
                signingKey,
                readOnly,
                permissions,
                List.of(newAddresses),
                note,
                master,
                account,
                createdAt,
                expiresAt,
                thirdPartyApp,
                status);
    }

    public BybitKey withCreatedAt(Instant newCreatedAt) {
        return new BybitKey(
                apiKey,
                signingKey,
                readOnly,
                permissions,
                addresses,
                note,
                master,
                account,
                newCreatedAt,
                expiresAt,
                thirdPartyApp,
                status);
    }

    /** A key without addresses lives 90 days. */
    public BybitKey withExpiresAt(Instant newExpiresAt) {
        return new BybitKey(
                apiKey,
                signingKey,
                readOnly,
                permissions,
                addresses,
                note,
                master,
                account,
                createdAt,
                newExpiresAt,
                thirdPartyApp,
                status);
    }

    public BybitKey withStatus(KeyStatus newStatus) {
        return new BybitKey(
                apiKey,
                signingKey,
                readOnly,
                permissions,
                addresses,
                note,
                master,
                account,
                createdAt,
                expiresAt,
                thirdPartyApp,
                newStatus);
    }

    @Override
    public ExpectedKey expected() {
        return BybitExpectation.of(this);
    }

    /** Shows neither the key nor the secret. */
    @Override
    public String toString() {
        return "BybitKey[readOnly=" + readOnly + ", permissions=" + permissions + ", addresses=" + addresses
                + ", master=" + master + ", status=" + status + "]";
    }
}
