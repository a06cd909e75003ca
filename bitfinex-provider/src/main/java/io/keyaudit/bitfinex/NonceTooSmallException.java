package io.keyaudit.bitfinex;

import io.keyaudit.FailureKind;
import io.keyaudit.http.HttpException;

/** The key has been used with a larger nonce than the one just sent. */
final class NonceTooSmallException extends HttpException {
    private static final long serialVersionUID = 1L;

    NonceTooSmallException(int status) {
        super(FailureKind.CONFIGURATION, BitfinexError.NONCE.message(), status);
    }
}
