package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A key to be audited, or one that an inventory lists. Shows no secret. Immutable.
 *
 * @param name what people call the key; unique among those audited together
 * @param provider id of the provider that can read it
 * @param endpoint the service's address, if it is not the provider's default
 * @param credentials what the key is presented with; not to be asked for if there is a source of them
 * @param tags labels for a policy to match, sorted
 * @param options the provider's options that are chosen for this key, sorted
 * @param inventory whether every key that this key may list is to be audited, too
 * @param listedBy name of the target whose inventory this key was found in; such a key has no credentials here
 * @param credentialSource where the credentials come from when they are needed, if they are not given here
 */
public record AuditTarget(
        String name,
        String provider,
        Optional<Endpoint> endpoint,
        Credentials credentials,
        Set<String> tags,
        Map<String, String> options,
        boolean inventory,
        Optional<String> listedBy,
        Optional<CredentialSource> credentialSource) {
    /**
     * Copies what can change.
     *
     * @throws IllegalArgumentException if the name is blank, or there are credentials and a source of them
     */
    public AuditTarget {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a key needs a name");
        }
        if (credentialSource.isPresent() && !credentials.names().isEmpty()) {
            throw new IllegalArgumentException("a key's credentials are either given or asked for");
        }
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** A key whose credentials are given. */
    public AuditTarget(
            String name,
            String provider,
            Optional<Endpoint> endpoint,
            Credentials credentials,
            Set<String> tags,
            Map<String, String> options,
            boolean inventory,
            Optional<String> listedBy) {
        this(name, provider, endpoint, credentials, tags, options, inventory, listedBy, Optional.empty());
    }

    /** A single key that is to be asked about. */
    public AuditTarget(
            String name,
            String provider,
            Optional<Endpoint> endpoint,
            Credentials credentials,
            Set<String> tags,
            Map<String, String> options) {
        this(name, provider, endpoint, credentials, tags, options, false, Optional.empty());
    }

    /**
     * What the key is presented with.
     *
     * @throws IllegalStateException if it has to be asked for: whoever took it to be empty would redact nothing, and
     *     tell no key from another
     */
    @Override
    public Credentials credentials() {
        if (credentialSource.isPresent()) {
            throw new IllegalStateException("this key's credentials are known to nobody before they are asked for");
        }
        return credentials;
    }

    /** Shows nothing of the source, which is foreign code and may hold secrets. */
    @Override
    public String toString() {
        return "AuditTarget[name=" + name
                + ", provider=" + provider
                + ", endpoint=" + endpoint
                + ", credentials=" + (credentialSource.isPresent() ? "asked for when needed" : credentials)
                + ", tags=" + tags
                + ", options=" + options
                + ", inventory=" + inventory
                + ", listedBy=" + listedBy + "]";
    }

    /** A key that this target's inventory lists: like the target, but for its name and credentials. */
    AuditTarget listed(String itsName) {
        return new AuditTarget(
                itsName, provider, endpoint, Credentials.of(Map.of()), tags, options, false, Optional.of(name));
    }

    /** Starts a target with no more than this. */
    public static Builder builder(String name, String provider) {
        return new Builder(name, provider);
    }

    /** Builds a target. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final String provider;
        private final Map<String, Secret> credentials = new HashMap<>();
        private final Set<String> tags = new TreeSet<>();
        private final Map<String, String> options = new HashMap<>();
        private @Nullable Endpoint endpoint;
        private @Nullable CredentialSource credentialSource;
        private boolean inventory;

        private Builder(String name, String provider) {
            this.name = name;
            this.provider = provider;
        }

        /**
         * The service's address.
         *
         * @throws IllegalArgumentException if credentials must not be sent there
         */
        public Builder endpoint(String address) {
            return endpoint(Endpoint.parse(address));
        }

        /** The service's address. */
        public Builder endpoint(Endpoint address) {
            endpoint = address;
            return this;
        }

        /** One field of what the key is presented with. */
        public Builder credential(String field, Secret secret) {
            credentials.put(field, secret);
            return this;
        }

        /** Where credentials come from when they are needed, in place of such that are given. */
        public Builder credentials(CredentialSource source) {
            credentialSource = source;
            return this;
        }

        /** A label for a policy to match. */
        public Builder tag(String tag) {
            tags.add(tag);
            return this;
        }

        /** One of the provider's options. */
        public Builder option(String option, String value) {
            options.put(option, value);
            return this;
        }

        /** Audits every key that this key may list, too. */
        public Builder inventory() {
            inventory = true;
            return this;
        }

        /**
         * The target.
         *
         * @throws IllegalArgumentException if the name is blank, or there are credentials and a source of them
         */
        public AuditTarget build() {
            return new AuditTarget(
                    name,
                    provider,
                    Optional.ofNullable(endpoint),
                    Credentials.of(credentials),
                    tags,
                    options,
                    inventory,
                    Optional.empty(),
                    Optional.ofNullable(credentialSource));
        }
    }
}
