package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.spi.Capability;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderDescription;
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
import java.util.Map;
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

    /** What else is given for an id or an option may be a secret in the wrong place, and is not repeated. */
    private static final Pattern LIKELY_ID = Pattern.compile("[a-z][a-z-]{0,19}");

    private static final Pattern LIKELY_OPTION = Pattern.compile("[A-Za-z-]{1,20}");

    private final SortedMap<String, PermissionProvider> byId = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Discovery found;

    private Providers(Discovery found) {
        this.found = found;
        SortedMap<String, List<PermissionProvider>> candidates = new TreeMap<>();
        for (PermissionProvider provider : found.providers()) {
            usableId(provider)
                    .ifPresent(id -> candidates
                            .computeIfAbsent(id, absent -> new ArrayList<>())
                            .add(provider));
        }
        candidates.forEach(this::add);
        problems.addAll(found.problems());
    }

    /** Finds what {@link ServiceLoader} finds with the thread's context class loader. */
    public static Providers discover() {
        return new Providers(Discovery.of(ServiceLoader.load(PermissionProvider.class)));
    }

    /** These and no others. */
    public static Providers of(PermissionProvider... providers) {
        return of(Arrays.asList(providers));
    }

    /** These and no others. */
    public static Providers of(Collection<PermissionProvider> providers) {
        return new Providers(new Discovery(List.copyOf(providers), List.of()));
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
        return with(PluginDirectory.load(folder));
    }

    /** These, and what was found elsewhere. */
    Providers with(Discovery more) {
        return new Providers(found.and(more));
    }

    /** Where a provider's class was found, such as a jar's path, for people. */
    public static String origin(PermissionProvider provider) {
        return Optional.ofNullable(provider.getClass().getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(Providers::path)
                .orElse("an unknown place");
    }

    private static String path(URL location) {
        try {
            return Path.of(location.toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException notAFile) {
            return location.toString();
        }
    }

    /** The provider's id, if it can be used. */
    // A provider is foreign code: nothing that it throws may keep other providers from working.
    @SuppressWarnings("CatchThrowable")
    private Optional<String> usableId(PermissionProvider provider) {
        String name = "provider " + provider.getClass().getName() + " in " + origin(provider);
        try {
            @Nullable String id = provider.id();
            if (id == null || !ID.matcher(id).matches()) {
                problems.add(
                        name + " cannot be used: its id is \"" + id + "\", not lower-case letters, digits and hyphens");
                return Optional.empty();
            }
            name += " (\"" + id + "\")";
            Objects.requireNonNull(provider.describe());
            return Optional.of(id);
        } catch (Throwable broken) {
            problems.add(name + " cannot be used: asked what it is, " + LoadFailure.reason(broken));
            return Optional.empty();
        }
    }

    private void add(String id, List<PermissionProvider> providers) {
        if (providers.size() == 1) {
            byId.put(id, providers.get(0));
            return;
        }
        List<String> classes = providers.stream()
                .map(provider -> provider.getClass().getName() + " in " + origin(provider))
                .sorted()
                .toList();
        problems.add("several providers have the id \"" + id + "\", so none of them is used: "
                + String.join(", ", classes) + "; remove all but one");
    }

    /** The provider with this id, if it can be used. */
    public Optional<PermissionProvider> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All that can be used, sorted by id. */
    public List<PermissionProvider> all() {
        return List.copyOf(byId.values());
    }

    /** What stands in the way of those that cannot be used, for people. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * What is wrong with a target, as far as that can be told without sending anything. Empty if nothing is. Credentials
     * that have to be asked for are left out.
     */
    public List<TargetProblem> check(AuditTarget target) {
        Optional<PermissionProvider> provider = find(target.provider());
        if (provider.isEmpty()) {
            return List.of(new TargetProblem("provider", missing(target.provider())));
        }
        ProviderDescription description = provider.get().describe();
        List<TargetProblem> found = new ArrayList<>();
        if (target.endpoint().isEmpty() && description.defaultEndpoint().isEmpty()) {
            found.add(new TargetProblem(
                    "endpoint",
                    target.provider() + " needs the service's address, such as https://service.example.com"));
        }
        if (target.inventory() && !provider.get().capabilities().contains(Capability.INVENTORY)) {
            found.add(new TargetProblem(
                    "inventory", target.provider() + " cannot list an account's keys; name each key on its own"));
        }
        if (target.credentialSource().isEmpty()) {
            found.addAll(checkCredentials(target.provider(), target.credentials()));
        }
        checkOptions(target, description, found);
        return List.copyOf(found);
    }

    /** Why there is no provider with this id, and which there are, for people. */
    public String missing(String id) {
        String installed =
                byId.isEmpty() ? "no provider is installed" : "installed are: " + String.join(", ", byId.keySet());
        List<String> related = problems.stream()
                .filter(problem -> problem.contains("\"" + id + "\""))
                .toList();
        String named = LIKELY_ID.matcher(id).matches() ? "provider \"" + id + "\"" : "such provider";
        return related.isEmpty() ? "there is no " + named + "; " + installed : related.get(0);
    }

    /** What is wrong with credentials for a provider that there is. */
    List<TargetProblem> checkCredentials(String provider, Credentials credentials) {
        List<CredentialField> described =
                find(provider).orElseThrow().describe().credentials();
        List<TargetProblem> found = new ArrayList<>();
        List<String> names = described.stream().map(CredentialField::name).toList();
        for (CredentialField field : described) {
            if (field.required() && credentials.find(field.name()).isEmpty()) {
                found.add(new TargetProblem(
                        "credentials", "\"" + field.name() + "\" is missing: " + field.description()));
            }
        }
        for (String given : credentials.names()) {
            if (!names.contains(given)) {
                // Its name is not repeated: it may be a secret in the wrong place.
                found.add(new TargetProblem(
                        "credentials." + given,
                        "unknown credential; " + provider + " takes: " + String.join(", ", names)));
            }
        }
        return List.copyOf(found);
    }

    private static void checkOptions(AuditTarget target, ProviderDescription description, List<TargetProblem> found) {
        for (Map.Entry<String, String> given : target.options().entrySet()) {
            Optional<OptionField> option = description.option(given.getKey());
            if (option.isEmpty()) {
                String names = String.join(
                        ", ",
                        description.options().stream().map(OptionField::name).toList());
                found.add(new TargetProblem(
                        "options." + given.getKey(),
                        unknownOption(target.provider(), given.getKey())
                                + (names.isEmpty() ? "" : "; it takes: " + names)));
            } else if (!option.get().allows(given.getValue())) {
                found.add(new TargetProblem(
                        "options." + given.getKey(),
                        "not a value of option \"" + given.getKey() + "\"; "
                                + (option.get().values().isEmpty()
                                        ? "it is a text that is not blank"
                                        : "it is one of: "
                                                + String.join(", ", option.get().values()))));
            }
        }
        for (OptionField option : description.options()) {
            if (option.required() && !target.options().containsKey(option.name())) {
                found.add(new TargetProblem(
                        "options." + option.name(), "required option is missing: " + option.description()));
            }
        }
    }

    private static String unknownOption(String provider, String option) {
        return LIKELY_OPTION.matcher(option).matches()
                ? provider + " has no option \"" + option + "\""
                : "unknown option of " + provider;
    }
}
