package io.keyaudit.http.nonce;

import io.keyaudit.FailureKind;
import io.keyaudit.http.HttpException;

/** The key has been used with a larger nonce than the one just sent. To be thrown by a service's error mapper. */
public final class NonceTooSmallException extends HttpException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure that an answer of this status states. */
    public NonceTooSmallException(int status) {
        super(FailureKind.CONFIGURATION, "the key has been used with larger nonces", status);
    }
}
