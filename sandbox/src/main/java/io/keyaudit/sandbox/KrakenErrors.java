package io.keyaudit.sandbox;

import java.util.List;

/** The errors that Kraken documents: status 200 and {@code {"error": ["E..."]}}. */
public final class KrakenErrors {
    static final DocumentedError INVALID_KEY = error("EAPI:Invalid key", "rejected");
    static final DocumentedError BAD_SIGNATURE = error("EAPI:Invalid signature", "rejected");
    static final DocumentedError BAD_NONCE = error("EAPI:Invalid nonce", "retry");
    static final DocumentedError NO_PERMISSION = error("EGeneral:Permission denied", "forbidden");
    static final DocumentedError TOO_MANY_CALLS = error("EAPI:Rate limit exceeded", "rate_limited");
    static final DocumentedError BAD_ARGUMENTS = error("EGeneral:Invalid arguments", "protocol");
    static final DocumentedError UNKNOWN_METHOD = error("EGeneral:Unknown method", "protocol");

    private KrakenErrors() {}

    /** Returns every documented error. */
    public static List<DocumentedError> documented() {
        return List.of(
                INVALID_KEY,
                BAD_SIGNATURE,
                BAD_NONCE,
                NO_PERMISSION,
                TOO_MANY_CALLS,
                error("EGeneral:Temporary lockout", "rate_limited"),
                error("EService:Unavailable", "unavailable"),
                error("EService:Busy", "unavailable"),
                error("EService:Market in cancel_only mode", "unavailable"),
                BAD_ARGUMENTS,
                UNKNOWN_METHOD);
    }

    private static DocumentedError error(String text, String failureKind) {
        return DocumentedError.json(200, text, "{\"error\":[\"" + text + "\"]}", failureKind);
    }
}
