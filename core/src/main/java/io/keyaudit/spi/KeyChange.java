package io.keyaudit.spi;

import java.util.List;
import java.util.Optional;

/**
 * What is to become of a key. Absent is as before. Immutable.
 *
 * @param name what it is to be called at the service
 * @param scopes the service's own words, in place of those it has; never empty, which might mean full access
 * @param active whether it is to work
 */
public record KeyChange(Optional<String> name, Optional<List<String>> scopes, Optional<Boolean> active) {
    /** Copies what can change. */
    public KeyChange {
        scopes = scopes.map(List::copyOf);
    }

    /** Returns the change to other scopes. */
    public static KeyChange rescope(List<String> scopes) {
        return new KeyChange(Optional.empty(), Optional.of(scopes), Optional.empty());
    }

    /** Returns the change that turns the key on or off. */
    public static KeyChange activate(boolean active) {
        return new KeyChange(Optional.empty(), Optional.empty(), Optional.of(active));
    }
}
