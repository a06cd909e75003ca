package io.keyaudit.sandbox;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The keys of one portal. Thread-safe. */
final class IssuedKeys {
    private final InstantSource clock;
    private final Map<UUID, IssuedKey> keys = new LinkedHashMap<>();
    private final Map<String, UUID> idsBySecret = new HashMap<>();

    IssuedKeys(InstantSource clock) {
        this.clock = clock;
    }

    synchronized IssuedKey issue(PortalKey details) {
        Instant createdAt = details.createdAt() == null ? clock.instant() : details.createdAt();
        IssuedKey key = new IssuedKey(UUID.randomUUID(), RandomText.docSpaceKey(), details, createdAt);
        keys.put(key.id(), key);
        idsBySecret.put(key.secret(), key.id());
        return key;
    }

    /** Returns the key with this secret, if it is accepted now; it counts as used. */
    synchronized Optional<IssuedKey> use(String secret) {
        Instant now = clock.instant();
        return Optional.ofNullable(idsBySecret.get(secret))
                .flatMap(this::find)
                .filter(key -> key.isAccepted(now))
                .map(key -> change(key, details -> details.withLastUse(now)));
    }

    synchronized Optional<IssuedKey> find(UUID id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** An administrator sees everybody's, others see their own; newest first. */
    synchronized List<IssuedKey> visibleTo(DocSpaceUser user) {
        List<IssuedKey> visible = new ArrayList<>(keys.values());
        visible.removeIf(key -> user.role() != DocSpaceUser.Role.ADMIN && !key.isOwnedBy(user));
        visible.sort(comparing(IssuedKey::createdAt));
        Collections.reverse(visible);
        return visible;
    }

    synchronized boolean update(UUID id, UnaryOperator<PortalKey> update) {
        return find(id).map(key -> change(key, update)).isPresent();
    }

    synchronized boolean remove(UUID id) {
        IssuedKey removed = keys.remove(id);
        return removed != null && idsBySecret.remove(removed.secret(), id);
    }

    private IssuedKey change(IssuedKey key, UnaryOperator<PortalKey> update) {
        IssuedKey changed = key.with(update.apply(key.details()));
        keys.put(changed.id(), changed);
        return changed;
    }
}
