/**
 * Audits as observations of Micrometer ({@link io.keyaudit.observability.MicrometerAuditListener}) or spans of OpenTelemetry
 * ({@link io.keyaudit.observability.OpenTelemetryAuditListener}). Neither has a secret or a key's name.
 */
@NullMarked
package io.keyaudit.observability;

import org.jspecify.annotations.NullMarked;
