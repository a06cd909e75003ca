package io.keyaudit.sandbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The errors that KuCoin documents: {@code {"code":"400005","msg":"..."}}, whose status tells nothing. */
public final class KuCoinErrors {
    static final DocumentedError MISSING_HEADER =
            error(400, "400001", "Please check the header of your request for KC-API-KEY.", "protocol");
    static final DocumentedError BAD_TIMESTAMP = error(401, "400002", "KC-API-TIMESTAMP Invalid", "retry");
    static final DocumentedError NO_KEY = error(401, "400003", "KC-API-KEY not exists", "rejected");
    static final DocumentedError BAD_PASSPHRASE = error(401, "400004", "KC-API-PASSPHRASE error", "rejected");
    static final DocumentedError BAD_SIGNATURE = error(401, "400005", "Signature error", "rejected");
    static final DocumentedError BAD_ADDRESS =
            error(401, "400006", "The requested ip address is not in the api whitelist", "forbidden");
    static final DocumentedError NO_PERMISSION = error(200, "400007", "Access Denied", "forbidden");
    static final DocumentedError BAD_VERSION = error(400, "400008", "Invalid KC-API-KEY-VERSION", "protocol");
    static final DocumentedError BAD_MEDIA_TYPE = error(415, "415000", "Unsupported Media Type", "protocol");
    static final DocumentedError TOO_MANY_REQUESTS = new DocumentedError(
            429,
            "429000",
            Map.of(
                    "Content-Type",
                    "application/json",
                    "gw-ratelimit-limit",
                    "2000",
                    "gw-ratelimit-remaining",
                    "0",
                    "gw-ratelimit-reset",
                    "30000"),
            body("429000", "Too Many Requests"),
            "rate_limited");

    private static final List<Integer> STATUSES = List.of(200, 400, 401);

    private KuCoinErrors() {}

    /** Returns every documented error, those of a key with each status that was seen. */
    public static List<DocumentedError> documented() {
        Stream<DocumentedError> ofAKey = Stream.of(
                        MISSING_HEADER,
                        BAD_TIMESTAMP,
                        NO_KEY,
                        BAD_PASSPHRASE,
                        BAD_SIGNATURE,
                        BAD_ADDRESS,
                        NO_PERMISSION,
                        BAD_VERSION,
                        error(200, "411100", "User are frozen.", "forbidden"))
                .flatMap(error -> STATUSES.stream()
                        .map(status -> DocumentedError.json(status, error.code(), error.body(), error.failureKind())));
        return Stream.concat(
                        ofAKey,
                        Stream.of(
                                BAD_MEDIA_TYPE,
                                TOO_MANY_REQUESTS,
                                error(200, "429000", "Too Many Requests", "rate_limited"),
                                error(200, "500000", "Internal Server Error", "unavailable"),
                                error(500, "500000", "Internal Server Error", "unavailable")))
                .toList();
    }

    private static DocumentedError error(int status, String code, String message, String failureKind) {
        return DocumentedError.json(status, code, body(code, message), failureKind);
    }

    private static String body(String code, String message) {
        return "{\"code\":\"" + code + "\",\"msg\":\"" + message + "\"}";
    }
}
