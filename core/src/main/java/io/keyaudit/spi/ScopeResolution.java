package io.keyaudit.spi;

import io.keyaudit.PermissionSet;
import java.util.List;

/**
 * What a service's answer means by a scope table.
 *
 * @param permissions what is granted, total over the table's resources
 * @param unrecognized scopes that the table does not know, in the answer's order, each once
 */
public record ScopeResolution(PermissionSet permissions, List<String> unrecognized) {
    /** Copies what can change. */
    public ScopeResolution {
        unrecognized = List.copyOf(unrecognized);
    }
}
