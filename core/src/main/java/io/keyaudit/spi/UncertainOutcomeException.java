package io.keyaudit.spi;

import io.keyaudit.FailureKind;

/** It is not known what a request that changes something did at the service. The message says how to find out. */
public final class UncertainOutcomeException extends ProviderException {
    private static final long serialVersionUID = 1L;

    /** Creates a failure of this kind after which the change might have been made. */
    public UncertainOutcomeException(FailureKind kind, String message) {
        super(kind, message);
    }
}
