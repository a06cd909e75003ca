package io.keyaudit.providers;

import io.keyaudit.spi.Advisory;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSource;
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
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The providers that are installed, by id. Thread-safe.
 *
 * <p>A provider that cannot be loaded or does not describe itself, or whose id another one has too, is left out and
 * named in {@link #problems()}; the others work. Each is asked once to describe itself: one that a {@link
 * ProviderSource} offers when its description is first needed, any other at once.
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
            identify(provider).filter(this::isDescribed).ifPresent(usable -> add(usable, candidates));
        }
        for (PermissionProvider provider : found.offered()) {
            identify(provider).ifPresent(usable -> add(usable, candidates));
        }
        candidates.forEach(this::add);
        problems.addAll(found.problems());
    }

    /** Finds what {@link ServiceLoader} finds with the thread's context class loader. */
    public static Providers discover() {
        return new Providers(Discovery.with(Thread.currentThread().getContextClassLoader()));
    }

    /** Returns these and no others. */
    public static Providers of(PermissionProvider... providers) {
        return of(Arrays.asList(providers));
    }

    /** Returns these and no others. */
    public static Providers of(Collection<PermissionProvider> providers) {
        return new Providers(new Discovery(List.copyOf(providers), List.of(), List.of()));
    }

    /** Returns those of this source and no others. */
    public static Providers of(ProviderSource source) {
        return new Providers(Discovery.of(source));
    }

    /** Returns these and the others. An id that both have makes neither of the two providers usable. */
    public Providers and(Providers others) {
        return new Providers(found.and(others.found));
    }

    /**
     * Returns these, and the plugins in a folder: each entry that is a jar, or a folder of jars, is one plugin, with a class
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

    /** Returns the name of a provider in problems. */
    static String name(PermissionProvider provider) {
        return "provider " + provider.getClass().getName() + " in " + origin(provider);
    }

    // A provider is foreign code: nothing that it throws must keep other providers from working.
    @SuppressWarnings("CatchThrowable")
    private Optional<Installed> identify(PermissionProvider provider) {
        String name = "provider " + provider.getClass().getName();
        try {
            name = name(provider);
            @Nullable String id = provider.id();
            if (id == null || !ID.matcher(id).matches()) {
                problems.add(
                        name + " cannot be used: its id is \"" + id + "\", not lower-case letters, digits and hyphens");
                return Optional.empty();
            }
            return Optional.of(new Installed(id, provider));
        } catch (Throwable broken) {
            problems.add(name + " cannot be used: asked what it is, " + LoadFailure.reason(broken));
            return Optional.empty();
        }
    }

    private boolean isDescribed(Installed provider) {
        boolean described = provider.description().isPresent();
        provider.problem().ifPresent(problems::add);
        return described;
    }

    private static void add(Installed provider, SortedMap<String, List<Installed>> candidates) {
        candidates.computeIfAbsent(provider.id(), absent -> new ArrayList<>()).add(provider);
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
        return Optional.ofNullable(byId.get(id))
                .filter(installed -> installed.description().isPresent())
                .map(Installed::provider);
    }

    /** Returns what the provider with this id says of itself, if it can be used. It is asked once. */
    public Optional<ProviderDescription> description(String id) {
        return Optional.ofNullable(byId.get(id)).flatMap(Installed::description);
    }

    /** Returns what the scopes of the provider with this id mean, if it can be used. */
    public Optional<ScopeTable> scopes(String id) {
        return description(id).map(ProviderDescription::scopes);
    }

    /** Returns the known flaws of a provider's service. Does not ask the provider to describe itself. */
    public List<Advisory> advisories(String id) {
        return Optional.ofNullable(byId.get(id)).map(Installed::advisories).orElse(List.of());
    }

    /** Returns the ids of all that can be used, as far as is known before each is asked to describe itself, sorted. */
    public List<String> ids() {
        return byId.values().stream()
                .filter(installed -> installed.problem().isEmpty())
                .map(Installed::id)
                .toList();
    }

    /** Returns all that can be used, sorted by id. Asks each to describe itself. */
    public List<PermissionProvider> all() {
        return byId.keySet().stream().flatMap(id -> find(id).stream()).toList();
    }

    /** Returns what stands in the way of those that cannot be used, as far as is known yet, for people. */
    public List<String> problems() {
        List<String> known = new ArrayList<>(problems);
        byId.values().forEach(installed -> installed.problem().ifPresent(known::add));
        return List.copyOf(known);
    }

    /** Returns why there is no provider with this id, and which there are, for people. */
    public String missing(String id) {
        List<String> related = problems().stream()
                .filter(problem -> problem.contains("\"" + id + "\""))
                .toList();
        if (!related.isEmpty()) {
            return related.get(0);
        }
        boolean likely = LIKELY_ID.matcher(id).matches();
        String installed = byId.isEmpty()
                ? "no provider is installed; add the artifact of one"
                        + (likely ? ", such as io.keyaudit:keyaudit-" + id + "-provider" : "")
                : "installed are: " + String.join(", ", ids());
        return "there is no " + (likely ? "provider \"" + id + "\"" : "such provider") + "; " + installed;
    }
}
