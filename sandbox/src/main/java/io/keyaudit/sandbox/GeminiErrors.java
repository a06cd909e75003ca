package io.keyaudit.sandbox;

import java.util.List;
import java.util.Map;

/** The errors that Gemini documents: {@code {"result":"error","reason":"InvalidNonce","message":"..."}}. */
public final class GeminiErrors {
    static final DocumentedError BAD_NONCE =
            error(400, "InvalidNonce", "Nonce has not increased since your last call to the Gemini API.", "retry");
    static final DocumentedError BAD_SIGNATURE = error(400, "InvalidSignature", "InvalidSignature", "rejected");
    static final DocumentedError BAD_KEY = error(400, "InvalidApiKey", "Invalid API key", "rejected");
    static final DocumentedError BAD_ENDPOINT =
            error(400, "EndpointMismatch", "The request in the payload is for another endpoint", "protocol");

    private GeminiErrors() {}

    /** Returns every documented error that holds for any key. */
    public static List<DocumentedError> documented() {
        return List.of(
                BAD_NONCE,
                BAD_SIGNATURE,
                BAD_KEY,
                error(429, "RateLimit", "Requests were made too frequently", "rate_limited"),
                error(503, "Maintenance", "The exchange is down for maintenance", "unavailable"),
                new DocumentedError(
                        503, "", Map.of("Content-Type", "text/html"), "<html>Maintenance</html>", "unavailable"));
    }

    /** Returns the error of a key without a role that it needs; the message repeats the key and its roles. */
    public static DocumentedError missingRole(GeminiKey key) {
        List<String> roles = key.roles().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(role -> role.getKey().substring(2))
                .toList();
        return error(
                403,
                "MissingRole",
                "This endpoint needs one of the roles [Auditor]; API key " + key.apiKey() + " currently has roles "
                        + roles,
                "forbidden");
    }

    private static DocumentedError error(int status, String reason, String message, String failureKind) {
        String body = "{\"result\":\"error\",\"reason\":\"" + reason + "\",\"message\":\"" + message + "\"}";
        return DocumentedError.json(status, reason, body, failureKind);
    }
}
