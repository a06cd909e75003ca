package io.keyaudit.spi;

import io.keyaudit.ResourceAccess;
import java.util.List;

/**
 * A scope in the service's own words, and what it grants.
 *
 * @param name the scope, verbatim
 * @param meaning what it is for, for people
 * @param grants the accesses it grants
 * @param unrestricted whether it grants everything, including what does not exist yet
 */
public record ScopeInfo(String name, String meaning, List<ResourceAccess> grants, boolean unrestricted) {
    /** Copies what can change. */
    public ScopeInfo {
        grants = List.copyOf(grants);
    }
}
