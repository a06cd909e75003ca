package io.keyaudit.spring;

import io.keyaudit.policy.AuditSummary;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the latest audit found that the keys comply, unknown before the first one. Asks no service itself. */
final class KeysHealthIndicator implements HealthIndicator {
    private final ApplicationKeys keys;

    KeysHealthIndicator(ApplicationKeys keys) {
        this.keys = keys;
    }

    @Override
    public Health health() {
        return keys.latest()
                .map(KeysHealthIndicator::health)
                .orElseGet(() -> Health.unknown().build());
    }

    private static Health health(ApplicationKeys.Result result) {
        AuditSummary summary = result.compliance().summary();
        return (result.compliant() ? Health.up() : Health.down())
                .withDetail("auditedAt", result.at().toString())
                .withDetail("keys", summary.keys())
                .withDetail("notRead", summary.failed() + summary.notAsked())
                .withDetail(
                        "findings",
                        summary.standing().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .build();
    }
}
