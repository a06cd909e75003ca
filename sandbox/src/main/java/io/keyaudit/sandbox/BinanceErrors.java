package io.keyaudit.sandbox;

import java.util.List;
import java.util.Map;

/** The errors that Binance documents: {@code {"code": -2015, "msg": "..."}}, and answers without a code. */
public final class BinanceErrors {
    static final DocumentedError INVALID_KEY_IP_OR_PERMISSION =
            error(401, -2015, "Invalid API-key, IP, or permissions for action, request ip: 203.0.113.7", "rejected");
    static final DocumentedError BAD_KEY_FORMAT = error(401, -2014, "API-key format invalid.", "rejected");
    static final DocumentedError BAD_SIGNATURE =
            error(400, -1022, "Signature for this request is not valid.", "rejected");
    static final DocumentedError BAD_TIMESTAMP =
            error(400, -1021, "Timestamp for this request is outside of the recvWindow.", "retry");
    static final DocumentedError TOO_MANY_REQUESTS = limited(429);

    private BinanceErrors() {}

    /** Returns every documented error, where two statuses were seen with both. */
    public static List<DocumentedError> documented() {
        return List.of(
                INVALID_KEY_IP_OR_PERMISSION,
                error(400, -2015, "Invalid API-key, IP, or permissions for action.", "rejected"),
                BAD_KEY_FORMAT,
                BAD_SIGNATURE,
                BAD_TIMESTAMP,
                error(401, -1002, "You are not authorized to execute this request.", "forbidden"),
                TOO_MANY_REQUESTS,
                limited(418),
                new DocumentedError(
                        403, "", Map.of("Content-Type", "text/html"), "<html>403 Forbidden</html>", "rate_limited"),
                error(500, -1007, "Timeout waiting for response from backend server.", "unavailable"),
                new DocumentedError(502, "", Map.of("Content-Type", "text/html"), "<html>502</html>", "unavailable"),
                error(
                        451,
                        0,
                        "Service unavailable from a restricted location according to 'b. Eligibility'.",
                        "forbidden"));
    }

    private static DocumentedError limited(int status) {
        return new DocumentedError(
                status,
                "-1003",
                Map.of("Content-Type", "application/json", "Retry-After", "60"),
                body(-1003, "Too many requests."),
                "rate_limited");
    }

    private static DocumentedError error(int status, int code, String message, String failureKind) {
        return DocumentedError.json(status, String.valueOf(code), body(code, message), failureKind);
    }

    private static String body(int code, String message) {
        return "{\"code\":" + code + ",\"msg\":\"" + message + "\"}";
    }
}
