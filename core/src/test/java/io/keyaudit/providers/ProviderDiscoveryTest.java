package io.keyaudit.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ProviderSource;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ScopeTable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers in a folder that is reached through the thread's context class loader, as plugins are. */
@Tag("paths")
class ProviderDiscoveryTest {
    private static final String THIS = ProviderDiscoveryTest.class.getName() + "$";

    /** A provider with nothing to it but its id. */
    public abstract static class Plugin implements PermissionProvider {
        private final String id;

        protected Plugin(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public ProviderDescription describe() {
            return ProviderDescription.builder(id)
                    .scopes(ScopeTable.builder().build())
                    .callsPerInspection(1)
                    .rateLimit(new RateLimit(1, Duration.ofSeconds(1)))
                    .build();
        }

        @Override
        public ProviderSession open(ProviderContext context) {
            throw new UnsupportedOperationException();
        }
    }

    /** A good one. */
    public static final class Good extends Plugin {
        /** As the service loader wants it. */
        public Good() {
            super("good");
        }
    }

    /** One of two with the same id. */
    public static final class Twin extends Plugin {
        /** As the service loader wants it. */
        public Twin() {
            super("twin");
        }
    }

    /** The other one. */
    public static final class OtherTwin extends Plugin {
        /** As the service loader wants it. */
        public OtherTwin() {
            super("twin");
        }
    }

    /** One that cannot be constructed. */
    public static final class Exploding extends Plugin {
        /** As the service loader wants it. */
        public Exploding() {
            super("exploding");
            throw new AssertionError("some detail");
        }
    }

    /** A source of two. */
    public static final class Pair implements ProviderSource {
        @Override
        public List<PermissionProvider> providers() {
            return List.of(new Good(), new Twin());
        }
    }

    /** A source that fails. */
    public static final class ExplodingSource implements ProviderSource {
        @Override
        public List<PermissionProvider> providers() {
            throw new AssertionError("some detail");
        }
    }

    /** Something that is no provider. */
    public static final class Stranger {}

    @Test
    void findsWhatTheContextClassLoaderOffers(@TempDir Path plugins) throws IOException {
        Providers providers = discover(plugins, List.of(THIS + "Good"));
        assertThat(providers.problems()).isEmpty();
        assertThat(providers.all()).extracting(PermissionProvider::id).containsExactly("good");
    }

    @Test
    void findsWhatSourcesOffer(@TempDir Path plugins) throws IOException {
        Providers providers =
                discover(plugins, List.of(THIS + "OtherTwin"), List.of(THIS + "ExplodingSource", THIS + "Pair"));
        assertThat(providers.all()).extracting(PermissionProvider::id).containsExactly("good");
        assertThat(providers.problems())
                .hasSize(2)
                .anyMatch(problem -> problem.contains("\"twin\"") && problem.contains(THIS + "OtherTwin"))
                .anyMatch(problem -> problem.contains(THIS + "ExplodingSource") && !problem.contains("some detail"));
    }

    @Test
    void usesNeitherOfTwoWithOneId(@TempDir Path plugins) throws IOException {
        Providers providers = discover(plugins, List.of(THIS + "Twin", THIS + "Good", THIS + "OtherTwin"));
        assertThat(providers.all()).extracting(PermissionProvider::id).containsExactly("good");
        assertThat(providers.problems())
                .singleElement()
                .asString()
                .contains("\"twin\"", THIS + "Twin", THIS + "OtherTwin");
    }

    @Test
    void leavesOutWhatCannotBeLoaded(@TempDir Path plugins) throws IOException {
        Providers providers =
                discover(plugins, List.of(THIS + "Exploding", "com.example.Missing", THIS + "Stranger", THIS + "Good"));
        assertThat(providers.all()).extracting(PermissionProvider::id).containsExactly("good");
        assertThat(providers.problems())
                .hasSize(3)
                .allMatch(problem -> problem.startsWith("a provider cannot be loaded: "))
                .noneMatch(problem -> problem.contains("some detail"))
                .anyMatch(problem -> problem.contains(THIS + "Exploding"))
                .anyMatch(problem -> problem.contains("com.example.Missing"))
                .anyMatch(problem -> problem.contains(THIS + "Stranger"));
    }

    @Test
    void givesUpOnAClassPathThatIsBrokenAllOver(@TempDir Path plugins) throws IOException {
        List<String> missing =
                IntStream.range(0, 150).mapToObj(i -> "com.example.Missing" + i).toList();
        assertThat(discover(plugins, missing).problems()).hasSize(100);
    }

    private static Providers discover(Path plugins, List<String> classes) throws IOException {
        return discover(plugins, classes, List.of());
    }

    private static Providers discover(Path plugins, List<String> classes, List<String> sources) throws IOException {
        Path services = Files.createDirectories(plugins.resolve("META-INF/services"));
        Files.write(services.resolve(PermissionProvider.class.getName()), classes);
        Files.write(services.resolve(ProviderSource.class.getName()), sources);
        for (Class<?> plugin : ProviderDiscoveryTest.class.getDeclaredClasses()) {
            install(plugin, plugins);
        }
        Thread thread = Thread.currentThread();
        ClassLoader original = thread.getContextClassLoader();
        try (PluginLoader loader = new PluginLoader(plugins.toUri().toURL())) {
            thread.setContextClassLoader(loader);
            return Providers.discover();
        } finally {
            thread.setContextClassLoader(original);
        }
    }

    private static void install(Class<?> plugin, Path plugins) throws IOException {
        String file = plugin.getName().replace('.', '/') + ".class";
        try (InputStream bytes = Objects.requireNonNull(plugin.getClassLoader().getResourceAsStream(file))) {
            Path copy = plugins.resolve(file);
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(bytes, copy);
        }
    }

    /** Loads this test's plugins from the folder, and not from the module they were compiled in. */
    private static final class PluginLoader extends URLClassLoader {
        PluginLoader(URL folder) {
            super(new URL[] {folder}, ProviderDiscoveryTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(THIS)) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
