package io.keyaudit.spi;

import io.keyaudit.Access;

/**
 * A resource of a service, and what reading and changing it amounts to.
 *
 * @param name the name in permissions, such as {@code files}
 * @param documented whether every key's permissions show it; one that was only ever seen shows when it is answered
 * @param read what reading it amounts to
 * @param write what changing it amounts to
 * @param source where this comes from
 */
public record ResourceInfo(String name, boolean documented, AccessInfo read, AccessInfo write, FactSource source) {
    /** @throws IllegalArgumentException if the name is blank */
    public ResourceInfo {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a resource needs a name");
        }
    }

    /** Returns the part for one access. */
    public AccessInfo access(Access access) {
        return switch (access) {
            case READ -> read;
            case WRITE -> write;
        };
    }
}
