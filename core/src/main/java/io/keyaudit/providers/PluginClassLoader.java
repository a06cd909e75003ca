package io.keyaudit.providers;

import io.keyaudit.spi.PermissionProvider;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collection;
import java.util.Set;

/**
 * Loads one plugin: its own jars, the JDK, and of keyaudit the model and the SPI. Nothing else of the application is to
 * be seen, so a plugin's libraries never meet the application's.
 */
final class PluginClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    PluginClassLoader(Collection<URL> jars) {
        super(jars.toArray(URL[]::new), new SharedTypes());
    }

    /** The types that plugins and keyaudit have in common. */
    private static final class SharedTypes extends ClassLoader {
        private static final Set<String> PACKAGES = Set.of("io.keyaudit", "io.keyaudit.spi");

        static {
            registerAsParallelCapable();
        }

        SharedTypes() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (PACKAGES.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
                return Class.forName(name, false, PermissionProvider.class.getClassLoader());
            }
            Class<?> found = super.loadClass(name, resolve);
            // The platform's loader finds the application's modules, too.
            if (isOfTheJdk(found.getModule())) {
                return found;
            }
            throw new ClassNotFoundException(name);
        }

        private static boolean isOfTheJdk(Module module) {
            return module.isNamed()
                    && (module.getName().startsWith("java.") || module.getName().startsWith("jdk."));
        }
    }
}
