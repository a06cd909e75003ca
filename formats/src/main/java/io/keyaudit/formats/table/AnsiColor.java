package io.keyaudit.formats.table;

import io.keyaudit.Sensitivity;
import io.keyaudit.Severity;
import io.keyaudit.formats.content.KeyNote;

/** Colours of ANSI terminals. */
enum AnsiColor {
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

    AnsiColor(String code) {
        this.code = code;
    }

    static AnsiColor of(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case LOW -> GREEN;
            case MODERATE -> CYAN;
            case HIGH -> MAGENTA;
            case CRITICAL -> BOLD_RED;
        };
    }

    static AnsiColor of(KeyNote.Weight weight) {
        return switch (weight) {
            case ALARM -> BOLD_RED;
            case WARNING -> YELLOW;
            case NOTE -> PLAIN;
        };
    }

    static AnsiColor of(Severity severity) {
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
