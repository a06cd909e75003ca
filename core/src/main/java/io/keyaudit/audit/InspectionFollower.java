package io.keyaudit.audit;

import java.time.Duration;

/** Follows inspections. Called on their threads. */
interface InspectionFollower {
    /** It is over. */
    void done(Inspection inspection, TargetOutcome outcome);

    /** It waits for its host; nothing else that waits for this host could go on before. */
    void waits(Inspection inspection, Duration delay);

    /** It need not wait for its host any more. */
    void goesOn(Inspection inspection);

    /** Its host is not to be asked any more. */
    void givesUp(Inspection inspection);
}
