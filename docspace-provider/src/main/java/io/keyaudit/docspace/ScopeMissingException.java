package io.keyaudit.docspace;

import io.keyaudit.FailureKind;
import io.keyaudit.http.HttpException;

/** The portal refuses a call without a word, which is how it says that none of the key's scopes opens it. */
final class ScopeMissingException extends HttpException {
    private static final long serialVersionUID = 1L;
    private static final int STATUS = 403;

    ScopeMissingException(String message) {
        super(FailureKind.FORBIDDEN, message, STATUS);
    }
}
