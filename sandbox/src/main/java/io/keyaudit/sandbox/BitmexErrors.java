package io.keyaudit.sandbox;

import java.util.List;

/** The errors of BitMEX: {@code {"error":{"message":"Invalid API Key.","name":"HTTPError"}}}. */
public final class BitmexErrors {
    static final DocumentedError BAD_KEY = error(401, "Invalid API Key.", "rejected");
    static final DocumentedError BAD_SIGNATURE = error(401, "Signature not valid.", "rejected");
    static final DocumentedError EXPIRED = error(401, "This request has expired - `expires` is in the past.", "retry");

    private BitmexErrors() {}

    /** Returns the errors that any key can meet. */
    public static List<DocumentedError> documented() {
        return List.of(
                BAD_KEY,
                BAD_SIGNATURE,
                EXPIRED,
                error(403, "Access Denied", "forbidden"),
                error(429, "Rate limit exceeded, retry in 1 seconds.", "rate_limited"),
                error(503, "The system is currently overloaded. Please try again later.", "unavailable"));
    }

    private static DocumentedError error(int status, String message, String failureKind) {
        String body = "{\"error\":{\"message\":\"" + message + "\",\"name\":\"HTTPError\"}}";
        return DocumentedError.json(status, "", body, failureKind);
    }
}
