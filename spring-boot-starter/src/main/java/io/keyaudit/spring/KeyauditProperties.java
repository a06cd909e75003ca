package io.keyaudit.spring;

import io.keyaudit.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code keyaudit.*}.
 *
 * @param keys The application's keys, by the names that people call them.
 * @param policy A policy file, or a built-in policy.
 * @param failOn Least severity of findings that count.
 * @param onStart What happens at the start of the application.
 * @param auditEvery How much time passes between two audits while the application runs; 0 for none.
 * @param timeout How long one key can take.
 * @param limits Where replicas keep the limits of services together.
 * @param snapshot Where what was read is kept for replicas that start at about the same time.
 */
@ConfigurationProperties("keyaudit")
public record KeyauditProperties(
        @DefaultValue Map<String, Key> keys,
        @DefaultValue("builtin:recommended") String policy,
        @DefaultValue("low") Severity failOn,
        @DefaultValue("refuse") StartMode onStart,
        @DefaultValue("0") Duration auditEvery,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue Limits limits,
        @DefaultValue Snapshot snapshot) {
    /** Copies what can change. */
    public KeyauditProperties {
        keys = Map.copyOf(keys);
    }

    /**
     * One key.
     *
     * @param provider The provider that can read the key.
     * @param endpoint The service's address, if it is not the provider's default.
     * @param credentials What the key is presented with, by the provider's names.
     * @param options The provider's options that are chosen for this key.
     * @param tags Labels for the policy to match.
     */
    public record Key(
            String provider,
            @Nullable String endpoint,
            @DefaultValue Map<String, String> credentials,
            @DefaultValue Map<String, String> options,
            @DefaultValue Set<String> tags) {
        /** Copies what can change. */
        public Key {
            credentials = Map.copyOf(credentials);
            options = Map.copyOf(options);
            tags = Set.copyOf(tags);
        }

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Key[provider=" + provider + ", endpoint=" + endpoint + ", credentials=" + credentials.keySet()
                    + "]";
        }
    }

    /**
     * A Redis or Valkey server over which replicas keep the limits of services together; needs keyaudit-redis-limits on the
     * class path.
     *
     * @param address The server, such as rediss://limits.example.com:6379; none for limits that each replica keeps by itself.
     * @param salt What only the replicas know, the same for all: hosts and keys are named by their hashes with it.
     * @param user The user to log in with.
     * @param password The password to log in with.
     */
    public record Limits(
            @Nullable String address,
            @Nullable String salt,
            @Nullable String user,
            @Nullable String password) {
        /** Shows no secret. */
        @Override
        public String toString() {
            return "Limits[address=" + address + ", user=" + user + "]";
        }
    }

    /**
     * What was read, kept in a file that replicas share. It holds no secret.
     *
     * @param file The file; none for no sharing.
     * @param maxAge How old what was read can be to be used in place of another audit at the start.
     */
    public record Snapshot(
            @Nullable Path file, @DefaultValue("10m") Duration maxAge) {}
}
