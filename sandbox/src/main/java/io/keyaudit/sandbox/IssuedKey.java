package io.keyaudit.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A key that a portal has created. Immutable. */
record IssuedKey(UUID id, String secret, PortalKey details, Instant createdAt) {
    private static final Duration LONGEST_SHOWN_ACTIVE = Duration.ofMinutes(10);

    IssuedKey with(PortalKey changed) {
        return new IssuedKey(id, secret, changed, createdAt);
    }

    boolean isOwnedBy(DocSpaceUser user) {
        return details.owner().id().equals(user.id());
    }

    boolean isExpired(Instant now) {
        return details.expiresAt() != null && !now.isBefore(details.expiresAt());
    }

    boolean isAccepted(Instant now) {
        return details.active() && !details.owner().disabled() && !isExpired(now);
    }

    /** A list shows an expired key as active for a while, although the key is refused. */
    boolean isShownActive(Instant now) {
        return details.active() && !isExpired(now.minus(LONGEST_SHOWN_ACTIVE));
    }

    String postfix() {
        return secret.substring(secret.length() - 4);
    }

    @Override
    public String toString() {
        return "IssuedKey[id=" + id + ", details=" + details + "]";
    }
}
