package io.keyaudit.sandbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How often each user can call, whichever key is used. Thread-safe. */
final class DocSpaceLimits {
    private final LongSupplier nanoTime;
    private final Map<UUID, User> users = new ConcurrentHashMap<>();

    DocSpaceLimits(InstantSource clock) {
        this.nanoTime = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    /** Returns the refusal, if the user has used up what this call counts against. */
    Optional<Reply> refusal(DocSpaceUser caller, String method, boolean createsKey) {
        User user = users.computeIfAbsent(caller.id(), id -> new User(nanoTime));
        return refusal(user.calls, true)
                .or(() -> refusal(user.changes, method.equals("POST") || method.equals("PUT")))
                .or(() -> refusal(user.creations, createsKey));
    }

    private static Optional<Reply> refusal(SlidingWindow window, boolean counts) {
        if (!counts || window.tryAcquire()) {
            return Optional.empty();
        }
        Map<String, String> headers =
                Map.of("X-RateLimit-Limit", String.valueOf(window.limit()), "X-RateLimit-Remaining", "0");
        return Optional.of(new Reply(429, headers, ""));
    }

    private static final class User {
        private final SlidingWindow calls;
        private final SlidingWindow changes;
        private final SlidingWindow creations;

        User(LongSupplier nanoTime) {
            calls = new SlidingWindow(1500, Duration.ofSeconds(60), nanoTime);
            changes = new SlidingWindow(10_000, Duration.ofDays(1), nanoTime);
            creations = new SlidingWindow(5, Duration.ofMinutes(15), nanoTime);
        }
    }
}
