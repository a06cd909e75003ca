package io.keyaudit.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lies at {@code /keys}, for callers that were let in. Thread-safe. */
final class DocSpaceKeysApi {
    private final PortalVersion version;
    private final Clock clock;
    private final IssuedKeys keys;
    private final IssuedKeyView view;

    DocSpaceKeysApi(PortalVersion version, Clock clock, IssuedKeys keys) {
        this.version = version;
        this.clock = clock;
        this.keys = keys;
        this.view = new IssuedKeyView(clock);
    }

    /** Answers the call to this path below {@code /keys}. */
    Reply answer(Request request, String path, IssuedKey caller) {
        try {
            return switch (path) {
                case "" ->
                    switch (request.method()) {
                        case "GET" -> list(request, caller);
                        case "POST" -> create(request, caller);
                        default -> Reply.empty(405);
                    };
                case "/@self" -> onlyGet(request, version.tellsCallingKey() ? view.masked(caller) : null);
                case "/permissions" -> onlyGet(request, catalogue());
                default -> id(path).map(id -> change(request, id, caller)).orElse(Reply.empty(404));
            };
        } catch (InvalidFieldException e) {
            return e.reply();
        }
    }

    private static Reply onlyGet(Request request, @Nullable Object response) {
        if (response == null) {
            return Reply.empty(404);
        }
        int count = response instanceof List<?> items ? items.size() : 1;
        return request.method().equals("GET") ? DocSpaceReplies.success(request, response, count) : Reply.empty(405);
    }

    private List<String> catalogue() {
        List<String> scopes = new ArrayList<>(version.catalogue());
        Collections.shuffle(scopes);
        return scopes;
    }

    private Reply list(Request request, IssuedKey caller) {
        List<?> visible = keys.visibleTo(caller.details().owner()).stream()
                .map(view::masked)
                .toList();
        return DocSpaceReplies.success(request, visible, 1);
    }

    private Reply create(Request request, IssuedKey caller) {
        KeyRequest wanted = KeyRequest.read(request.body());
        if (wanted.name() == null) {
            throw new InvalidFieldException("Name", "The Name field is required.");
        }
        if (!areValid(wanted.permissions())) {
            return invalidPermissions();
        }
        PortalKey details = PortalKey.of(wanted.name(), List.of())
                .withPermissions(wanted.permissions())
                .withOwner(caller.details().owner());
        if (wanted.expiresInDays() != null) {
            Instant expiry = clock.instant().plus(wanted.expiresInDays(), ChronoUnit.DAYS);
            details = details.withExpiry(expiry);
        }
        return DocSpaceReplies.success(request, view.whole(keys.issue(details)), 1);
    }

    private Reply change(Request request, UUID id, IssuedKey caller) {
        if (!request.method().equals("PUT") && !request.method().equals("DELETE")) {
            return Reply.empty(405);
        }
        Optional<IssuedKey> target = keys.find(id);
        if (target.isEmpty()) {
            return DocSpaceReplies.error(500, "The key was not found.", "System.InvalidOperationException");
        }
        return request.method().equals("PUT")
                ? update(request, target.get(), caller)
                : DocSpaceReplies.success(request, isOwn(target.get(), caller) && keys.remove(id), 1);
    }

    private Reply update(Request request, IssuedKey target, IssuedKey caller) {
        KeyRequest wanted = KeyRequest.read(request.body());
        if (!areValid(wanted.permissions())) {
            return invalidPermissions();
        }
        // What is refused here is a success to the real server, too.
        boolean updated = isOwn(target, caller)
                && !target.isExpired(clock.instant())
                && keys.update(target.id(), details -> merge(details, wanted));
        return DocSpaceReplies.success(request, updated, 1);
    }

    private static PortalKey merge(PortalKey details, KeyRequest wanted) {
        return details.withName(wanted.name() == null ? details.name() : wanted.name())
                .withPermissions(wanted.permissions() == null ? details.permissions() : wanted.permissions())
                .withActive(wanted.isActive() == null ? details.active() : wanted.isActive());
    }

    private static boolean isOwn(IssuedKey target, IssuedKey caller) {
        return target.isOwnedBy(caller.details().owner());
    }

    private boolean areValid(@Nullable List<String> permissions) {
        return permissions == null || version.catalogue().containsAll(permissions);
    }

    private static Reply invalidPermissions() {
        return DocSpaceReplies.error(400, "Permissions are not valid.", "System.ArgumentException");
    }

    private static Optional<UUID> id(String path) {
        try {
            return Optional.of(UUID.fromString(path.substring(1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
