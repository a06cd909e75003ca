package io.keyaudit;

import java.util.List;

/**
 * A key's restriction to the client addresses that the service accepts it from. Immutable.
 *
 * @param addresses the addresses or ranges as the service reports them, masked ones as they are; empty if the service
 *     reports that there is a list, but not what is on it. Untrusted text
 */
public record AddressRestriction(List<String> addresses) {
    /** Restricted, to a list that the service does not report. */
    public static final AddressRestriction NOT_LISTED = new AddressRestriction(List.of());

    /** Copies what can change. */
    public AddressRestriction {
        addresses = List.copyOf(addresses);
    }

    /** Returns whether the service reports the list. */
    public boolean listed() {
        return !addresses.isEmpty();
    }
}
