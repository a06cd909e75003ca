package io.keyaudit.providers;

import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one place. Immutable.
 *
 * @param providers those that load on their own
 * @param offered those that sources offer
 * @param problems what stands in the way of others, for people
 */
record Discovery(List<PermissionProvider> providers, List<PermissionProvider> offered, List<String> problems) {
    /** Ends the search should a broken class path give errors without end. */
    private static final int MOST_PROBLEMS = 100;

    Discovery {
        providers = List.copyOf(providers);
        offered = List.copyOf(offered);
        problems = List.copyOf(problems);
    }

    /** Returns what service loaders find with a class loader: single providers, and those of sources. */
    static Discovery with(@Nullable ClassLoader classes) {
        List<PermissionProvider> loaded = new ArrayList<>();
        List<PermissionProvider> offered = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        each(ServiceLoader.load(PermissionProvider.class, classes), loaded::add, failed);
        each(ServiceLoader.load(ProviderSource.class, classes), source -> addAll(source, offered, failed), failed);
        return new Discovery(loaded, offered, failed);
    }

    /** Returns what a source offers. */
    static Discovery of(ProviderSource source) {
        List<PermissionProvider> offered = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        addAll(source, offered, failed);
        return new Discovery(List.of(), offered, failed);
    }

    private static <T> void each(ServiceLoader<T> loader, Consumer<T> found, List<String> failed) {
        Iterator<T> iterator = loader.iterator();
        while (failed.size() < MOST_PROBLEMS) {
            try {
                if (!iterator.hasNext()) {
                    return;
                }
                found.accept(iterator.next());
            } catch (ServiceConfigurationError | LinkageError broken) {
                failed.add("a provider cannot be loaded: " + LoadFailure.reason(broken));
            }
        }
    }

    // A source is foreign code: nothing that it throws must keep other providers from working.
    @SuppressWarnings("CatchThrowable")
    private static void addAll(ProviderSource source, List<PermissionProvider> offered, List<String> failed) {
        try {
            offered.addAll(source.providers());
        } catch (Throwable broken) {
            failed.add("the providers of " + source.getClass().getName() + " cannot be loaded: "
                    + LoadFailure.reason(broken));
        }
    }

    /** This and what was found elsewhere. */
    Discovery and(Discovery other) {
        return new Discovery(
                both(providers, other.providers), both(offered, other.offered), both(problems, other.problems));
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
