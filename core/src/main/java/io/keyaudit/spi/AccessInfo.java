package io.keyaudit.spi;

import io.keyaudit.Sensitivity;
import io.keyaudit.Trait;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one access to one resource amounts to.
 *
 * @param meaning what can be done with it, for people
 * @param sensitivity how much harm it can do in the wrong hands
 * @param traits what it amounts to, in words that mean the same for every service, sorted
 */
public record AccessInfo(String meaning, Sensitivity sensitivity, Set<Trait> traits) {
    /** Copies what can change. */
    public AccessInfo {
        Set<Trait> sorted = EnumSet.noneOf(Trait.class);
        sorted.addAll(traits);
        traits = Collections.unmodifiableSet(sorted);
    }

    /** Returns an access with these traits. */
    public static AccessInfo of(String meaning, Sensitivity sensitivity, Trait... traits) {
        return new AccessInfo(meaning, sensitivity, Set.of(traits));
    }
}
