package io.keyaudit.audit;

import java.util.IdentityHashMap;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * Records an audit as events of the JDK's Flight Recorder, and passes everything on. No event has a key's name or a
 * secret. Costs next to nothing while nothing is recorded.
 */
final class FlightRecording implements AuditListener {
    private final AuditListener next;
    private final AuditEvent audit = new AuditEvent();
    private final IdentityHashMap<AuditTarget, InspectionEvent> underWay = new IdentityHashMap<>();

    FlightRecording(AuditListener next) {
        this.next = next;
        audit.begin();
    }

    @Override
    public void started(AuditTarget target) {
        InspectionEvent event = new InspectionEvent();
        if (event.isEnabled()) {
            event.provider = target.provider();
            event.begin();
            underWay.put(target, event);
        }
        next.started(target);
    }

    @Override
    public void waiting(HostWait wait) {
        HostWaitEvent event = new HostWaitEvent();
        if (event.isEnabled()) {
            event.host = wait.host();
            event.cause = wait.cause().name();
            event.until = wait.until().toString();
            event.commit();
        }
        next.waiting(wait);
    }

    @Override
    public void finished(KeyOutcome outcome) {
        audit.keys++;
        InspectionEvent event = underWay.remove(outcome.target());
        if (event != null) {
            event.outcome = outcome.label();
            event.commit();
        }
        next.finished(outcome);
    }

    /** Ends the recording of this audit. */
    void end() {
        audit.commit();
    }

    /** One audit, from its first key to its last. */
    @Name("io.keyaudit.Audit")
    @Label("Audit")
    @Category("keyaudit")
    @StackTrace(false)
    @SuppressWarnings("UnusedVariable") // The recorder reads the fields.
    private static final class AuditEvent extends Event {
        @Label("Keys")
        @Description("Keys with an outcome, those that inventories list left out")
        private long keys;
    }

    /** One key, from when it is first asked about until there is an outcome. */
    @Name("io.keyaudit.Inspection")
    @Label("Inspection")
    @Category("keyaudit")
    @StackTrace(false)
    @SuppressWarnings("UnusedVariable") // The recorder reads the fields.
    private static final class InspectionEvent extends Event {
        @Label("Provider")
        private String provider = "";

        @Label("Outcome")
        @Description("inspected, not-asked, or the kind of failure")
        private String outcome = "";
    }

    /** A host that nothing is sent to for a while. */
    @Name("io.keyaudit.HostWait")
    @Label("Wait for a host")
    @Category("keyaudit")
    @StackTrace(false)
    @SuppressWarnings("UnusedVariable") // The recorder reads the fields.
    private static final class HostWaitEvent extends Event {
        @Label("Host")
        private String host = "";

        @Label("Cause")
        private String cause = "";

        @Label("Until")
        private String until = "";
    }
}
