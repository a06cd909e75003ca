package io.keyaudit.spi;

import java.util.Locale;

/**
 * Where a row of a scope table comes from, and how far it can be relied on.
 *
 * @param text the source, for people, such as {@code REST documentation, "Key permissions"}; empty if none is named
 * @param mark how the fact follows from it
 */
public record FactSource(String text, Mark mark) {
    /** Names no source. */
    public static final FactSource NONE = new FactSource("", Mark.STATED);

    /** How a fact follows from its source. */
    public enum Mark {
        /** The source states it. */
        STATED,
        /** It is a conclusion from what the source states. */
        INFERRED,
        /** It was known to the table's author, and not looked up again. */
        RECALLED;

        /** Returns the name in files and reports, such as {@code stated}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    FactSource withMark(Mark marked) {
        return new FactSource(text, marked);
    }

    FactSource withText(String named) {
        return new FactSource(named, mark);
    }

    /** Returns this source as it stands in a section of a table: what it leaves open is the section's. */
    FactSource in(FactSource section) {
        return text.isEmpty() ? new FactSource(section.text, mark == Mark.STATED ? section.mark : mark) : this;
    }

    /** Returns the source and its mark for people; empty if no source is named and the fact is stated. */
    @Override
    public String toString() {
        if (mark == Mark.STATED) {
            return text;
        }
        return text.isEmpty() ? mark.text() : text + " (" + mark.text() + ")";
    }
}
