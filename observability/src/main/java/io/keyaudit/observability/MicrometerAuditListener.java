package io.keyaudit.observability;

import io.keyaudit.audit.AuditListener;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Reports each key that is asked about as an observation {@code keyaudit.inspection}. Its labels of low cardinality, which
 * metrics take over, are {@code keyaudit.provider} and {@code keyaudit.outcome} ({@code inspected} or the kind of failure);
 * {@code server.address} is one of high cardinality, which only traces take over. Thread-safe; audits that run at the same
 * time must not share target objects.
 */
public final class MicrometerAuditListener implements AuditListener {
    private final ObservationRegistry registry;
    private final Map<AuditTarget, Observation> underWay = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Creates a listener that reports to this registry. */
    public MicrometerAuditListener(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void started(AuditTarget target) {
        underWay.put(
                target,
                Observation.createNotStarted(InspectionLabels.INSPECTION, registry)
                        .contextualName("inspect " + target.provider())
                        .lowCardinalityKeyValue(InspectionLabels.PROVIDER, target.provider())
                        .highCardinalityKeyValue(InspectionLabels.ADDRESS, InspectionLabels.address(target))
                        .start());
    }

    @Override
    public void finished(KeyOutcome outcome) {
        Observation observation = underWay.remove(outcome.target());
        if (observation != null) {
            observation.lowCardinalityKeyValue(InspectionLabels.OUTCOME, outcome.label());
            if (outcome instanceof Failed failed) {
                observation.error(new InspectionFailedException(failed.kind()));
            }
            observation.stop();
        }
    }
}
