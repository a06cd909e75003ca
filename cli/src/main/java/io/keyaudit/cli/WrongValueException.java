package io.keyaudit.cli;

import picocli.CommandLine.TypeConversionException;

/** An option's value cannot be used. Unlike picocli's own messages, this one does not repeat the value. */
final class WrongValueException extends TypeConversionException {
    private static final long serialVersionUID = 1L;

    WrongValueException(String expected) {
        super(expected);
    }
}
