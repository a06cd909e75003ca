package io.keyaudit.formats;

import io.keyaudit.Sensitivity;
import io.keyaudit.Severity;

/** Colours of ANSI terminals. */
enum Ink {
    PLAIN(""),
    BOLD("1"),
    FAINT("2"),
    GREEN("32"),
    CYAN("36"),
    MAGENTA("35"),
    YELLOW("33"),
    RED("31"),
    BOLD_RED("1;31");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    static Ink of(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case LOW -> GREEN;
            case MODERATE -> CYAN;
            case HIGH -> MAGENTA;
            case CRITICAL -> BOLD_RED;
        };
    }

    static Ink of(Severity severity) {
        return switch (severity) {
            case INFO -> PLAIN;
            case LOW -> CYAN;
            case MEDIUM -> YELLOW;
            case HIGH -> MAGENTA;
            case CRITICAL -> BOLD_RED;
        };
    }

    String paint(String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
