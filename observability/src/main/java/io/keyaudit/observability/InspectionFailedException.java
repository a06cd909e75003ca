package io.keyaudit.observability;

import io.keyaudit.FailureKind;

/** Says to Micrometer that a key was not read, by the kind of failure alone; it is never thrown. */
final class InspectionFailedException extends Exception {
    private static final long serialVersionUID = 1;

    InspectionFailedException(FailureKind kind) {
        super(kind.text(), null, false, false);
    }
}
