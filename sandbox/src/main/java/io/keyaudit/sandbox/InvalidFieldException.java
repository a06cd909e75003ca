package io.keyaudit.sandbox;

/** A field of a request is refused. */
final class InvalidFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    InvalidFieldException(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    Reply reply() {
        return DocSpaceReplies.validation(field, reason);
    }
}
