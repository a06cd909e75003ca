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
 * A key to be audited. Shows no secret. Immutable.
 *
 * @param name what people call the key; unique among those audited together
 * @param provider id of the provider that can read it
 * @param endpoint the service's address, if it is not the provider's default
 * @param credentials what the key is presented with
 * @param tags labels for a policy to match, sorted
 * @param options the provider's options that are chosen for this key, sorted
 */
public record AuditTarget(
        String name,
        String provider,
        Optional<Endpoint> endpoint,
        Credentials credentials,
        Set<String> tags,
        Map<String, String> options) {
    /**
     * Copies what can change.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public AuditTarget {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a key needs a name");
        }
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
        options = Collections.unmodifiableMap(new TreeMap<>(options));
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

        /** The target. */
        public AuditTarget build() {
            return new AuditTarget(
                    name, provider, Optional.ofNullable(endpoint), Credentials.of(credentials), tags, options);
        }
    }
}
