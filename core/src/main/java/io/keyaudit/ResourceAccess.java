package io.keyaudit;

/**
 * One access to one resource. Text form {@code files:read}.
 *
 * @param resource the resource's name, never blank
 * @param access the way it is touched
 */
public record ResourceAccess(String resource, Access access) {
    /** @throws IllegalArgumentException if the resource is blank */
    public ResourceAccess {
        if (resource.isBlank()) {
            throw new IllegalArgumentException("a resource needs a name");
        }
    }

    /**
     * Reads the text form; the part behind the last colon is the access.
     *
     * @throws IllegalArgumentException if the text does not end in {@code :read} or {@code :write}
     */
    public static ResourceAccess parse(String text) {
        int colon = text.lastIndexOf(':');
        for (Access access : Access.values()) {
            if (colon > 0 && text.substring(colon + 1).equals(access.text())) {
                return new ResourceAccess(text.substring(0, colon), access);
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is not of the form RESOURCE:read or RESOURCE:write");
    }

    @Override
    public String toString() {
        return resource + ":" + access.text();
    }
}
