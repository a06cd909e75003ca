package io.keyaudit;

/**
 * Something that a key is restricted to besides its permissions, such as one repository. Immutable.
 *
 * @param kind what it names, in lower case, such as {@code repository}, {@code portfolio}, {@code zone} or {@code shop};
 *     never blank
 * @param text the service's own name for it; untrusted text
 */
public record Restriction(String kind, String text) {
    /** @throws IllegalArgumentException if the kind is blank */
    public Restriction {
        if (kind.isBlank()) {
            throw new IllegalArgumentException("a restriction needs a kind");
        }
    }
}
