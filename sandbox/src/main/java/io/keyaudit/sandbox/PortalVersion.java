package io.keyaudit.sandbox;

import java.lang.module.ModuleDescriptor.Version;
import java.util.HashSet;
import java.util.Set;

/** What one version of the DocSpace server does differently from others. */
record PortalVersion(Version number) {
    private static final Set<String> SCOPES = Set.of(
            "accounts:read", "accounts:write",
            "accounts.self:read", "accounts.self:write",
            "files:read", "files:write",
            "rooms:read", "rooms:write");
    private static final Set<String> GLOBAL_SCOPES = Set.of("*", "*:read", "*:write");

    /** Throws {@link IllegalArgumentException} when the text is not a version. */
    static PortalVersion parse(String text) {
        return new PortalVersion(Version.parse(text));
    }

    /** Returns every scope that exists, in no particular order. */
    Set<String> catalogue() {
        Set<String> all = new HashSet<>(SCOPES);
        if (isAtLeast("3.2.0")) {
            all.addAll(GLOBAL_SCOPES);
        }
        return all;
    }

    boolean tellsCallingKey() {
        return isAtLeast("3.1.1");
    }

    /** The fault of 3.2.1, fixed in 3.7.1: scopes were not asked for at {@code /keys}. */
    boolean opensKeysToEveryScope() {
        return isAtLeast("3.2.1") && !isAtLeast("3.7.1");
    }

    private boolean isAtLeast(String text) {
        return number.compareTo(Version.parse(text)) >= 0;
    }
}
