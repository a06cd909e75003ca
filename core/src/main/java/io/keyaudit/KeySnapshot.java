package io.keyaudit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one key was at one instant. Immutable; holds no secret.
 *
 * @param provider id of the provider that read it
 * @param endpoint the service's address
 * @param permissions what the key can do, total over the provider's resources
 * @param nativeScopes the service's own words, verbatim and in its order; untrusted text
 * @param unrecognizedScopes those of them that the provider's scope table does not know
 * @param state whether the key works
 * @param attributes what else the service reports of it
 * @param evidence how all this is known
 */
public record KeySnapshot(
        String provider,
        Endpoint endpoint,
        PermissionSet permissions,
        List<String> nativeScopes,
        List<String> unrecognizedScopes,
        KeyState state,
        KeyAttributes attributes,
        Evidence evidence) {
    /** Copies what can change. */
    public KeySnapshot {
        nativeScopes = List.copyOf(nativeScopes);
        unrecognizedScopes = List.copyOf(unrecognizedScopes);
    }

    /** Starts a snapshot in which nothing is known yet. */
    public static Builder builder(String provider, Endpoint endpoint) {
        return new Builder(provider, endpoint);
    }

    /** Starts a snapshot that is like this one. */
    public Builder toBuilder() {
        return new Builder(provider, endpoint)
                .permissions(permissions)
                .nativeScopes(nativeScopes)
                .unrecognizedScopes(unrecognizedScopes)
                .state(state)
                .attributes(attributes)
                .evidence(evidence);
    }

    /** Builds a snapshot. Permissions and evidence are required. Not thread-safe. */
    public static final class Builder {
        private final String provider;
        private final Endpoint endpoint;
        private @Nullable PermissionSet permissions;
        private List<String> nativeScopes = List.of();
        private List<String> unrecognizedScopes = List.of();
        private KeyState state = KeyState.UNKNOWN;
        private KeyAttributes attributes = KeyAttributes.unknown();
        private @Nullable Evidence evidence;

        private Builder(String provider, Endpoint endpoint) {
            this.provider = provider;
            this.endpoint = endpoint;
        }

        /** Sets what the key can do, total over the provider's resources. */
        public Builder permissions(PermissionSet permissions) {
            this.permissions = permissions;
            return this;
        }

        /** Sets the service's own words, verbatim and in its order. */
        public Builder nativeScopes(List<String> scopes) {
            this.nativeScopes = scopes;
            return this;
        }

        /** Sets those of the service's words that the provider's scope table does not know. */
        public Builder unrecognizedScopes(List<String> scopes) {
            this.unrecognizedScopes = scopes;
            return this;
        }

        /** Sets whether the key works; unknown unless set. */
        public Builder state(KeyState state) {
            this.state = state;
            return this;
        }

        /** Sets what else the service reports; unknown unless set. */
        public Builder attributes(KeyAttributes attributes) {
            this.attributes = attributes;
            return this;
        }

        /** Sets how all this is known. */
        public Builder evidence(Evidence evidence) {
            this.evidence = evidence;
            return this;
        }

        /**
         * Builds the snapshot.
         *
         * @throws IllegalStateException if permissions or evidence are missing
         */
        public KeySnapshot build() {
            if (permissions == null || evidence == null) {
                throw new IllegalStateException("a snapshot needs permissions and evidence");
            }
            return new KeySnapshot(
                    provider, endpoint, permissions, nativeScopes, unrecognizedScopes, state, attributes, evidence);
        }
    }
}
