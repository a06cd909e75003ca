package io.keyaudit.spi;

import java.util.List;
import java.util.Optional;

/**
 * A key that is to be created. Immutable.
 *
 * @param name what it is to be called at the service
 * @param scopes the service's own words; none only if it is unrestricted
 * @param unrestricted whether it is to have full access, which must be said and is never meant by leaving scopes out
 * @param days after how many days it is to expire; absent means never
 */
public record KeyDraft(String name, List<String> scopes, boolean unrestricted, Optional<Integer> days) {
    /** Copies what can change. */
    public KeyDraft {
        scopes = List.copyOf(scopes);
    }
}
