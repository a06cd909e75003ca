package io.keyaudit.benchmarks;

import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.sandbox.DocSpaceOptions;
import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.PortalKey;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Audits keys of ten portals whose limit is small, first those of one portal alone, then those of all, one portal's after
 * another's; in real time, over loopback. Prints how long each took.
 */
public final class TenHostsRun {
    static final int HOSTS = 10;
    private static final double NANOS = 1e9;

    private TenHostsRun() {}

    /** How many keys each portal has, how many requests it takes, and in how many milliseconds. */
    public static void main(String[] arguments) {
        int keys = Integer.parseInt(arguments[0]);
        RateLimit limit =
                new RateLimit(Integer.parseInt(arguments[1]), Duration.ofMillis(Long.parseLong(arguments[2])));
        Duration alone = audit(1, keys, limit);
        System.out.println(String.format(
                Locale.ROOT,
                "%d keys a host, %d requests in %d ms: one host alone %.2f s, %d hosts together %.2f s",
                keys,
                limit.requests(),
                limit.window().toMillis(),
                alone.toNanos() / NANOS,
                HOSTS,
                audit(HOSTS, keys, limit).toNanos() / NANOS));
    }

    /** Returns how long it takes to audit this many keys of each of so many hosts. */
    static Duration audit(int hosts, int keys, RateLimit limit) {
        RateLimiters own = RateLimiters.create(Ticker.system());
        List<DocSpaceService> portals = new ArrayList<>();
        try {
            List<AuditTarget> targets = new ArrayList<>();
            for (int host = 0; host < hosts; host++) {
                DocSpaceService portal =
                        DocSpaceService.start(DocSpaceOptions.defaults().withoutLimits());
                portals.add(portal);
                for (int key = 0; key < keys; key++) {
                    targets.add(target(portal, "key" + key + "-of-" + host));
                }
            }
            long start = System.nanoTime();
            List<KeyOutcome> outcomes = KeyAuditor.builder()
                    .rateLimiters((authority, usual) -> own.forHost(authority, limit))
                    .build()
                    .audit(targets);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            outcomes.stream()
                    .filter(outcome -> !(outcome instanceof KeyOutcome.Inspected))
                    .findFirst()
                    .ifPresent(unread -> {
                        throw new IllegalStateException("a key was not read: " + unread);
                    });
            return took;
        } finally {
            portals.forEach(DocSpaceService::close);
        }
    }

    private static AuditTarget target(DocSpaceService portal, String name) {
        return AuditTarget.builder(name, "docspace")
                .endpoint(portal.endpoint().toString())
                .credential("apiKey", Secret.of(portal.createKey(PortalKey.of(name, List.of("files:read")))))
                .build();
    }
}
