package io.keyaudit.sandbox;

import java.util.List;
import java.util.Map;

/**
 * The errors of Coinbase: a bare 401 for anything wrong with token or key, and {@code
 * {"error":"...","code":7,"message":"...","details":[]}} for the rest.
 */
public final class CoinbaseErrors {
    static final DocumentedError UNAUTHORIZED = new DocumentedError(
            401, "", Map.of("Content-Type", "text/plain; charset=utf-8"), "Unauthorized", "rejected");
    static final DocumentedError FORBIDDEN = error(403, "PERMISSION_DENIED", 7, "Missing required scopes", "forbidden");
    static final DocumentedError TOO_MANY_REQUESTS =
            error(429, "RESOURCE_EXHAUSTED", 8, "Too many requests", "rate_limited");

    private CoinbaseErrors() {}

    /** Returns every error that is known; the first can also be the answer to a valid token. */
    public static List<DocumentedError> documented() {
        return List.of(
                UNAUTHORIZED,
                FORBIDDEN,
                TOO_MANY_REQUESTS,
                error(500, "INTERNAL", 13, "Internal error", "unavailable"),
                error(503, "UNAVAILABLE", 14, "The service is unavailable", "unavailable"));
    }

    private static DocumentedError error(int status, String error, int code, String message, String failureKind) {
        String body =
                "{\"error\":\"" + error + "\",\"code\":" + code + ",\"message\":\"" + message + "\",\"details\":[]}";
        return DocumentedError.json(status, String.valueOf(code), body, failureKind);
    }
}
