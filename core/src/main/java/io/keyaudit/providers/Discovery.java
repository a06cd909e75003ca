package io.keyaudit.providers;

import io.keyaudit.spi.PermissionProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * What was found in one place. Immutable.
 *
 * @param providers those that load
 * @param problems what stands in the way of others, for people
 */
record Discovery(List<PermissionProvider> providers, List<String> problems) {
    /** Ends the search should a broken class path give errors without end. */
    private static final int MOST_PROBLEMS = 100;

    Discovery {
        providers = List.copyOf(providers);
        problems = List.copyOf(problems);
    }

    /** What a service loader finds. */
    static Discovery of(ServiceLoader<PermissionProvider> loader) {
        List<PermissionProvider> loaded = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        Iterator<PermissionProvider> iterator = loader.iterator();
        while (failed.size() < MOST_PROBLEMS) {
            try {
                if (!iterator.hasNext()) {
                    break;
                }
                loaded.add(iterator.next());
            } catch (ServiceConfigurationError | LinkageError broken) {
                failed.add("a provider cannot be loaded: " + LoadFailure.reason(broken));
            }
        }
        return new Discovery(loaded, failed);
    }

    /** This and what was found elsewhere. */
    Discovery and(Discovery other) {
        List<PermissionProvider> all = new ArrayList<>(providers);
        all.addAll(other.providers);
        List<String> allProblems = new ArrayList<>(problems);
        allProblems.addAll(other.problems);
        return new Discovery(all, allProblems);
    }
}
