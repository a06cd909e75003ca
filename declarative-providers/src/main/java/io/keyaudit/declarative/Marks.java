package io.keyaudit.declarative;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import java.util.Set;
import java.util.TreeSet;

/** Reading and writing in two signs: {@code rw}, {@code r-}, {@code --} for denied, {@code ??} for unknown. */
record Marks(Grant read, Grant write) {
    static final String ALLOWED = "two signs, for reading (r, - or ?) and for writing (w, - or ?)";

    /**
     * Reads two signs.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    static Marks parse(String text) {
        if (text.length() != 2) {
            throw new IllegalArgumentException("expected " + ALLOWED);
        }
        return new Marks(grant(text.charAt(0), 'r'), grant(text.charAt(1), 'w'));
    }

    private static Grant grant(char sign, char granted) {
        if (sign == granted) {
            return Grant.GRANTED;
        }
        return switch (sign) {
            case '-' -> Grant.DENIED;
            case '?' -> Grant.UNKNOWN;
            default -> throw new IllegalArgumentException("expected " + ALLOWED);
        };
    }

    /** Returns the accesses of {@code r}, {@code w} or {@code rw}. */
    static Set<Access> accesses(String text) {
        return switch (text) {
            case "r" -> Set.of(Access.READ);
            case "w" -> Set.of(Access.WRITE);
            case "rw" -> new TreeSet<>(Set.of(Access.READ, Access.WRITE));
            default -> throw new IllegalArgumentException("expected r, w or rw");
        };
    }

    static Marks of(Permission permission) {
        return new Marks(permission.read(), permission.write());
    }

    @Override
    public String toString() {
        return sign(read, "r") + sign(write, "w");
    }

    private static String sign(Grant grant, String granted) {
        return switch (grant) {
            case GRANTED -> granted;
            case DENIED -> "-";
            case UNKNOWN -> "?";
        };
    }
}
