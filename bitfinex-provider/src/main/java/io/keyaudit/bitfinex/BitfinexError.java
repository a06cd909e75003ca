package io.keyaudit.bitfinex;

import io.keyaudit.FailureKind;
import java.util.Arrays;
import java.util.Optional;

/**
 * The errors that Bitfinex states in its error arrays (REST v2 documentation, "Errors", and answers seen). They come
 * with status 500, at times with 200, and at times with {@code null} in place of the code.
 */
enum BitfinexError {
    UNKNOWN(10000, "unknown", FailureKind.UNAVAILABLE, "Bitfinex is out of order"),
    PERMISSION(10001, "api_key: permission", FailureKind.FORBIDDEN, "Bitfinex does not let this key ask"),
    GENERIC(10001, "", FailureKind.UNAVAILABLE, "Bitfinex is out of order"),
    CONCURRENCY(10008, "concurrency", FailureKind.UNAVAILABLE, "Bitfinex is busy"),
    PARAMETERS(10020, "params", FailureKind.PROTOCOL, "Bitfinex does not understand the question"),
    API_KEY(
            10100,
            "apikey",
            FailureKind.REJECTED,
            "Bitfinex does not accept the key or its secret, and does not tell which;"
                    + " check that both were copied whole and the key was not deleted"),
    PAYLOAD(10111, "payload", FailureKind.PROTOCOL, "Bitfinex does not understand the question"),
    SIGNATURE(10112, "signature", FailureKind.REJECTED, "Bitfinex does not accept the signature; check the secret"),
    HMAC(10113, "hmac", FailureKind.REJECTED, "Bitfinex does not accept the signature; check the secret"),
    NONCE(10114, "nonce", FailureKind.CONFIGURATION, "the key has been used with larger nonces"),
    RATE_LIMIT(11010, "ratelimit", FailureKind.RATE_LIMITED, "Bitfinex wants fewer requests"),
    MAINTENANCE(20060, "maintenance", FailureKind.UNAVAILABLE, "Bitfinex is under maintenance");

    private final int code;
    private final String textStart;
    private final FailureKind kind;
    private final String message;

    BitfinexError(int code, String textStart, FailureKind kind, String message) {
        this.code = code;
        this.textStart = textStart;
        this.kind = kind;
        this.message = message;
    }

    /** Returns the error with this code or, should there be none, with a text that begins like this. */
    static Optional<BitfinexError> of(Optional<Long> code, String text) {
        return Arrays.stream(values())
                .filter(error -> code.isPresent() ? error.hasCode(code.get(), text) : error.hasText(text))
                .findFirst();
    }

    /** The text matters only where one code has two meanings. */
    private boolean hasCode(long other, String text) {
        return code == other && (this != PERMISSION || hasText(text));
    }

    private boolean hasText(String text) {
        return !textStart.isEmpty() && text.startsWith(textStart);
    }

    FailureKind kind() {
        return kind;
    }

    /** Returns whether it might be gone when the question is repeated. */
    boolean retryable() {
        return kind == FailureKind.RATE_LIMITED || kind == FailureKind.UNAVAILABLE;
    }

    String message() {
        return message;
    }
}
