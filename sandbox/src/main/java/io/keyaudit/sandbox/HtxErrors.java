package io.keyaudit.sandbox;

import java.util.List;

/** The errors of HTX: {@code {"code":1002,"message":"unauthorized"}}, all with the status 200. */
public final class HtxErrors {
    static final DocumentedError UNAUTHORIZED = error(200, 1002, "unauthorized", "rejected");
    static final DocumentedError BAD_SIGNATURE = error(200, 1003, "invalid signature", "rejected");
    static final DocumentedError BAD_FIELD = error(200, 2002, "invalid field value in `uid`", "protocol");
    static final DocumentedError MISSING_FIELD = error(200, 2003, "missing mandatory field `uid`", "protocol");
    static final DocumentedError TOO_MANY_REQUESTS = error(429, 429, "too many requests", "rate_limited");

    private HtxErrors() {}

    /** Returns the errors that any key can meet. */
    public static List<DocumentedError> documented() {
        return List.of(
                UNAUTHORIZED,
                BAD_SIGNATURE,
                BAD_FIELD,
                MISSING_FIELD,
                error(200, 500, "system error", "unavailable"),
                TOO_MANY_REQUESTS);
    }

    private static DocumentedError error(int status, int code, String message, String failureKind) {
        String body = "{\"code\":" + code + ",\"message\":\"" + message + "\",\"ok\":false}";
        return DocumentedError.json(status, String.valueOf(code), body, failureKind);
    }
}
