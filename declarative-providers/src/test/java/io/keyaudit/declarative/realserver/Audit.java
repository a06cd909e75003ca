package io.keyaudit.declarative.realserver;

import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.providers.Providers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Audits keys with an installed provider, as applications do.
 *
 * @param endpoint the server's address
 */
record Audit(String provider, String endpoint) {
    KeyOutcome of(Map<String, String> credentials) {
        AuditTarget.Builder target = AuditTarget.builder("key", provider).endpoint(endpoint);
        credentials.forEach((field, secret) -> target.credential(field, Secret.of(secret)));
        return KeyAuditor.builder()
                .providers(Providers.discover())
                .build()
                .audit(List.of(target.build()))
                .get(0);
    }

    /** Returns the pairs as {@code documents r?, indices -?}, or {@code rejected}, or another failure. */
    String pairs(Map<String, String> credentials) {
        KeyOutcome outcome = of(credentials);
        if (outcome instanceof KeyOutcome.Inspected inspected) {
            return pairs(inspected.snapshot());
        }
        return outcome.label().equals("rejected") ? "rejected" : outcome.toString();
    }

    private static String pairs(KeySnapshot snapshot) {
        return snapshot.permissions().permissions().stream()
                .map(permission -> permission.resource() + " " + permission.pair())
                .collect(Collectors.joining(", "));
    }
}
