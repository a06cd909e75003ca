package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.audit.KeyCredentials.From;
import io.keyaudit.audit.KeyCredentials.Given;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A key to be audited, or one that an inventory lists. Two are equal if all of their parts are. Shows no secret.
 * Immutable.
 */
public final class AuditTarget {
    private final String name;
    private final String provider;
    private final Optional<Endpoint> endpoint;
    private final KeyCredentials credentials;
    private final Set<String> tags;
    private final Map<String, String> options;
    private final boolean inventory;
    private final Optional<String> listedBy;

    private AuditTarget(Builder builder) {
        this.name = builder.name;
        this.provider = builder.provider;
        this.endpoint = Optional.ofNullable(builder.endpoint);
        this.credentials = builder.credentials();
        this.tags = Collections.unmodifiableSet(new TreeSet<>(builder.tags));
        this.options = Collections.unmodifiableMap(new TreeMap<>(builder.options));
        this.inventory = builder.inventory;
        this.listedBy = Optional.ofNullable(builder.listedBy);
    }

    /** Starts a target with no more than this. */
    public static Builder builder(String name, String provider) {
        return new Builder(name, provider);
    }

    /** Starts a target like this one. */
    public Builder toBuilder() {
        Builder copy = new Builder(name, provider);
        copy.endpoint = endpoint.orElse(null);
        copy.tags.addAll(tags);
        copy.options.putAll(options);
        copy.inventory = inventory;
        copy.listedBy = listedBy.orElse(null);
        if (credentials instanceof Given given) {
            for (String field : given.credentials().names()) {
                copy.given.put(field, given.credentials().get(field));
            }
        } else {
            copy.source = ((From) credentials).source();
        }
        return copy;
    }

    /** Returns what people call the key; unique among those audited together. */
    public String name() {
        return name;
    }

    /** Returns the id of the provider that can read the key. */
    public String provider() {
        return provider;
    }

    /** Returns the service's address, if it is not the provider's default. */
    public Optional<Endpoint> endpoint() {
        return endpoint;
    }

    /** Returns what the key is presented with, or where to get that. */
    public KeyCredentials credentials() {
        return credentials;
    }

    /** Returns labels for a policy to match, sorted. */
    public Set<String> tags() {
        return tags;
    }

    /** Returns the provider's options that are chosen for this key, sorted. */
    public Map<String, String> options() {
        return options;
    }

    /** Returns whether every key that this key can list is to be audited, too. */
    public boolean inventory() {
        return inventory;
    }

    /** Returns the name of the target whose inventory this key was found in; such a key has no credentials here. */
    public Optional<String> listedBy() {
        return listedBy;
    }

    /**
     * Returns what is wrong with this target, as far as that is known without sending anything; empty if nothing is.
     * Credentials that have to be asked for are left out.
     */
    public List<TargetProblem> problems(Providers providers) {
        return new TargetCheck(this, providers).problems();
    }

    /**
     * Returns where and how this key's service is reached, with the JVM's own time and limiters.
     *
     * @param description of its provider
     * @throws IllegalStateException if there is no address, neither the target's nor a default
     */
    public ProviderContext context(ProviderDescription description) {
        return ProviderContext.of(
                endpoint.or(description::defaultEndpoint)
                        .orElseThrow(() -> new IllegalStateException("no endpoint for " + provider)),
                description.optionValues(options));
    }

    /** Returns a key that this target's inventory lists: like the target, but for its name and credentials. */
    AuditTarget listed(String itsName) {
        Builder listed = toBuilder().name(itsName).listedBy(name);
        listed.given.clear();
        listed.source = null;
        listed.inventory = false;
        return listed.build();
    }

    private List<Object> parts() {
        return List.of(name, provider, endpoint, credentials, tags, options, inventory, listedBy);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AuditTarget that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, provider, endpoint);
    }

    /** Shows no secret and nothing of a source. */
    @Override
    public String toString() {
        return "AuditTarget[name=" + name
                + ", provider=" + provider
                + ", endpoint=" + endpoint
                + ", credentials=" + credentials
                + ", tags=" + tags
                + ", options=" + options
                + ", inventory=" + inventory
                + ", listedBy=" + listedBy + "]";
    }

    /** Builds a target. Not thread-safe. */
    public static final class Builder {
        private final String provider;
        private final Map<String, Secret> given = new HashMap<>();
        private final Set<String> tags = new TreeSet<>();
        private final Map<String, String> options = new HashMap<>();
        private String name;
        private @Nullable Endpoint endpoint;
        private @Nullable CredentialSource source;
        private @Nullable String listedBy;
        private boolean inventory;

        private Builder(String name, String provider) {
            this.name = name;
            this.provider = provider;
        }

        /** Sets what people call the key. */
        public Builder name(String keyName) {
            name = keyName;
            return this;
        }

        /**
         * Sets the service's address.
         *
         * @throws IllegalArgumentException if credentials must not be sent there
         */
        public Builder endpoint(String address) {
            return endpoint(Endpoint.parse(address));
        }

        /** Sets the service's address. */
        public Builder endpoint(Endpoint address) {
            endpoint = address;
            return this;
        }

        /** Adds one field of what the key is presented with. */
        public Builder credential(String field, Secret secret) {
            given.put(field, secret);
            return this;
        }

        /** Sets where credentials come from when they are needed, in place of such that are given. */
        public Builder credentials(CredentialSource credentialSource) {
            source = credentialSource;
            return this;
        }

        /** Adds a label for a policy to match. */
        public Builder tag(String tag) {
            tags.add(tag);
            return this;
        }

        /** Chooses one of the provider's options. */
        public Builder option(String option, String value) {
            options.put(option, value);
            return this;
        }

        /** Audits every key that this key can list, too. */
        public Builder inventory() {
            inventory = true;
            return this;
        }

        /** Says which target's inventory this key was found in, for outcomes that were kept. */
        public Builder listedBy(String lister) {
            listedBy = lister;
            return this;
        }

        /**
         * Returns the target.
         *
         * @throws IllegalArgumentException if the name is blank, or there are credentials and a source of them
         */
        public AuditTarget build() {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a key needs a name");
            }
            return new AuditTarget(this);
        }

        private KeyCredentials credentials() {
            if (source == null) {
                return new Given(Credentials.of(given));
            }
            if (!given.isEmpty()) {
                throw new IllegalArgumentException("a key's credentials are either given or asked for");
            }
            return new From(source);
        }
    }
}
