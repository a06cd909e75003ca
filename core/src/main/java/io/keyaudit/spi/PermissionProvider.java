package io.keyaudit.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the keys of one kind of service can do. Found through {@link java.util.ServiceLoader}: a public class
 * with a public constructor without parameters, named both in {@code module-info.java} ({@code provides ... with})
 * and in {@code META-INF/services/io.keyaudit.spi.PermissionProvider}.
 *
 * <p>What makes several providers is a {@link ProviderSource}.
 *
 * <p>As a plugin, which is a jar or a folder of jars in the folder of plugins, a provider has a class loader of its own:
 * of keyaudit it sees the packages {@code io.keyaudit} and {@code io.keyaudit.spi}, and brings along all else that it
 * uses. That class loader is the thread's context class loader while keys are read.
 *
 * <p>If two providers have the same id, wherever they were found, neither is used, not even one that came with keyaudit;
 * keys that name it are reported as failed, with both classes and their files: which of the two is meant cannot be
 * known.
 *
 * <p>Implementations are thread-safe and do no work when constructed, and send nothing when described.
 */
public interface PermissionProvider {
    /** The version of this SPI; it changes when providers built against an earlier one no longer work. */
    String SPI_VERSION = "1";

    /** Where a plugin's jar can say which version of the SPI it is built against: an attribute of its manifest. */
    String SPI_VERSION_ATTRIBUTE = "Keyaudit-Spi-Version";

    /**
     * Returns what keys files call this provider, such as {@code docspace}: never blank, lower-case letters, digits and
     * hyphens, the same for ever.
     */
    String id();

    /** Returns what the provider needs, knows and costs. The same at every call. */
    ProviderDescription describe();

    /**
     * Returns where the provider is described, for people, such as a file's path; empty if that is where its class is
     * from.
     */
    default Optional<String> describedIn() {
        return Optional.empty();
    }

    /** Returns the known flaws of the service. The same at every call; asked whenever built-in rules are made. */
    default List<Advisory> advisories() {
        return List.of();
    }

    /** Returns what the provider can do beyond reading single keys. The same at every call. */
    default Set<Capability> capabilities() {
        return Set.of();
    }

    /**
     * Returns a session with the service at one endpoint. Sends nothing yet.
     *
     * @throws ProviderException of kind {@link io.keyaudit.FailureKind#CONFIGURATION} if the context cannot work
     */
    ProviderSession open(ProviderContext context) throws ProviderException;

    /**
     * Returns the way to create, change and revoke keys at one endpoint; there if the provider has {@link Capability#LIFECYCLE}.
     * An audit never asks for it. Sends nothing yet.
     *
     * @throws ProviderException of kind {@link io.keyaudit.FailureKind#CONFIGURATION} if the context cannot work
     */
    default Optional<KeyLifecycle> openLifecycle(ProviderContext context) throws ProviderException {
        return Optional.empty();
    }
}
