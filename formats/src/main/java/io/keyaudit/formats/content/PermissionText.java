package io.keyaudit.formats.content;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.text.VisibleText;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a line what a key can do: what is granted, and what is unknown; the rest is denied. All of it is visible. */
public final class PermissionText {
    private static final int LONGEST_RESOURCE = 60;

    private PermissionText() {}

    /** Returns for example {@code files rw, rooms r; unknown: people w}. */
    public static String of(PermissionSet permissions) {
        if (permissions.unrestricted()) {
            return "full access";
        }
        List<Permission> pairs = permissions.permissions();
        String granted = with(Grant.GRANTED, pairs);
        String unknown = with(Grant.UNKNOWN, pairs);
        if (granted.isEmpty()) {
            return unknown.isEmpty() ? "nothing" : "unknown: " + unknown;
        }
        return granted + (unknown.isEmpty() ? "" : "; unknown: " + unknown);
    }

    private static String with(Grant grant, List<Permission> pairs) {
        return pairs.stream()
                .map(pair -> named(pair, letters(pair, grant)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String named(Permission pair, String letters) {
        return letters.isEmpty() ? "" : VisibleText.shortened(pair.resource(), LONGEST_RESOURCE) + " " + letters;
    }

    private static String letters(Permission pair, Grant grant) {
        return (pair.grant(Access.READ) == grant ? "r" : "") + (pair.grant(Access.WRITE) == grant ? "w" : "");
    }
}
