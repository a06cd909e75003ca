package io.keyaudit.observability;

import io.keyaudit.audit.AuditTarget;

/** What an inspection is called, and its labels, the same wherever they are reported. */
final class InspectionLabels {
    static final String INSPECTION = "keyaudit.inspection";
    static final String PROVIDER = "keyaudit.provider";
    static final String OUTCOME = "keyaudit.outcome";

    /** The host, as OpenTelemetry's conventions call it. */
    static final String ADDRESS = "server.address";

    /** The address of a service that the target does not name. */
    static final String DEFAULT_ADDRESS = "default";

    private InspectionLabels() {}

    static String address(AuditTarget target) {
        return target.endpoint().map(endpoint -> endpoint.uri().getHost()).orElse(DEFAULT_ADDRESS);
    }
}
