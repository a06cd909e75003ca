package io.keyaudit.sandbox;

import java.util.List;

/** The errors that OKX documents: {@code {"code": "50111", "msg": "...", "data": []}}. */
public final class OkxErrors {
    static final DocumentedError INVALID_KEY = error(401, 50111, "Invalid OK-ACCESS-KEY", "rejected");
    static final DocumentedError NO_KEY = error(200, 50119, "API key doesn't exist", "rejected");
    static final DocumentedError BAD_SIGNATURE = error(401, 50113, "Invalid Sign", "rejected");
    static final DocumentedError BAD_PASSPHRASE =
            error(401, 50105, "Request header OK-ACCESS-PASSPHRASE incorrect.", "rejected");
    static final DocumentedError NO_KEY_HEADER =
            error(401, 50103, "Request header OK-ACCESS-KEY cannot be empty.", "protocol");
    static final DocumentedError NO_PASSPHRASE_HEADER =
            error(401, 50104, "Request header OK-ACCESS-PASSPHRASE cannot be empty.", "protocol");
    static final DocumentedError NO_SIGNATURE_HEADER =
            error(401, 50106, "Request header OK-ACCESS-SIGN cannot be empty.", "protocol");
    static final DocumentedError NO_TIMESTAMP_HEADER =
            error(401, 50107, "Request header OK-ACCESS-TIMESTAMP cannot be empty.", "protocol");
    static final DocumentedError LATE = error(401, 50102, "Timestamp request expired", "retry");
    static final DocumentedError BAD_TIMESTAMP = error(401, 50112, "Invalid OK-ACCESS-TIMESTAMP", "retry");
    static final DocumentedError OTHER_ENVIRONMENT =
            error(401, 50101, "APIKey does not match current environment.", "configuration");
    static final DocumentedError BAD_ADDRESS =
            error(401, 50110, "Your IP 203.0.113.7 is not included in your API key's IP whitelist.", "forbidden");
    static final DocumentedError TOO_MANY_REQUESTS = error(429, 50011, "Too Many Requests", "rate_limited");

    private OkxErrors() {}

    /** Returns every documented error, where two statuses are documented with both. */
    public static List<DocumentedError> documented() {
        return List.of(
                INVALID_KEY,
                NO_KEY,
                error(401, 50119, "API key doesn't exist", "rejected"),
                BAD_SIGNATURE,
                BAD_PASSPHRASE,
                NO_KEY_HEADER,
                NO_PASSPHRASE_HEADER,
                NO_SIGNATURE_HEADER,
                NO_TIMESTAMP_HEADER,
                LATE,
                BAD_TIMESTAMP,
                OTHER_ENVIRONMENT,
                BAD_ADDRESS,
                error(400, 50100, "API frozen, please contact customer service.", "forbidden"),
                error(200, 50120, "This API key doesn't have permission to use this function", "forbidden"),
                error(200, 50121, "You can't access our services through the IP address", "forbidden"),
                error(
                        200,
                        50118,
                        "To link the app using your API key, your broker needs to share their IP",
                        "forbidden"),
                TOO_MANY_REQUESTS,
                error(429, 50061, "Sub-account rate limit exceeded.", "rate_limited"),
                error(503, 50001, "Service temporarily unavailable. Try again later", "unavailable"),
                error(200, 50004, "API endpoint request timeout", "unavailable"),
                error(200, 50013, "Systems are busy. Please try again later.", "unavailable"),
                error(503, 50013, "Systems are busy. Please try again later.", "unavailable"),
                error(200, 50026, "System error. Try again later.", "unavailable"));
    }

    private static DocumentedError error(int status, int code, String message, String failureKind) {
        String body = "{\"code\":\"" + code + "\",\"msg\":\"" + message + "\",\"data\":[]}";
        return DocumentedError.json(status, String.valueOf(code), body, failureKind);
    }
}
