package io.keyaudit.observability;

import io.keyaudit.audit.AuditListener;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.HostWait;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reports each key that is asked about as a span {@code keyaudit.inspection} with the attributes {@code keyaudit.provider},
 * {@code keyaudit.outcome} ({@code inspected} or the kind of failure) and {@code server.address}, and counts waits for hosts
 * as {@code keyaudit.waits} by their cause. Thread-safe; audits that run at the same
 * time must not share target objects.
 */
public final class OpenTelemetryAuditListener implements AuditListener {
    private static final String SCOPE = "io.keyaudit";

    private final Tracer tracer;
    private final LongCounter waits;
    private final Map<AuditTarget, Span> underWay = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Creates a listener that reports to this. */
    public OpenTelemetryAuditListener(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer(SCOPE);
        waits = telemetry
                .getMeter(SCOPE)
                .counterBuilder("keyaudit.waits")
                .setDescription("Times that a host was not asked for a while")
                .build();
    }

    @Override
    public void started(AuditTarget target) {
        underWay.put(
                target,
                tracer.spanBuilder(InspectionLabels.INSPECTION)
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute(InspectionLabels.PROVIDER, target.provider())
                        .setAttribute(InspectionLabels.ADDRESS, InspectionLabels.address(target))
                        .startSpan());
    }

    @Override
    public void waiting(HostWait wait) {
        waits.add(
                1,
                Attributes.builder()
                        .put("keyaudit.cause", wait.cause().name().toLowerCase(Locale.ROOT))
                        .build());
    }

    @Override
    public void finished(KeyOutcome outcome) {
        Span span = underWay.remove(outcome.target());
        if (span != null) {
            span.setAttribute(InspectionLabels.OUTCOME, outcome.label());
            if (outcome instanceof Failed) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }
}
