package io.keyaudit.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.PermissionSet;
import io.keyaudit.audit.AuditListener;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.HostWait;
import io.keyaudit.audit.KeyOutcome;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditListenersTest {
    private static final AuditTarget READ = AuditTarget.builder("secret-name-1", "docspace")
            .endpoint("https://portal.example.com")
            .build();
    private static final AuditTarget REJECTED =
            AuditTarget.builder("secret-name-2", "bitfinex").build();

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    @Test
    void observationsHaveProviderAndOutcome() {
        TestObservationRegistry registry = TestObservationRegistry.create();
        audit(new MicrometerAuditListener(registry));

        TestObservationRegistryAssert.assertThat(registry)
                .hasNumberOfObservationsWithNameEqualTo("keyaudit.inspection", 2)
                .hasAnObservationWithAKeyValue("keyaudit.outcome", "inspected")
                .hasAnObservationWithAKeyValue("keyaudit.outcome", "rejected")
                .hasAnObservationWithAKeyValue("keyaudit.provider", "docspace")
                .hasAnObservationWithAKeyValue("server.address", "portal.example.com")
                .forAllObservationsWithNameEqualTo(
                        "keyaudit.inspection",
                        observation -> observation.doesNotHaveHighCardinalityKeyValue("keyaudit.key", READ.name()));
    }

    @Test
    void spansHaveProviderAndOutcome() {
        audit(new OpenTelemetryAuditListener(TELEMETRY.getOpenTelemetry()));

        assertThat(TELEMETRY.getSpans())
                .extracting(
                        span -> span.getAttributes().get(AttributeKey.stringKey("keyaudit.provider")),
                        span -> span.getAttributes().get(AttributeKey.stringKey("keyaudit.outcome")),
                        span -> span.getAttributes().get(AttributeKey.stringKey("server.address")))
                .containsExactly(
                        tuple("docspace", "inspected", "portal.example.com"), tuple("bitfinex", "rejected", "default"));
        assertThat(TELEMETRY.getMetrics())
                .singleElement()
                .satisfies(metric -> assertThat(metric.getName()).isEqualTo("keyaudit.waits"));
        assertThat(TELEMETRY.getSpans().toString()).doesNotContain(READ.name(), REJECTED.name());
    }

    private static void audit(AuditListener listener) {
        listener.started(READ);
        listener.started(REJECTED);
        listener.waiting(new HostWait("api.bitfinex.com", Instant.EPOCH, HostWait.Cause.LIMIT));
        listener.finished(new KeyOutcome.Inspected(
                READ,
                KeySnapshot.builder("docspace", Endpoint.parse("https://portal.example.com"))
                        .permissions(PermissionSet.of(List.of()))
                        .evidence(new Evidence(Evidence.Method.INTROSPECTED, List.of(), Instant.EPOCH, Map.of()))
                        .build()));
        listener.finished(new KeyOutcome.Failed(REJECTED, FailureKind.REJECTED, "quotes " + REJECTED.name()));
        // Of a key that was never asked about there is nothing to report.
        listener.finished(new KeyOutcome.NotAsked(REJECTED));
    }
}
