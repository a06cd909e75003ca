package io.keyaudit.providers;

import io.keyaudit.spi.Advisory;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderDescription;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A provider, and what it says of itself, which is asked once, when it is first needed. Thread-safe. */
final class Installed {
    private final String id;
    private final PermissionProvider provider;
    private @Nullable ProviderDescription description;
    private @Nullable String problem;

    Installed(String id, PermissionProvider provider) {
        this.id = id;
        this.provider = provider;
    }

    String id() {
        return id;
    }

    PermissionProvider provider() {
        return provider;
    }

    /** Returns what the provider says of itself; empty if it fails to. */
    // A provider is foreign code: nothing that it throws must keep other providers from working.
    @SuppressWarnings("CatchThrowable")
    synchronized Optional<ProviderDescription> description() {
        if (description == null && problem == null) {
            try {
                description = Objects.requireNonNull(provider.describe());
            } catch (Throwable broken) {
                problem = Providers.name(provider) + " (\"" + id + "\") cannot be used: asked what it is, "
                        + LoadFailure.reason(broken);
            }
        }
        return Optional.ofNullable(description);
    }

    /** Returns the known flaws of the service; none if the provider fails to say, so that it cannot be used. */
    // A provider is foreign code, as above.
    @SuppressWarnings("CatchThrowable")
    synchronized List<Advisory> advisories() {
        try {
            return List.copyOf(provider.advisories());
        } catch (Throwable broken) {
            problem = Providers.name(provider) + " (\"" + id + "\") cannot be used: asked for flaws of its service, "
                    + LoadFailure.reason(broken);
            return List.of();
        }
    }

    /** Returns why the provider cannot be used, if it was asked what it is and failed. */
    synchronized Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
