package io.keyaudit.spi;

import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.PermissionSet;
import io.keyaudit.Severity;
import java.util.Optional;
import java.util.function.Function;

/**
 * A known flaw of a service, or of some versions of it, that concerns all of its keys. {@code builtin:recommended}
 * judges it as the rule {@code advisory/PROVIDER/ID}, once for each service. Immutable.
 *
 * @param id names it within its provider, such as {@code keys-mint-keys}: lower-case letters, digits and hyphens
 * @param title what must hold, in a line
 * @param severity how much it matters
 * @param remedy what to do about it
 * @param controls the numbers of the controls it is evidence against, separated by commas, such as {@code NHI5, AC-6}
 * @param flaw what is wrong with the service where it has the flaw, as a phrase that follows the service's name
 * @param fact the kind of fact about a key that shows the flaw; where no key shows it, the rule does not apply, and reports
 *     say that the service does not report this
 * @param shows what one key shows: known {@code true} if its service has the flaw, known {@code false} if it has not,
 *     {@link Fact.None} if the flaw makes no difference to this key, unknown if this key does not show it
 */
public record Advisory(
        String id,
        String title,
        Severity severity,
        String remedy,
        String controls,
        String flaw,
        FactKind fact,
        Function<KeySnapshot, Fact<Boolean>> shows) {
    /**
     * Returns whether a key shows that its service lets it manage keys beyond its own permissions, as {@link #shows} has
     * it. A key that is granted everything gains nothing by that.
     */
    public static Fact<Boolean> managesKeys(KeySnapshot key) {
        PermissionSet has = key.permissions();
        boolean nothingDenied =
                !has.permissions().isEmpty() && has.withGrant(Grant.DENIED).isEmpty();
        boolean everything = has.unrestricted()
                || (nothingDenied && has.withGrant(Grant.UNKNOWN).isEmpty());
        if (everything) {
            return Fact.none();
        }
        Optional<Boolean> manages = key.attributes().managesKeys().toOptional();
        return manages.isEmpty() || (manages.get() && nothingDenied) ? Fact.unknown() : Fact.known(manages.get());
    }
}
