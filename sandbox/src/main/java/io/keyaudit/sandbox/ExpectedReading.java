package io.keyaudit.sandbox;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a truthful audit must say of a sample key. Immutable. */
public sealed interface ExpectedReading {

    /**
     * The key can be read.
     *
     * @param state such as {@code active} or {@code expired}
     * @param unrestricted whether it can do everything, things to come included
     * @param permissions a pair for each resource that the audit shows, sorted: {@code rw}, {@code r-}, {@code -w},
     *     {@code --}, or with {@code ?} for what cannot be known
     * @param unrecognizedScopes sorted
     */
    record Read(String state, boolean unrestricted, Map<String, String> permissions, List<String> unrecognizedScopes)
            implements ExpectedReading {

        /** Copies the permissions and the scopes. */
        public Read {
            permissions = Collections.unmodifiableMap(new TreeMap<>(permissions));
            unrecognizedScopes = unrecognizedScopes.stream().sorted().toList();
        }
    }

    /**
     * The key cannot be read.
     *
     * @param failureKind such as {@code rejected}
     */
    record Refused(String failureKind) implements ExpectedReading {}
}
