package io.keyaudit.providers;

import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ScopeTable;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The providers that are installed, by id. Immutable, and so safe for use by several threads.
 *
 * <p>A provider that cannot be loaded or does not describe itself, or whose id another one has too, is left out and
 * named in {@link #problems()}; the others work.
 */
public final class Providers {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]+");

    /** What else is given for an id might be a secret in the wrong place, and is not repeated. */
    private static final Pattern LIKELY_ID = Pattern.compile("[a-z][a-z-]{0,19}");

    private final SortedMap<String, Installed> byId = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Discovery found;

    private Providers(Discovery found) {
        this.found = found;
        SortedMap<String, List<Installed>> candidates = new TreeMap<>();
        for (PermissionProvider provider : found.providers()) {
            installed(provider)
                    .ifPresent(usable -> candidates
                            .computeIfAbsent(usable.id(), absent -> new ArrayList<>())
                            .add(usable));
        }
        candidates.forEach(this::add);
        problems.addAll(found.problems());
    }

    /** A provider that can be used, and what it says of itself, which is asked once. */
    private record Installed(String id, PermissionProvider provider, ProviderDescription description) {}

    /** Finds what {@link ServiceLoader} finds with the thread's context class loader. */
    public static Providers discover() {
        return new Providers(Discovery.with(Thread.currentThread().getContextClassLoader()));
    }

    /** These and no others. */
    public static Providers of(PermissionProvider... providers) {
        return of(Arrays.asList(providers));
    }

    /** These and no others. */
    public static Providers of(Collection<PermissionProvider> providers) {
        return new Providers(new Discovery(List.copyOf(providers), List.of()));
    }

    /** Returns these and the others. An id that both have makes neither of the two providers usable. */
    public Providers and(Providers others) {
        return new Providers(found.and(others.found));
    }

    /**
     * These, and the plugins in a folder: each entry that is a jar, or a folder of jars, is one plugin, with a class
     * loader of its own that sees the JDK and keyaudit's SPI and nothing else of this application. A plugin that cannot
     * be used is named in {@link #problems()}, with its file; the others work. One whose id is taken already makes
     * neither of the two usable, as ever.
     *
     * @throws IOException if the folder cannot be read
     */
    public Providers withPlugins(Path folder) throws IOException {
        return new Providers(found.and(PluginDirectory.load(folder)));
    }

    /** Returns where a provider is described, or else where its class was found, such as a jar's path, for people. */
    public static String origin(PermissionProvider provider) {
        return provider.describedIn()
                .or(() -> Optional.ofNullable(
                                provider.getClass().getProtectionDomain().getCodeSource())
                        .map(CodeSource::getLocation)
                        .map(Providers::path))
                .orElse("an unknown place");
    }

    private static String path(URL location) {
        try {
            return Path.of(location.toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException notAFile) {
            return location.toString();
        }
    }

    // A provider is foreign code: nothing that it throws may keep other providers from working.
    @SuppressWarnings("CatchThrowable")
    private Optional<Installed> installed(PermissionProvider provider) {
        String name = "provider " + provider.getClass().getName();
        try {
            name += " in " + origin(provider);
            @Nullable String id = provider.id();
            if (id == null || !ID.matcher(id).matches()) {
                problems.add(
                        name + " cannot be used: its id is \"" + id + "\", not lower-case letters, digits and hyphens");
                return Optional.empty();
            }
            name += " (\"" + id + "\")";
            return Optional.of(new Installed(id, provider, Objects.requireNonNull(provider.describe())));
        } catch (Throwable broken) {
            problems.add(name + " cannot be used: asked what it is, " + LoadFailure.reason(broken));
            return Optional.empty();
        }
    }

    private void add(String id, List<Installed> providers) {
        if (providers.size() == 1) {
            byId.put(id, providers.get(0));
            return;
        }
        List<String> classes = providers.stream()
                .map(Installed::provider)
                .map(provider -> provider.getClass().getName() + " in " + origin(provider))
                .sorted()
                .toList();
        problems.add("several providers have the id \"" + id + "\", so none of them is used: "
                + String.join(", ", classes) + "; remove all but one");
    }

    /** Returns the provider with this id, if it can be used. */
    public Optional<PermissionProvider> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(Installed::provider);
    }

    /** Returns what the provider with this id says of itself, if it can be used. It was asked once. */
    public Optional<ProviderDescription> description(String id) {
        return Optional.ofNullable(byId.get(id)).map(Installed::description);
    }

    /** Returns what the scopes of the provider with this id mean, if it can be used. */
    public Optional<ScopeTable> scopes(String id) {
        return description(id).map(ProviderDescription::scopes);
    }

    /** Returns the ids of all that can be used, sorted. */
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** Returns all that can be used, sorted by id. */
    public List<PermissionProvider> all() {
        return byId.values().stream().map(Installed::provider).toList();
    }

    /** Returns what stands in the way of those that cannot be used, for people. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Returns why there is no provider with this id, and which there are, for people. */
    public String missing(String id) {
        List<String> related = problems.stream()
                .filter(problem -> problem.contains("\"" + id + "\""))
                .toList();
        if (!related.isEmpty()) {
            return related.get(0);
        }
        boolean likely = LIKELY_ID.matcher(id).matches();
        String installed = byId.isEmpty()
                ? "no provider is installed; add the artifact of one"
                        + (likely ? ", such as io.keyaudit:keyaudit-" + id + "-provider" : "")
                : "installed are: " + String.join(", ", byId.keySet());
        return "there is no " + (likely ? "provider \"" + id + "\"" : "such provider") + "; " + installed;
    }
}
