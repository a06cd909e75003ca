package io.keyaudit.spi;

/** What a provider can do beyond reading single keys. */
public enum Capability {
    /** Its sessions can list an account's keys: {@link ProviderSession#inventory()}. */
    INVENTORY,
    /** It can create, change and revoke keys: {@link PermissionProvider#openLifecycle}. */
    LIFECYCLE
}
