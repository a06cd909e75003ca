package io.keyaudit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Access;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What a JSON object itself says that a key can do, read a second time. */
public final class HeldGrants {
    private HeldGrants() {}

    /** That the object says each access of the set in the same words, and no other. */
    public static void assertSame(PermissionSet read, Object object) {
        Map<?, ?> fields = (Map<?, ?>) object;
        assertThat(fields.get("unrestricted")).isEqualTo(read.unrestricted());
        List<?> pairs = (List<?>) Objects.requireNonNull(fields.get("permissions"));
        assertThat(pairs).hasSameSizeAs(read.permissions());
        for (Permission permission : read.permissions()) {
            Map<?, ?> held = pairs.stream()
                    .<Map<?, ?>>map(pair -> (Map<?, ?>) Objects.requireNonNull(pair))
                    .filter(pair -> permission.resource().equals(pair.get("resource")))
                    .findFirst()
                    .orElseThrow();
            assertSame(permission, Access.READ, held);
            assertSame(permission, Access.WRITE, held);
        }
    }

    private static void assertSame(Permission permission, Access access, Map<?, ?> held) {
        String field = access == Access.READ ? "read" : "write";
        assertThat(permission.grant(access).name().toLowerCase(Locale.ROOT))
                .as("%s %s", permission.resource(), field)
                .isEqualTo(held.get(field));
    }
}
