package io.keyaudit.formats.table;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.text.DisplayWidth;
import io.keyaudit.text.VisibleText;
import java.util.Collection;
import java.util.function.Function;

/**
 * How a table looks. Columns are as wide from the first row on as they will ever be, since rows are written as they
 * come.
 *
 * @param width characters in a line
 * @param keyWidth characters for a key's name; longer ones get a line of their own
 * @param providerWidth characters for a provider's id
 * @param colour whether colours show what is granted; they are the codes of ANSI terminals
 */
public record TableStyle(int width, int keyWidth, int providerWidth, boolean colour) {
    /** The width that is used when nothing else is known. */
    public static final int USUAL_WIDTH = 100;

    private static final int LEAST_WIDTH = 80;
    private static final int WIDEST_KEY = 30;
    private static final int WIDEST_PROVIDER = 16;

    /** Columns that fit these keys. */
    public static TableStyle fitting(Collection<AuditTarget> targets, int width, boolean colour) {
        return new TableStyle(
                Math.max(LEAST_WIDTH, width),
                widest(targets, AuditTarget::name, "KEY", WIDEST_KEY),
                widest(targets, AuditTarget::provider, "PROVIDER", WIDEST_PROVIDER),
                colour);
    }

    String paint(AnsiColor ink, String text) {
        return colour ? ink.paint(text) : text;
    }

    private static int widest(
            Collection<AuditTarget> targets, Function<AuditTarget, String> text, String heading, int most) {
        int widest = heading.length();
        for (AuditTarget target : targets) {
            widest = Math.max(widest, DisplayWidth.of(VisibleText.of(text.apply(target))));
        }
        return Math.min(widest, most);
    }
}
