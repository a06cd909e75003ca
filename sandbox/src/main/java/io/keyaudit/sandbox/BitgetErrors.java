package io.keyaudit.sandbox;

import java.util.List;

/** The errors of Bitget: {@code {"code":"40006","msg":"..."}}, most with the status 400. */
public final class BitgetErrors {
    static final DocumentedError BAD_KEY = error(400, 40006, "Invalid ACCESS_KEY", "rejected");
    static final DocumentedError NO_KEY = error(400, 40037, "Apikey does not exist", "rejected");
    static final DocumentedError BAD_SIGNATURE = error(400, 40009, "sign signature error", "rejected");
    static final DocumentedError BAD_PASSPHRASE = error(400, 40012, "apikey/password is incorrect", "rejected");
    static final DocumentedError OLD_TIMESTAMP = error(400, 40008, "Request timestamp expired", "retry");
    static final DocumentedError BAD_TIMESTAMP = error(400, 40005, "Invalid ACCESS_TIMESTAMP", "retry");
    static final DocumentedError BAD_ADDRESS = error(400, 40018, "Invalid IP", "forbidden");
    static final DocumentedError TOO_MANY_REQUESTS = error(429, 429, "Too Many Requests", "rate_limited");

    private BitgetErrors() {}

    /** Returns every error that clients know. */
    public static List<DocumentedError> documented() {
        return List.of(
                BAD_KEY,
                NO_KEY,
                BAD_SIGNATURE,
                error(400, 40010, "Request timed out", "rejected"),
                BAD_PASSPHRASE,
                OLD_TIMESTAMP,
                BAD_TIMESTAMP,
                error(400, 40004, "Request timestamp expired", "retry"),
                error(400, 40014, "Incorrect permissions", "forbidden"),
                BAD_ADDRESS,
                TOO_MANY_REQUESTS,
                error(400, 40015, "System is abnormal, please try again later", "unavailable"),
                error(400, 45001, "Unknown error", "unavailable"),
                error(200, 40037, "Apikey does not exist", "rejected"));
    }

    private static DocumentedError error(int status, int code, String message, String failureKind) {
        String body =
                "{\"code\":\"" + code + "\",\"msg\":\"" + message + "\",\"requestTime\":1700000000123,\"data\":null}";
        return DocumentedError.json(status, String.valueOf(code), body, failureKind);
    }
}
