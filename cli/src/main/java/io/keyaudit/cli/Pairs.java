package io.keyaudit.cli;

import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes permissions as people read them: {@code rw}, {@code r-}, {@code ??}. */
final class Pairs {
    private Pairs() {}

    static String of(Permission permission) {
        return letter(permission.read(), "r") + letter(permission.write(), "w");
    }

    /** The pairs that are not {@code --}, such as {@code files rw, rooms r-}. */
    static String of(PermissionSet permissions) {
        List<Permission> pairs = permissions.permissions();
        Set<String> different = pairs.stream().map(Pairs::of).collect(Collectors.toSet());
        if (permissions.unrestricted()) {
            return "everything";
        }
        if (different.size() == 1) {
            return "all resources " + different.iterator().next();
        }
        return pairs.stream()
                .filter(pair -> !of(pair).equals("--"))
                .map(pair -> pair.resource() + " " + of(pair))
                .collect(Collectors.joining(", "));
    }

    private static String letter(Grant grant, String granted) {
        return switch (grant) {
            case GRANTED -> granted;
            case DENIED -> "-";
            case UNKNOWN -> "?";
        };
    }
}
