package io.keyaudit;

/**
 * What a key can do with one resource: the read/write pair. Neither grant implies the other.
 *
 * @param resource the resource's name, never blank
 * @param read whether the key can read it
 * @param write whether the key can change it
 */
public record Permission(String resource, Grant read, Grant write) {
    /** @throws IllegalArgumentException if the resource is blank */
    public Permission {
        if (resource.isBlank()) {
            throw new IllegalArgumentException("a resource needs a name");
        }
    }

    /** Returns a pair of which nothing is known. */
    public static Permission unknown(String resource) {
        return new Permission(resource, Grant.UNKNOWN, Grant.UNKNOWN);
    }

    /** Returns the pair's part for one access. */
    public Grant grant(Access access) {
        return switch (access) {
            case READ -> read;
            case WRITE -> write;
        };
    }

    /** Returns both grants in two letters, for people: {@code rw}, {@code r-}, {@code ??}. */
    public String pair() {
        return letter(read, "r") + letter(write, "w");
    }

    private static String letter(Grant grant, String granted) {
        return switch (grant) {
            case GRANTED -> granted;
            case DENIED -> "-";
            case UNKNOWN -> "?";
        };
    }
}
