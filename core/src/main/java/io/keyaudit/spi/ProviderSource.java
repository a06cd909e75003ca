package io.keyaudit.spi;

import java.util.List;

/**
 * Several providers at once, such as one for each file that describes a service. Found through {@link
 * java.util.ServiceLoader} like a {@link PermissionProvider}: a public class with a public constructor without
 * parameters, named both in {@code module-info.java} and in {@code META-INF/services/io.keyaudit.spi.ProviderSource}.
 */
@FunctionalInterface
public interface ProviderSource {
    /**
     * Returns the providers. Only their ids are asked for at once: each describes itself when it is first needed. An exception leaves
     * out all of this source, and nothing else.
     */
    List<PermissionProvider> providers();
}
