package io.keyaudit.audit;

import java.time.Instant;

/**
 * A host that nothing is sent to for a while. Immutable.
 *
 * @param host its name, and its port if it is not the usual one
 * @param until when the next request can be sent
 * @param cause why it is waited for
 */
public record HostWait(String host, Instant until, Cause cause) {
    /** Why a host is waited for. */
    public enum Cause {
        /** Its limit of requests is used up. */
        LIMIT,
        /** It refused a request as one too many. */
        REFUSED
    }
}
