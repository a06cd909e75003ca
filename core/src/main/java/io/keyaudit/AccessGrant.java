package io.keyaudit;

/**
 * One access of a key, and whether it is granted.
 *
 * @param access the access
 * @param grant whether it is granted
 */
public record AccessGrant(ResourceAccess access, Grant grant) {}
