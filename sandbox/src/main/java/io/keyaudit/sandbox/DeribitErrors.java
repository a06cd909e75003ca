package io.keyaudit.sandbox;

import java.util.List;

/** The errors of Deribit: {@code {"jsonrpc":"2.0","error":{"code":13004,"message":"invalid_credentials"}}}. */
public final class DeribitErrors {
    static final DocumentedError BAD_CREDENTIALS = error(400, 13004, "invalid_credentials", "rejected");
    static final DocumentedError UNAUTHORIZED = error(400, 13009, "unauthorized", "rejected");
    static final DocumentedError NO_AUTHORIZATION = error(400, 10000, "authorization_required", "protocol");
    static final DocumentedError FORBIDDEN = error(403, 13021, "forbidden", "forbidden");
    static final DocumentedError BAD_PARAMETERS = error(400, -32602, "Invalid params", "protocol");
    static final DocumentedError TOO_MANY_REQUESTS = error(429, 10028, "too_many_requests", "rate_limited");

    private DeribitErrors() {}

    /** Returns every error that clients know; two numbers also have the meanings of a newer page. */
    public static List<DocumentedError> documented() {
        return List.of(
                BAD_CREDENTIALS,
                UNAUTHORIZED,
                NO_AUTHORIZATION,
                FORBIDDEN,
                error(403, 13403, "scope_exceeded", "forbidden"),
                error(400, 13668, "security_key_authorization_error", "forbidden"),
                error(400, 10001, "invalid_credentials", "rejected"),
                error(400, 13011, "insufficient_scope", "forbidden"),
                TOO_MANY_REQUESTS,
                error(400, 12998, "tfa_over_limit", "rate_limited"),
                error(400, 11051, "system_maintenance", "unavailable"),
                error(400, 13028, "temporarily_unavailable", "unavailable"),
                error(504, 13888, "timed_out", "unavailable"),
                error(200, 13004, "invalid_credentials", "rejected"));
    }

    private static DocumentedError error(int status, int code, String message, String failureKind) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":" + code + ",\"message\":\"" + message
                + "\",\"data\":{}}}";
        return DocumentedError.json(status, String.valueOf(code), body, failureKind);
    }
}
