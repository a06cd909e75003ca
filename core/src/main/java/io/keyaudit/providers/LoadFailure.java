package io.keyaudit.providers;

import io.keyaudit.spi.PermissionProvider;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/** Says why foreign code does not load. Of foreign exceptions only the class is repeated: messages can hold anything. */
final class LoadFailure {
    private static final String PREFIX = PermissionProvider.class.getName() + ": ";

    private LoadFailure() {}

    /** Returns the reason, for people. */
    static String reason(Throwable failure) {
        if (failure instanceof ServiceConfigurationError) {
            // The JDK's own words, which name the provider's class.
            String said = String.valueOf(failure.getMessage());
            @Nullable Throwable cause = failure.getCause();
            return (said.startsWith(PREFIX) ? said.substring(PREFIX.length()) : said)
                    + (cause == null ? "" : ": " + reason(cause));
        }
        if (failure instanceof UnsupportedClassVersionError) {
            return "it is built for a newer Java than this one, "
                    + Runtime.version().feature();
        }
        if (failure instanceof NoClassDefFoundError || failure instanceof ClassNotFoundException) {
            return "a class is missing, " + String.valueOf(failure.getMessage()).replace('/', '.');
        }
        if (failure instanceof IncompatibleClassChangeError) {
            return "it is built against another version of keyaudit, or of a library ("
                    + failure.getClass().getSimpleName() + ")";
        }
        return "it failed with " + failure.getClass().getName();
    }
}
