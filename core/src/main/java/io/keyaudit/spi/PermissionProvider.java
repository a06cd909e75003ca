package io.keyaudit.spi;

/**
 * Reads what the keys of one kind of service may do. Found through {@link java.util.ServiceLoader}: a public class
 * with a public constructor without parameters, named both in {@code module-info.java} ({@code provides ... with})
 * and in {@code META-INF/services/io.keyaudit.spi.PermissionProvider}.
 *
 * <p>If two providers have the same id, neither is used, and keys that name it are reported as failed with both
 * class names: which of the two is meant cannot be known.
 *
 * <p>Implementations are thread-safe and do no work when constructed or described.
 */
public interface PermissionProvider {
    /**
     * What keys files call this provider, such as {@code docspace}: never blank, lower-case letters, digits and
     * hyphens, the same for ever.
     */
    String id();

    /** What the provider needs, knows and costs. The same at every call. */
    ProviderDescription describe();

    /**
     * A session with the service at one endpoint. Sends nothing yet.
     *
     * @throws ProviderException of kind {@link io.keyaudit.FailureKind#CONFIGURATION} if the context cannot work
     */
    ProviderSession open(ProviderContext context) throws ProviderException;
}
