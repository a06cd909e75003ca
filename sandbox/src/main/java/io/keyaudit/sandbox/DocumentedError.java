package io.keyaudit.sandbox;

import java.util.Map;

/**
 * An error that an exchange documents, as it answers it. Immutable.
 *
 * @param code the exchange's, such as {@code -2015}; empty if it has none
 * @param headers beside the content type
 * @param failureKind what a truthful audit makes of it: {@code rejected}, {@code forbidden}, {@code rate_limited},
 *     {@code unavailable}, {@code protocol}, {@code configuration}; {@code retry} where the request is repeated first
 */
public record DocumentedError(int status, String code, Map<String, String> headers, String body, String failureKind) {

    /** Copies the headers. */
    public DocumentedError {
        headers = Map.copyOf(headers);
    }

    static DocumentedError json(int status, String code, String body, String failureKind) {
        return new DocumentedError(status, code, Map.of(), body, failureKind);
    }

    /** Returns the fault that answers this error to every request. */
    public Fault asFault() {
        return headers.isEmpty() ? Fault.json(status, body) : Fault.answer(status, headers, body);
    }

    Reply asReply() {
        return asFault().applyTo(Reply.NONE);
    }
}
