package io.keyaudit;

import java.time.Instant;

/**
 * What a service tells about a key besides its permissions. Texts are the service's own and untrusted: escape them
 * wherever they are shown. Immutable.
 *
 * @param id the service's identifier of the key
 * @param label the name given to the key at the service
 * @param hint enough of the key to recognise it, such as {@code sk-***9f3c}; never the key
 * @param owner the account it belongs to
 * @param createdAt when it was created
 * @param lastUsedAt when it was last used, other than by this audit
 * @param expiresAt when it expires; {@link Fact.None} means never
 * @param managesKeys whether it can create and change keys, itself included, whatever its own permissions say, and so
 *     get itself any access; a service that heeds one key's permissions in this heeds those of all its keys
 */
public record KeyAttributes(
        Fact<String> id,
        Fact<String> label,
        Fact<String> hint,
        Fact<KeyOwner> owner,
        Fact<Instant> createdAt,
        Fact<Instant> lastUsedAt,
        Fact<Instant> expiresAt,
        Fact<Boolean> managesKeys) {

    /** Attributes of a service that tells none. */
    public static KeyAttributes unknown() {
        return new KeyAttributes(
                Fact.unknown(),
                Fact.unknown(),
                Fact.unknown(),
                Fact.unknown(),
                Fact.unknown(),
                Fact.unknown(),
                Fact.unknown(),
                Fact.unknown());
    }
}
