package io.keyaudit.testkit;

import io.keyaudit.spi.PermissionProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a provider must be named to be found. */
final class Registration {
    static final String SERVICE_FILE = "META-INF/services/" + PermissionProvider.class.getName();

    private Registration() {}

    /** Whether a service file that its class loader sees names the class. */
    static boolean serviceFileNames(Class<?> provider) throws IOException {
        for (URL file : Collections.list(provider.getClassLoader().getResources(SERVICE_FILE))) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                if (lines.lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .anyMatch(provider.getName()::equals)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What a module's descriptor lacks; null, which is the descriptor of no module in particular, lacks nothing. */
    static List<String> faults(@Nullable ModuleDescriptor module, String provider) {
        List<String> faults = new ArrayList<>();
        if (module != null
                && !module.isAutomatic()
                && module.provides().stream()
                        .noneMatch(provides -> provides.service().equals(PermissionProvider.class.getName())
                                && provides.providers().contains(provider))) {
            faults.add("module " + module.name() + " has no \"provides " + PermissionProvider.class.getName() + " with "
                    + provider + "\"");
        }
        return faults;
    }
}
