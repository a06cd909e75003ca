package io.keyaudit.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A key as DocSpace shows it: secret masked, what is null left out. */
final class IssuedKeyView {
    private final DateTimeFormatter dates;
    private final Clock clock;

    IssuedKeyView(Clock clock) {
        this.clock = clock;
        this.dates =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSXXX").withZone(clock.getZone());
    }

    Map<String, Object> masked(IssuedKey key) {
        return show(key, "sk-***" + key.postfix());
    }

    /** With the whole secret, for the answer to its creation. */
    Map<String, Object> whole(IssuedKey key) {
        return show(key, key.secret());
    }

    private Map<String, Object> show(IssuedKey key, String secret) {
        PortalKey details = key.details();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", key.id().toString());
        fields.put("name", details.name());
        fields.put("key", secret);
        fields.put("keyPostfix", key.postfix());
        if (details.permissions() != null) {
            fields.put("permissions", details.permissions());
        }
        putDate(fields, "lastUsed", details.lastUsedAt());
        putDate(fields, "createOn", key.createdAt());
        fields.put("createBy", owner(details.owner()));
        putDate(fields, "expiresAt", details.expiresAt());
        fields.put("isActive", key.isShownActive(clock.instant()));
        return fields;
    }

    private static Map<String, Object> owner(DocSpaceUser user) {
        return Map.of(
                "id", user.id().toString(),
                "displayName", HtmlEntities.encode(user.displayName()),
                "hasAvatar", false);
    }

    private void putDate(Map<String, Object> fields, String name, @Nullable Instant at) {
        if (at != null) {
            fields.put(name, dates.format(at));
        }
    }
}
