package io.keyaudit.cli;

/** Something was changed at the service, and then not all was done. The message says where it stands. */
final class UnfinishedException extends Exception {
    private static final long serialVersionUID = 1L;

    UnfinishedException(String message) {
        super(message);
    }
}
