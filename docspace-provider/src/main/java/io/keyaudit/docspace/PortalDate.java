package io.keyaudit.docspace;

import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/**
 * A date as portals write it: {@code 2026-11-21T10:00:00.0000000+01:00}, or {@code Z} for the offset. The published
 * OpenAPI file makes it an object whose {@code utcTime} is the string; both are read.
 */
final class PortalDate {
    private PortalDate() {}

    static Instant read(JsonAnswer date) throws HttpException {
        JsonAnswer text = date.isObject() ? date.field("utcTime") : date;
        try {
            TemporalAccessor parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.asString(), OffsetDateTime::from, LocalDateTime::from);
            if (parsed instanceof OffsetDateTime complete) {
                return complete.toInstant();
            }
            if (date.isObject()) {
                return LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
            }
        } catch (DateTimeException malformed) {
            throw text.notUnderstood("is not a date");
        }
        throw text.notUnderstood("is a date without an offset");
    }
}
