package io.keyaudit.formats.table;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.ResourceAccess;
import io.keyaudit.spi.ScopeTable;
import io.keyaudit.text.DisplayWidth;
import io.keyaudit.text.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Shows pairs like {@code files rw}, in columns that are the same for all keys of a provider.
 *
 * @param scopes the provider's table, if the provider is known
 */
record PermissionGrid(Optional<ScopeTable> scopes, TableStyle style, int width) {
    private static final int WIDEST_RESOURCE = 60;
    private static final int GAP = 3;

    List<String> lines(PermissionSet permissions) {
        int column = columnWidth() + GAP;
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (Permission permission : inOrder(permissions)) {
            String resource = VisibleText.shortened(permission.resource(), WIDEST_RESOURCE);
            int needed = DisplayWidth.of(resource) + 3;
            int start = used == 0 ? 0 : (used + GAP + column - 1) / column * column;
            if (used > 0 && start + needed > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
                start = 0;
            }
            line.append(" ".repeat(start - used)).append(cell(resource, permission));
            used = start + needed;
        }
        lines.add(line.toString());
        return lines;
    }

    /** Returns the provider's own resources first, so that each has its place whatever else a key has. */
    private List<Permission> inOrder(PermissionSet permissions) {
        return permissions.permissions().stream()
                .sorted(Comparator.comparing(permission -> !isKnown(permission)))
                .toList();
    }

    private boolean isKnown(Permission permission) {
        return scopes.flatMap(table -> table.resource(permission.resource())).isPresent();
    }

    private int columnWidth() {
        return scopes.stream()
                .flatMap(table -> table.resources().stream())
                .mapToInt(resource -> DisplayWidth.of(resource.name()) + 3)
                .max()
                .orElse(0);
    }

    private String cell(String resource, Permission permission) {
        boolean nothing = permission.read() == Grant.DENIED && permission.write() == Grant.DENIED;
        return style.paint(nothing ? AnsiColor.FAINT : AnsiColor.PLAIN, resource)
                + " "
                + letter(permission, Access.READ, "r")
                + letter(permission, Access.WRITE, "w");
    }

    private String letter(Permission permission, Access access, String letter) {
        return switch (permission.grant(access)) {
            case GRANTED -> style.paint(ink(new ResourceAccess(permission.resource(), access)), letter);
            case DENIED -> style.paint(AnsiColor.FAINT, "-");
            case UNKNOWN -> style.paint(AnsiColor.YELLOW, "?");
        };
    }

    /** By sensitivity; of a resource that nobody has heard of, even that is unknown. */
    private AnsiColor ink(ResourceAccess access) {
        return scopes.flatMap(table -> table.access(access))
                .map(info -> AnsiColor.of(info.sensitivity()))
                .orElse(AnsiColor.YELLOW);
    }
}
