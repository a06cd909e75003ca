package io.keyaudit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service reports about a key besides its permissions. Begin with {@link #unknown()} and state what was read:
 * {@code unknown().withExpiresAt(Fact.known(instant))}. Texts are the service's own and untrusted: escape them wherever
 * they are shown. Immutable.
 */
public final class KeyAttributes {
    private static final KeyAttributes UNKNOWN = new Builder().build();

    private final Fact<String> id;
    private final Fact<String> label;
    private final Fact<String> hint;
    private final Fact<KeyOwner> owner;
    private final Fact<Instant> createdAt;
    private final Fact<Instant> lastUsedAt;
    private final Fact<Instant> expiresAt;
    private final Fact<Boolean> managesKeys;
    private final Fact<AddressRestriction> allowedAddresses;
    private final Fact<Instant> notBefore;
    private final Fact<List<Restriction>> restrictions;
    private final Fact<Environment> environment;
    private final List<Lapse> lapses;

    private KeyAttributes(Builder builder) {
        this.id = builder.id;
        this.label = builder.label;
        this.hint = builder.hint;
        this.owner = builder.owner;
        this.createdAt = builder.createdAt;
        this.lastUsedAt = builder.lastUsedAt;
        this.expiresAt = builder.expiresAt;
        this.managesKeys = builder.managesKeys;
        this.allowedAddresses = builder.allowedAddresses;
        this.notBefore = builder.notBefore;
        this.restrictions = builder.restrictions;
        this.environment = builder.environment;
        this.lapses = List.copyOf(builder.lapses);
    }

    /** Returns attributes of which nothing is known. */
    public static KeyAttributes unknown() {
        return UNKNOWN;
    }

    /** Returns the service's identifier of the key. */
    public Fact<String> id() {
        return id;
    }

    /** Returns these attributes with another {@link #id()}. */
    public KeyAttributes withId(Fact<String> id) {
        Builder copy = new Builder(this);
        copy.id = id;
        return copy.build();
    }

    /** Returns the name given to the key at the service. */
    public Fact<String> label() {
        return label;
    }

    /** Returns these attributes with another {@link #label()}. */
    public KeyAttributes withLabel(Fact<String> label) {
        Builder copy = new Builder(this);
        copy.label = label;
        return copy.build();
    }

    /** Returns enough of the key to recognize it, such as {@code sk-***9f3c}; never the key. */
    public Fact<String> hint() {
        return hint;
    }

    /** Returns these attributes with another {@link #hint()}. */
    public KeyAttributes withHint(Fact<String> hint) {
        Builder copy = new Builder(this);
        copy.hint = hint;
        return copy.build();
    }

    /** Returns the account that the key belongs to. */
    public Fact<KeyOwner> owner() {
        return owner;
    }

    /** Returns these attributes with another {@link #owner()}. */
    public KeyAttributes withOwner(Fact<KeyOwner> owner) {
        Builder copy = new Builder(this);
        copy.owner = owner;
        return copy.build();
    }

    /** Returns when the key was created. */
    public Fact<Instant> createdAt() {
        return createdAt;
    }

    /** Returns these attributes with another {@link #createdAt()}. */
    public KeyAttributes withCreatedAt(Fact<Instant> createdAt) {
        Builder copy = new Builder(this);
        copy.createdAt = createdAt;
        return copy.build();
    }

    /** Returns when the key was last used, other than by this audit. */
    public Fact<Instant> lastUsedAt() {
        return lastUsedAt;
    }

    /** Returns these attributes with another {@link #lastUsedAt()}. */
    public KeyAttributes withLastUsedAt(Fact<Instant> lastUsedAt) {
        Builder copy = new Builder(this);
        copy.lastUsedAt = lastUsedAt;
        return copy.build();
    }

    /** Returns when the key expires; {@link Fact.None} means never. */
    public Fact<Instant> expiresAt() {
        return expiresAt;
    }

    /** Returns these attributes with another {@link #expiresAt()}. */
    public KeyAttributes withExpiresAt(Fact<Instant> expiresAt) {
        Builder copy = new Builder(this);
        copy.expiresAt = expiresAt;
        return copy.build();
    }

    /** Returns whether the key can create and change keys, itself included, whatever its own permissions say, and so
     * get itself any access; a service that respects one key's permissions in this respects those of all its keys. */
    public Fact<Boolean> managesKeys() {
        return managesKeys;
    }

    /** Returns these attributes with another {@link #managesKeys()}. */
    public KeyAttributes withManagesKeys(Fact<Boolean> managesKeys) {
        Builder copy = new Builder(this);
        copy.managesKeys = managesKeys;
        return copy.build();
    }

    /** Returns the client addresses that the service accepts the key from; {@link Fact.None} means any address. */
    public Fact<AddressRestriction> allowedAddresses() {
        return allowedAddresses;
    }

    /** Returns these attributes with another {@link #allowedAddresses()}. */
    public KeyAttributes withAllowedAddresses(Fact<AddressRestriction> allowedAddresses) {
        Builder copy = new Builder(this);
        copy.allowedAddresses = allowedAddresses;
        return copy.build();
    }

    /** Returns from when on the key works; {@link Fact.None} means that it works already. */
    public Fact<Instant> notBefore() {
        return notBefore;
    }

    /** Returns these attributes with another {@link #notBefore()}. */
    public KeyAttributes withNotBefore(Fact<Instant> notBefore) {
        Builder copy = new Builder(this);
        copy.notBefore = notBefore;
        return copy.build();
    }

    /** Returns what else the key is restricted to; {@link Fact.None} means nothing. */
    public Fact<List<Restriction>> restrictions() {
        return restrictions;
    }

    /** Returns these attributes with another {@link #restrictions()}. */
    public KeyAttributes withRestrictions(Fact<List<Restriction>> restrictions) {
        Builder copy = new Builder(this);
        copy.restrictions = restrictions;
        return copy.build();
    }

    /** Returns what kind of data the key works on. */
    public Fact<Environment> environment() {
        return environment;
    }

    /** Returns these attributes with another {@link #environment()}. */
    public KeyAttributes withEnvironment(Fact<Environment> environment) {
        Builder copy = new Builder(this);
        copy.environment = environment;
        return copy.build();
    }

    /** Returns what the service is going to take away by itself, soonest first; empty if nothing is known of it. */
    public List<Lapse> lapses() {
        return lapses;
    }

    /** Returns these attributes with other {@link #lapses()}. */
    public KeyAttributes withLapses(List<Lapse> lapses) {
        Builder copy = new Builder(this);
        copy.lapses = lapses.stream().sorted(Comparator.comparing(Lapse::at)).toList();
        return copy.build();
    }

    private List<Object> values() {
        return List.of(
                id,
                label,
                hint,
                owner,
                createdAt,
                lastUsedAt,
                expiresAt,
                managesKeys,
                allowedAddresses,
                notBefore,
                restrictions,
                environment,
                lapses);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyAttributes that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "KeyAttributes" + values();
    }

    private static final class Builder {
        private Fact<String> id = Fact.unknown();
        private Fact<String> label = Fact.unknown();
        private Fact<String> hint = Fact.unknown();
        private Fact<KeyOwner> owner = Fact.unknown();
        private Fact<Instant> createdAt = Fact.unknown();
        private Fact<Instant> lastUsedAt = Fact.unknown();
        private Fact<Instant> expiresAt = Fact.unknown();
        private Fact<Boolean> managesKeys = Fact.unknown();
        private Fact<AddressRestriction> allowedAddresses = Fact.unknown();
        private Fact<Instant> notBefore = Fact.unknown();
        private Fact<List<Restriction>> restrictions = Fact.unknown();
        private Fact<Environment> environment = Fact.unknown();
        private List<Lapse> lapses = List.of();

        Builder() {}

        Builder(KeyAttributes from) {
            id = from.id;
            label = from.label;
            hint = from.hint;
            owner = from.owner;
            createdAt = from.createdAt;
            lastUsedAt = from.lastUsedAt;
            expiresAt = from.expiresAt;
            managesKeys = from.managesKeys;
            allowedAddresses = from.allowedAddresses;
            notBefore = from.notBefore;
            restrictions = from.restrictions;
            environment = from.environment;
            lapses = from.lapses;
        }

        KeyAttributes build() {
            return new KeyAttributes(this);
        }
    }
}
