package io.keyaudit.yaml;

import java.util.Comparator;

/**
 * A position in a text, written {@code 3:5}. Immutable.
 *
 * @param line the line, counted from 1
 * @param column the character in it, counted from 1
 */
public record Position(int line, int column) implements Comparable<Position> {
    /** The beginning of a text. */
    public static final Position START = new Position(1, 1);

    private static final Comparator<Position> ORDER =
            Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
