package io.keyaudit.testkit;

import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider must be named to be found, or the source that it is from.
 *
 * @param type the class that is named
 * @param service what it is named as
 */
record Registration(Class<?> type, Class<?> service) {
    /** Returns the registration of a provider: its own, or that of a source which offers a provider of its class and id. */
    static Registration of(PermissionProvider provider) {
        for (ProviderSource source : ServiceLoader.load(ProviderSource.class)) {
            if (source.providers().stream()
                    .anyMatch(offered -> offered.getClass() == provider.getClass()
                            && offered.id().equals(provider.id()))) {
                return new Registration(source.getClass(), ProviderSource.class);
            }
        }
        return new Registration(provider.getClass(), PermissionProvider.class);
    }

    String serviceFile() {
        return "META-INF/services/" + service.getName();
    }

    /** Returns whether a service file that its class loader sees names the class. */
    boolean serviceFileNamesIt() throws IOException {
        for (URL file : Collections.list(type.getClassLoader().getResources(serviceFile()))) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                if (lines.lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .anyMatch(type.getName()::equals)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns what a module's descriptor lacks; null, which is the descriptor of no module in particular, lacks nothing. */
    List<String> faults(@Nullable ModuleDescriptor module) {
        List<String> faults = new ArrayList<>();
        if (module != null
                && !module.isAutomatic()
                && module.provides().stream()
                        .noneMatch(provides -> provides.service().equals(service.getName())
                                && provides.providers().contains(type.getName()))) {
            faults.add("module " + module.name() + " has no \"provides " + service.getName() + " with " + type.getName()
                    + "\"");
        }
        return faults;
    }
}
