package io.keyaudit.formats.html;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.ResourceAccess;
import io.keyaudit.Sensitivity;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ScopeTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Shows what a key can do, the most sensitive first, and what is unknown.
 *
 * @param scopes the provider's table, if the provider is known
 */
record Chips(Optional<ScopeTable> scopes) {
    /** Returns a chip for each resource that something is granted on, and one for each on which something is unknown. */
    List<Values> of(PermissionSet permissions) {
        if (permissions.unrestricted()) {
            return List.of(chip("full access", "critical"));
        }
        List<Values> chips = new ArrayList<>();
        permissions.permissions().stream()
                .filter(pair -> !letters(pair, Grant.GRANTED).isEmpty())
                .sorted(Comparator.comparing(this::weight).reversed())
                .map(pair -> chip(pair.resource() + " " + letters(pair, Grant.GRANTED), kind(pair)))
                .forEach(chips::add);
        permissions.permissions().stream()
                .filter(pair -> !letters(pair, Grant.UNKNOWN).isEmpty())
                .map(pair -> chip(pair.resource() + " " + letters(pair, Grant.UNKNOWN) + "?", "unknown"))
                .forEach(chips::add);
        return chips;
    }

    /** Returns a mark for each access of a pair. */
    List<Values> marks(Permission pair) {
        return Arrays.stream(Access.values()).map(access -> mark(pair, access)).toList();
    }

    private Values mark(Permission pair, Access access) {
        return switch (pair.grant(access)) {
            case GRANTED ->
                Values.of("letter", letter(access))
                        .with(
                                "kind",
                                sensitivity(pair, access).map(Sensitivity::text).orElse("unlisted"));
            case DENIED -> Values.of("letter", "-").with("kind", "denied");
            case UNKNOWN -> Values.of("letter", "?").with("kind", "unknown");
        };
    }

    private static Values chip(String text, String kind) {
        return Values.of("text", text).with("kind", kind);
    }

    private static String letters(Permission pair, Grant grant) {
        StringBuilder letters = new StringBuilder();
        for (Access access : Access.values()) {
            if (pair.grant(access) == grant) {
                letters.append(letter(access));
            }
        }
        return letters.toString();
    }

    private static String letter(Access access) {
        return access == Access.READ ? "r" : "w";
    }

    /** Returns the highest sensitivity of what is granted; that of a resource that keyaudit does not know is unknown. */
    private String kind(Permission pair) {
        return worst(pair).map(Sensitivity::text).orElse("unlisted");
    }

    private Sensitivity weight(Permission pair) {
        return worst(pair).orElse(Sensitivity.CRITICAL);
    }

    private Optional<Sensitivity> worst(Permission pair) {
        return Stream.of(Access.values())
                .filter(access -> pair.grant(access) == Grant.GRANTED)
                .flatMap(access -> sensitivity(pair, access).stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<Sensitivity> sensitivity(Permission pair, Access access) {
        return scopes.flatMap(table -> table.access(new ResourceAccess(pair.resource(), access)))
                .map(AccessInfo::sensitivity);
    }
}
