package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.List;

/** The errors of BitMEX: {@code {"error":{"message":"Invalid API Key.","name":"HTTPError"}}}. */
public final class BitmexErrors {
    static final DocumentedError BAD_KEY = error(401, "Invalid API Key.", "rejected");
    static final DocumentedError BAD_SIGNATURE = error(401, "Signature not valid.", "rejected");

    private BitmexErrors() {}

    static DocumentedError expired(Instant now) {
        return error(
                400,
                "This request has expired - `expires` is in the past. Current time: " + now.getEpochSecond(),
                "retry");
    }

    /**
     * Returns the errors that any key can meet.
     *
     * @param now the service's time
     */
    public static List<DocumentedError> documented(Instant now) {
        return List.of(
                BAD_KEY,
                BAD_SIGNATURE,
                expired(now),
                error(403, "Access Denied", "forbidden"),
                error(429, "Rate limit exceeded, retry in 1 seconds.", "rate_limited"),
                error(503, "The system is currently overloaded. Please try again later.", "unavailable"));
    }

    private static DocumentedError error(int status, String message, String failureKind) {
        String body = "{\"error\":{\"message\":\"" + message + "\",\"name\":\"HTTPError\"}}";
        return DocumentedError.json(status, "", body, failureKind);
    }
}
