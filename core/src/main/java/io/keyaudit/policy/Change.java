package io.keyaudit.policy;

import io.keyaudit.Fact;
import io.keyaudit.Grant;
import io.keyaudit.PermissionSet;
import io.keyaudit.ResourceAccess;
import io.keyaudit.Sensitivity;
import java.util.Optional;

/** A difference of a key from an earlier audit. Those where one of two states is unknown are not certain. */
public sealed interface Change extends Reason {
    /**
     * An access was granted or taken away.
     *
     * @param from whether it was granted before
     * @param to whether it is granted now
     * @param sensitivity how much harm it can do; none if nothing is known of it
     */
    record AccessChanged(ResourceAccess access, Grant from, Grant to, Optional<Sensitivity> sensitivity)
            implements Change {
        @Override
        public boolean certain() {
            return isCertain(from, to);
        }
    }

    /** Full access was given or taken away. */
    record FullAccessChanged(Grant from, Grant to) implements Change {
        @Override
        public boolean certain() {
            return isCertain(from, to);
        }
    }

    /** The right to create and change keys, whatever the key's own permissions say, was given or taken away. */
    record KeyManagementChanged(Grant from, Grant to) implements Change {
        @Override
        public boolean certain() {
            return isCertain(from, to);
        }
    }

    /**
     * A scope that the provider does not know was given or taken away: what was gained or lost is unknown.
     *
     * @param added whether it was given
     */
    record UnrecognizedScopeChanged(String scope, boolean added) implements Change {
        @Override
        public boolean certain() {
            return false;
        }
    }

    /**
     * Another fact changed.
     *
     * @param fact its name, such as {@code expiry}
     */
    record FactChanged(String fact, Fact<String> from, Fact<String> to) implements Change {
        @Override
        public boolean certain() {
            return from.reported() && to.reported();
        }
    }

    /**
     * The key was not audited before.
     *
     * @param permissions what it can do; none if it could not be read
     * @param managesKeys whether it can create and change keys
     */
    record KeyAdded(Optional<PermissionSet> permissions, Grant managesKeys) implements Change {
        @Override
        public boolean certain() {
            return true;
        }
    }

    /**
     * The key was read, and could not be read before.
     *
     * @param permissions what it can do
     * @param managesKeys whether it can create and change keys
     */
    record ReadForTheFirstTime(PermissionSet permissions, Grant managesKeys) implements Change {
        @Override
        public boolean certain() {
            return false;
        }
    }

    /** The key was audited before and is not audited any more. */
    record KeyRemoved() implements Change {
        @Override
        public boolean certain() {
            return true;
        }
    }

    /**
     * The key could not be read, so that it might have gained anything.
     *
     * @param readBefore whether it could be read before
     */
    record NotRead(boolean readBefore) implements Change {
        @Override
        public boolean certain() {
            return false;
        }
    }

    private static boolean isCertain(Grant from, Grant to) {
        return to == Grant.GRANTED || (to == Grant.DENIED && from == Grant.GRANTED);
    }
}
