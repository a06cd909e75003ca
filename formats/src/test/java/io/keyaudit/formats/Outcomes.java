package io.keyaudit.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.AccessGrant;
import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.Grant;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.report.Provenance;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Outcomes to report. */
public final class Outcomes {
    public static final Instant STARTED = Instant.parse("2026-11-21T10:00:00Z");
    public static final Instant FINISHED = Instant.parse("2026-11-21T10:00:02.5Z");
    public static final String SECRET = "sk-7c1e55-never-shown";
    public static final Provenance PROVENANCE = new Provenance(
            Optional.of("1.2.3"),
            "6f2c1a58-0d53-4f0a-9a8e-2a4b1c9d7e60",
            List.of("check", "keys.yaml", "--policy", "policy.yaml"),
            Optional.of(new Provenance.Source("keys.yaml", "a".repeat(64))),
            Optional.of(new Provenance.Source("policy.yaml", "b".repeat(64))),
            Optional.empty());
    private static final Endpoint PORTAL = Endpoint.parse("https://portal.example.com");

    private Outcomes() {}

    public static AuditTarget target(String name, String provider) {
        return AuditTarget.builder(name, provider)
                .credential("apiKey", Secret.of(SECRET))
                .tag("production")
                .tag("docs")
                .build();
    }

    /** Pairs like {@code files rw}. */
    public static PermissionSet permissions(String... pairs) {
        return PermissionSet.of(Arrays.stream(pairs)
                .map(pair -> new Permission(
                        pair.substring(0, pair.length() - 3),
                        grant(pair.charAt(pair.length() - 2)),
                        grant(pair.charAt(pair.length() - 1))))
                .toList());
    }

    /** Asserts that each listed access of a key has the same provenance in both; equality leaves provenance out. */
    public static void assertSameProvenance(KeyOutcome one, KeyOutcome other) {
        if (other instanceof KeyOutcome.Inspected expected) {
            PermissionSet permissions = expected.snapshot().permissions();
            permissions
                    .accesses()
                    .map(AccessGrant::access)
                    .forEach(access -> assertThat(((KeyOutcome.Inspected) one)
                                    .snapshot()
                                    .permissions()
                                    .provenance(access))
                            .isEqualTo(permissions.provenance(access)));
        }
    }

    private static Grant grant(char letter) {
        return switch (letter) {
            case '-' -> Grant.DENIED;
            case '?' -> Grant.UNKNOWN;
            default -> Grant.GRANTED;
        };
    }

    public static KeyOutcome inspected(
            String name, String provider, PermissionSet permissions, String... unrecognized) {
        return inspected(name, provider, permissions, KeyState.ACTIVE, Evidence.Method.INTROSPECTED, unrecognized);
    }

    public static KeyOutcome inspected(
            String name,
            String provider,
            PermissionSet permissions,
            KeyState state,
            Evidence.Method method,
            String... unrecognized) {
        KeyAttributes attributes = KeyAttributes.unknown()
                .withId(Fact.known("7c1e"))
                .withHint(Fact.known("sk-***9f3c"))
                .withOwner(Fact.known(new KeyOwner("u1", "Zoë")))
                .withCreatedAt(Fact.known(Instant.parse("2026-01-02T03:04:05Z")))
                .withLastUsedAt(Fact.none())
                .withExpiresAt(Fact.known(Instant.parse("2026-11-20T08:30:00Z")));
        KeySnapshot snapshot = new KeySnapshot(
                provider,
                PORTAL,
                permissions,
                List.of("rooms:read", "files:read"),
                List.of(unrecognized),
                state,
                attributes,
                new Evidence(
                        method,
                        List.of("GET /api/2.0/keys/@self"),
                        Instant.parse("2026-11-21T10:00:01Z"),
                        Map.of("version", "3.2", "nonce", "1")));
        return new KeyOutcome.Inspected(target(name, provider), snapshot);
    }

    public static KeyOutcome failed(String name, String message) {
        return new KeyOutcome.Failed(target(name, "docs"), FailureKind.RATE_LIMITED, message);
    }
}
